/* Rules as people say them: what an option does not go with, what it needs; anything else is a sentence. */

/** How a rule may be said. `excludes` and `needs` are of one option, to `others`. */
export function read(rule) {
  if (typeof rule.if !== "string") return { kind: "sentence" };
  const { if: option, then } = rule;
  if (then.not !== undefined && anyOf(then.not)) return { kind: "excludes", option, others: anyOf(then.not) };
  if (anyOf(then)) return { kind: "needs", option, others: anyOf(then) };
  return { kind: "sentence" };
}

/** The options of a condition that any one of them meets; null for what is no such condition. */
function anyOf(condition) {
  if (typeof condition === "string") return [condition];
  const some = condition.any;
  return some?.length && some.every((each) => typeof each === "string") ? some : null;
}

export function oneOf(options) {
  return options.length === 1 ? options[0] : { any: options };
}

/** A side of a sentence: how its options are meant, `null` where it is more than that. */
export function side(condition) {
  if (typeof condition === "string") return { meant: "any", options: [condition] };
  const negated = condition.not !== undefined;
  const inner = negated ? condition.not : condition;
  if (typeof inner === "string") return { meant: "none", options: [inner] };
  const meant = inner.all ? "all" : inner.any ? "any" : null;
  const options = inner[meant];
  if (meant === null || !options.every((each) => typeof each === "string")) return null;
  if (!negated) return { meant, options };
  return meant === "any" ? { meant: "none", options } : null;
}

export function condition(meant, options) {
  if (meant === "none") return { not: oneOf(options) };
  if (options.length === 1) return options[0];
  return { [meant]: options };
}

/** Every option that a condition names, as often as it does. */
export function named(one) {
  if (typeof one === "string") return [one];
  if (one.not !== undefined) return named(one.not);
  return (one.all ?? one.any).flatMap(named);
}

/** What an option does not go with, what it needs, what needs it: each with the rule that says so. */
export function about(document, option) {
  const found = { excludes: [], needs: [], neededBy: [], sentences: [] };
  for (const rule of document.head.rules ?? []) {
    const said = read(rule);
    if (said.kind === "sentence") {
      if ([...named(rule.if), ...named(rule.then)].includes(option)) found.sentences.push(rule);
    } else if (said.option === option) {
      found[said.kind].push({ rule, others: said.others });
    } else if (said.others.includes(option)) {
      found[said.kind === "excludes" ? "excludes" : "neededBy"].push({ rule, others: [said.option] });
    }
  }
  return found;
}

/** Options in chips: a group of which all are named is one. Each is {id, options}. */
export function chips(document, options) {
  const left = new Set(options);
  const found = [];
  for (const option of options) {
    if (!left.has(option)) continue;
    const choice = document.has(option) ? document.choiceOf(option) : null;
    const whole = choice === null ? [] : optionsOf(document, choice);
    const all = whole.length > 1 && whole.every((each) => left.has(each));
    const taken = all ? whole : [option];
    taken.forEach((each) => left.delete(each));
    found.push({ id: all ? choice : option, options: taken });
  }
  return found;
}

/** The options of a choosing group. */
export function optionsOf(document, choice) {
  return [...document.within(choice)].filter((id) => document.choiceOf(id) === choice);
}

/** Whether two options are in one group of which one is chosen: they never go together anyway. */
export function rivals(document, one, other) {
  const choice = document.choiceOf(one);
  return choice !== null && choice === document.choiceOf(other) && document.layer(choice).choose === "one";
}
