/* The texts of a draft that shoppers read, by the keys of their translations. */

/** `{key, text}` in the order of the menu; what has no text needs none in another language either. */
export function texts(document) {
  const { title, description, views, rules = [], presets = [] } = document.head;
  const layers = [...document.all()].map((id) => ({ key: id, text: document.field(id, "label") }));
  const all = [
    { key: "title", text: title },
    { key: "description", text: description },
    ...views.map((view) => ({ key: view.id, text: view.label })),
    ...layers,
    ...rules.map((rule) => ({ key: rule.id, text: rule.message })),
    ...presets.map((preset) => ({ key: preset.id, text: preset.label })),
  ].filter(({ text }) => text?.trim());
  return [...new Map(all.reverse().map((each) => [each.key, each])).values()].reverse(); // One key has one text: the first.
}
