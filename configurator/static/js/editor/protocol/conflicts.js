/* What the server did not take of a batch, until the person decided: keep mine, or take theirs. */
import { uuid } from "./batches.js";

/** The layers, rules or fields that an operation is about, by id. */
export function subjects({ op, id, ids, layer, parent, rule, view, preset }) {
  if (ids) return ids;
  if (op === "insert") return [layer.id, ...(parent ? [parent] : [])];
  return [id ?? rule?.id ?? view?.id ?? preset?.id].filter(Boolean);
}

/** A value that says everything that a banner shows and a decision needs. */
export function conflict(operation, { code, message, theirs = null, by = null, at = null }) {
  return { id: uuid(), operation, code, message, theirs, by, at };
}

/** Whether the operation can be done all the same, if the person wants it.
    `removed` has, by id, the operation that puts a removed layer back. */
export function insistence(found, removed) {
  const { operation, code } = found;
  if (code === "changed") return [operation];
  if (code === "edited") return [{ ...operation, confirm: true }];
  if (code === "gone") {
    const missing = subjects(operation).filter((id) => removed.has(id));
    const back = new Set(missing.map((id) => removed.get(id)));
    return missing.length ? [...back, operation] : null;
  }
  return null;
}
