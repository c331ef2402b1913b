/* Operations that change rules: the pairs of an option are one rule, as long as nobody gave them words of their own. */
import { oneOf, read } from "./reading.js";

/** Adds what an option does not go with (`excludes`) or needs (`needs`). */
export function added(document, kind, option, others) {
  const rule = (document.head.rules ?? []).find((each) => {
    const said = read(each);
    return said.kind === kind && said.option === option && !each.message;
  });
  const known = rule ? read(rule).others : [];
  const all = [...new Set([...known, ...others])].filter((each) => each !== option);
  if (all.length === known.length) return [];
  return [put(rule ?? { id: freshRule(document), message: "" }, kind, option, all)];
}

/** Takes options out of a rule, and the rule away where nothing is left of it. */
export function removed(document, rule, options) {
  const { kind, option, others } = read(rule);
  if (options.includes(option)) return [{ op: "rule.remove", id: rule.id }];
  const left = others.filter((each) => !options.includes(each));
  return [left.length ? put(rule, kind, option, left) : { op: "rule.remove", id: rule.id }];
}

function put(rule, kind, option, others) {
  const then = kind === "excludes" ? { not: oneOf(others) } : oneOf(others);
  return { op: "rule.put", rule: { ...rule, if: option, then } };
}

/** The next of r1, r2 … that nothing has. */
export function freshRule(document) {
  const numbers = (document.head.rules ?? []).map((rule) => Number(/^r(\d+)$/.exec(rule.id)?.[1] ?? 0));
  let number = Math.max(0, ...numbers) + 1;
  while (document.names(`r${number}`)) number += 1;
  return `r${number}`;
}

/** Forbids the pairs of a grid, or allows them again: one rule for each option of the first group. */
export function forbidden(document, pairs, on) {
  const operations = new Map();
  const look = { head: { ...document.head, rules: [...(document.head.rules ?? [])] }, names: (id) => document.names(id) || operations.has(id) };
  for (const [one, other] of pairs) {
    const made = on ? (excluded(look, one, other).length ? [] : added(look, "excludes", one, [other])) : excluded(look, one, other).flatMap((rule) => removed(look, rule, read(rule).option === one ? [other] : [one]));
    for (const operation of made) {
      const id = operation.rule?.id ?? operation.id;
      operations.set(id, operation);
      const rest = look.head.rules.filter((rule) => rule.id !== id);
      look.head.rules = operation.op === "rule.put" ? [...rest, operation.rule] : rest;
    }
  }
  return [...operations.values()];
}

/** The rules that say that two options do not go together. */
export function excluded(document, one, other) {
  return (document.head.rules ?? []).filter((rule) => {
    const said = read(rule);
    if (said.kind !== "excludes") return false;
    return (said.option === one && said.others.includes(other)) || (said.option === other && said.others.includes(one));
  });
}
