/* What else names a layer, and so follows when its id changes: rules, `show_if`, presets and translations. */

export const renamed = {
  head(head, id, to) {
    const shared = [...(head.views ?? []), ...(head.presets ?? [])].some((each) => each.id === id);
    return {
      ...head,
      rules: (head.rules ?? []).map((rule) => ruled(rule, id, to)),
      presets: (head.presets ?? []).map((preset) => ({
        ...preset,
        selected: (preset.selected ?? []).map((each) => (each === id ? to : each)),
      })),
      translations: translated(head.translations ?? {}, id, to, shared),
    };
  },

  layer(layer, id, to) {
    if (!layer.show_if || !mentions(layer.show_if, id)) return layer;
    return { ...layer, show_if: condition(layer.show_if, id, to) };
  },
};

/** Whether a condition names the layer. */
export function mentions(one, id) {
  if (typeof one === "string") return one === id;
  if (one.not !== undefined) return mentions(one.not, id);
  return (one.all ?? one.any).some((part) => mentions(part, id));
}

function condition(one, id, to) {
  if (typeof one === "string") return one === id ? to : one;
  if (one.not !== undefined) return { not: condition(one.not, id, to) };
  const name = one.all ? "all" : "any";
  return { [name]: one[name].map((part) => condition(part, id, to)) };
}

function ruled(rule, id, to) {
  return { ...rule, if: condition(rule.if, id, to), then: condition(rule.then, id, to) };
}

/** A view or preset of the same id keeps its text: they are not layers. */
function translated(languages, id, to, shared) {
  return Object.fromEntries(
    Object.entries(languages).map(([language, words]) => [
      language,
      id in words ? moved(words, id, to, shared) : words,
    ]),
  );
}

function moved(words, id, to, shared) {
  const others = Object.entries(words).filter(([name]) => name !== to && (shared || name !== id));
  return Object.fromEntries([...others, [to, words[id]]]);
}
