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

/** What does the operation all the same, if the person wants it; null where nothing does. */
export function insistence({ operation, code, theirs }) {
  if (code === "changed") return [operation];
  if (code === "edited") return [{ ...operation, confirm: true }];
  return code === "gone" && theirs?.op ? [theirs, operation] : null;
}
