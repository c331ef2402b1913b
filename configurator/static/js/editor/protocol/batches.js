/* The batches that wait to be sent, oldest first. Each has the operations of one gesture; the newest is open, and takes
   further ones of its gesture until it is sent. */

export const MOST_OPERATIONS = 500;
const MOST_BYTES = 900_000;

export class Batches {
  waiting = [];
  /** The gesture of which something was sent last. */
  #begun;

  constructor(client) {
    this.client = client;
  }

  /** Adds operations; answers the batches that are new or changed. */
  add(operations, gesture, base) {
    const changed = new Set();
    for (const operation of operations) {
      let batch = this.waiting.at(-1);
      if (!batch?.open || batch.gesture !== gesture || !room(batch, operation)) {
        this.close();
        batch = { batch: uuid(), client: this.client, gesture, base, ops: [], open: true };
        this.waiting.push(batch);
      }
      batch.ops = merged(batch.ops, operation);
      changed.add(batch);
    }
    return [...changed];
  }

  /** The newest takes no more. */
  close() {
    const newest = this.waiting.at(-1);
    if (newest) newest.open = false;
  }

  /** The oldest one that is complete, now being sent. */
  next() {
    const [oldest] = this.waiting;
    if (!oldest || oldest.open) return null;
    oldest.sent = true;
    this.#begun = oldest.gesture;
    return oldest;
  }

  remove(id) {
    this.waiting = this.waiting.filter((each) => each.batch !== id);
  }

  /** Takes back the newest gesture if none of it was sent; answers its batches, oldest first, else null. */
  withdraw() {
    const gesture = this.waiting.at(-1)?.gesture;
    const own = this.waiting.filter((each) => each.gesture === gesture);
    if (gesture === undefined || gesture === this.#begun || own.some((each) => each.sent)) return null;
    this.waiting = this.waiting.filter((each) => each.gesture !== gesture);
    return own;
  }

  /** The server has done it, though its answer is not here yet. */
  arrived(id) {
    const batch = this.waiting.find((each) => each.batch === id);
    if (batch) batch.arrived = true;
  }

  /** What the server is not known to have done. */
  get operations() {
    return this.waiting.filter((each) => !each.arrived).flatMap((each) => each.ops);
  }
}

/** A batch as the server takes it. */
export function body({ batch, client, gesture, base, ops }) {
  return { batch, client, gesture, base, ops };
}

/** What an operation is about, so that a later one on the same replaces it; null for those that only add up. */
function subject(operation) {
  const { op, id, field, view, part } = operation;
  if (op === "set") return `set ${id} ${field}`;
  if (op === "place") return operation.asset === null ? null : `place ${id} ${view} ${part ?? ""}`;
  return op === "doc" ? `doc ${field}` : null;
}

function merged(operations, operation) {
  const about = subject(operation);
  const at = about === null ? -1 : operations.findLastIndex((each) => subject(each) === about);
  if (at < 0 || operations.slice(at + 1).some((each) => subject(each) === null)) return [...operations, operation];
  return operations.with(at, { ...operations[at], ...operation });
}

function room(batch, operation) {
  if (batch.ops.length >= MOST_OPERATIONS) return false;
  return batch.ops.length < 20 || JSON.stringify(batch.ops).length + JSON.stringify(operation).length < MOST_BYTES;
}

/** Also where the page came by plain HTTP, where browsers have no `crypto.randomUUID`. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
