/* The draft of this window: what the server has, and on top of it what it has not acknowledged yet. */
import { Batches, body, uuid } from "./batches.js";
import { Refused, Unreachable } from "./calls.js";
import { conflict, insistence } from "./conflicts.js";
import { DraftDocument, Refusal } from "../document/document.js";
import { Store } from "../store.js";

export const DEBOUNCE = 250;
export const POLL = 2_000;
const BACKOFF = [500, 1_000, 2_000, 4_000, 8_000];

export const State = Object.freeze({
  SAVED: "saved", SAVING: "saving", OFFLINE: "offline", SIGNED_OUT: "signed_out", GONE: "gone",
});

export class DraftClient extends Store {
  /** What others did, told to `foreign(items)`; ids that changed, to `renamed(from, to)`; that it was read anew, to
      `resynced()`, since what waited is then sent on top of what others did. */
  foreign = () => {};
  resynced = () => {};
  renamed = () => {};
  conflicts = [];
  failures = 0;
  trouble = null;
  #withdrawn = [];
  #turn = Promise.resolve();
  #timers = {};
  #ended = new AbortController();

  constructor({ json, client, calls, waiting }) {
    super();
    this.calls = calls;
    this.waiting = waiting;
    this.batches = new Batches(client);
    this.#accept(json);
  }

  /** Takes up what earlier windows left behind, and begins to listen; `orphaned(client)` says whose batches are ours. */
  async start(orphaned = async () => true) {
    const kept = await this.waiting.batches();
    this.conflicts = await this.waiting.conflicts();
    const own = new Set([this.batches.client]);
    for (const client of new Set(kept.map((each) => each.client))) if (await orphaned(client)) own.add(client);
    this.batches.waiting = kept.filter((each) => own.has(each.client)).map((each) => ({ ...each, open: false }));
    this.#rebase();
    this.changed();
    this.#listen();
    await this.send();
  }

  stop() {
    this.#ended.abort();
    Object.values(this.#timers).forEach(clearTimeout);
  }

  get state() {
    if (this.trouble) return this.trouble;
    return this.batches.waiting.length ? State.SAVING : State.SAVED;
  }

  /** Whether everything was acknowledged. */
  get settled() {
    return !this.batches.waiting.length;
  }

  /** Do it here at once and send it soon; raises Refusal where the document cannot take it, and then does none of it. */
  edit(operations, gesture = uuid()) {
    if (!operations.length) return;
    this.document.applyAll(operations);
    this.#withdrawn = [];
    this.#follow(operations);
    this.#keep(this.batches.add(operations, gesture, this.rev));
    this.changed();
    clearTimeout(this.#timers.debounce);
    this.#timers.debounce = setTimeout(() => this.flush(), DEBOUNCE);
  }

  /** Send what waits, without waiting for more of it. */
  flush() {
    clearTimeout(this.#timers.debounce);
    this.batches.close();
    return this.send();
  }

  /** Sends batch after batch, one at a time; answers when nothing waits that can be sent now. */
  send() {
    return this.#inTurn(async () => {
      for (let batch = this.batches.next(); batch && !this.#ended.signal.aborted; batch = this.batches.next()) await this.#deliver(batch);
    });
  }

  poll() {
    return this.#inTurn(() => this.#catchUp());
  }

  /** Takes the newest gesture of this window back; answers how many operations were `done`, the refusals of those
      that were `skipped` since others changed the same, and the `operations` in whose places something changed. */
  undo() {
    const own = this.batches.withdraw();
    if (!own) return this.#turnBack("undo");
    this.#withdrawn.push(own);
    own.forEach((batch) => this.#quietly(this.waiting.remove(batch)));
    for (const { op, id, to } of own.flatMap((batch) => batch.ops).reverse()) if (op === "rename") this.renamed(to, id);
    this.#rebase();
    this.changed();
    return Promise.resolve(locally(own));
  }

  redo() {
    const own = this.#withdrawn.at(-1);
    if (!own) return this.#turnBack("redo");
    const others = this.#withdrawn.slice(0, -1);
    try {
      for (const { ops, gesture } of own) this.edit(ops, gesture);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    this.#withdrawn = others;
    return Promise.resolve(locally(own));
  }

  keepMine(found) {
    this.drop(found);
    this.edit(insistence(found));
  }

  /** Theirs stands. */
  drop(found) {
    this.conflicts = this.conflicts.filter((each) => each.id !== found.id);
    this.#quietly(this.waiting.forget(found));
    this.changed();
  }

  /** The draft as it stands becomes the next version; answers {id, version}, raises Refused. */
  async publish() {
    await this.flush();
    return this.#inTurn(async () => {
      const published = await this.calls.publish(this.rev);
      this.published = published.version;
      this.status = "published";
      this.changed();
      return published;
    }, true);
  }

  #accept(json) {
    this.base = DraftDocument.from(json);
    this.document = this.base.copy();
    this.rev = json.rev;
    this.published = json.version;
    this.status = json.status;
  }

  async #deliver(batch) {
    let answer;
    try {
      answer = await this.calls.edit(body(batch));
    } catch (error) {
      if (!(error instanceof Refused) || [401, 403, 404, 410].includes(error.status)) throw error;
      if (asksForResync(error)) return this.#resync(batch);
      answer = { rev: this.rev, applied: [], refused: batch.ops.map((_, n) => ({ n, code: "refused", message: error.message })) };
    }
    await this.#acknowledge(batch, answer);
  }

  async #acknowledge(batch, { rev, applied, refused, ops }) {
    const asSent = applied.map((n) => batch.ops[n]);
    const alone = applied.length > 0 && this.#advance(ops ?? asSent, rev, batch.batch);
    if (!alone && rev > this.rev) await this.#catchUp();
    const found = refused.map((one) => conflict(batch.ops[one.n], one));
    await this.waiting.settle(batch, found);
    this.batches.remove(batch.batch);
    if (applied.length) this.#touched();
    this.conflicts = [...this.conflicts, ...found];
    if (found.length || ops || !alone) this.#rebase();
    this.changed();
  }

  /** What the server did at `rev`, which has to be the next; false if it is not, or does not fit here. */
  #advance(operations, rev, batch) {
    if (rev !== this.rev + 1) return false;
    try {
      this.base.applyAll(operations);
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
    this.rev = rev;
    this.batches.arrived(batch);
    return true;
  }

  #touched() {
    if (this.status !== "draft") this.status = "changed";
  }

  /** Reads what was done since, by others and by us. */
  async #catchUp() {
    let page;
    do {
      page = await this.calls.editsAfter(this.rev).catch((error) => {
        if (asksForResync(error)) return null;
        throw error;
      });
      if (page === null || !this.#take(page.items)) return this.#resync();
    } while (page.next);
  }

  /** False where something does not fit: then this window has lost track. */
  #take(items) {
    const news = items.filter((item) => item.rev > this.rev);
    if (!news.every((item) => this.#advance(item.ops, item.rev, item.batch))) return false;
    if (!news.length) return true;
    this.#touched();
    news.forEach((item) => this.#follow(item.ops));
    this.#rebase();
    const others = news.filter((item) => item.client !== this.batches.client);
    if (others.length) this.foreign(others);
    this.changed();
    return true;
  }

  /** What is shown: what the server has, and what waits on top; what no longer fits there the server will refuse. */
  #rebase() {
    this.document = this.base.copy();
    for (const operation of this.batches.operations) {
      try {
        this.document.apply(operation);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
  }

  async #resync(refused = null) {
    const json = await this.calls.draft();
    this.#accept(json);
    for (const batch of this.batches.waiting) batch.base = this.rev;
    if (refused) await this.waiting.put(refused);
    this.#rebase();
    this.resynced();
    this.changed();
  }

  #turnBack(way) {
    return this.flush().then(() => this.#inTurn(async () => {
      if (!this.settled) throw new Unreachable(this.trouble);
      const batch = uuid();
      const { rev, applied, refused, ops } = await this.calls[way]({ client: this.batches.client, batch });
      if (!applied.length) return { done: 0, skipped: refused, operations: [] };
      if (this.#advance(ops, rev, batch)) {
        this.#touched();
        this.#follow(ops);
        this.#rebase();
        this.changed();
      } else {
        await this.#catchUp();
      }
      return { done: applied.length, skipped: refused, operations: ops };
    }, true));
  }

  #follow(operations) {
    for (const { op, id, to } of operations) if (op === "rename") this.renamed(id, to);
  }

  #keep(batches) {
    for (const batch of batches) this.#quietly(this.waiting.put(batch));
  }

  /** A browser that cannot keep it (no room, say) still sends it. */
  #quietly(written) {
    written.catch((error) => console.warn(error));
  }

  /** One call at a time, in the order in which they were wanted; `loud` ones say when there was no answer. */
  #inTurn(act, loud = false) {
    const answer = this.#turn.then(() => this.#tried(act, loud));
    this.#turn = answer.catch(() => {});
    return answer;
  }

  async #tried(act, loud) {
    try {
      const answer = await act();
      this.#well();
      return answer;
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble) this.#unwell(trouble);
      if (!trouble || loud) throw error;
      return undefined;
    }
  }

  #well() {
    this.failures = 0;
    if (!this.trouble) return;
    this.trouble = null;
    this.changed();
  }

  #unwell(trouble) {
    const pause = BACKOFF[Math.min(this.failures, BACKOFF.length - 1)];
    this.failures += 1;
    this.trouble = trouble;
    this.changed();
    clearTimeout(this.#timers.retry);
    if (!this.#ended.signal.aborted && trouble !== State.GONE) this.#timers.retry = setTimeout(() => this.retry(), pause);
  }

  /** At once, where there is a reason to hope. */
  retry() {
    clearTimeout(this.#timers.retry);
    return this.settled ? this.poll() : this.send();
  }

  #listen() {
    const again = async () => {
      if (document.visibilityState === "visible" && !this.trouble) await this.poll();
      if (!this.#ended.signal.aborted) this.#timers.poll = setTimeout(again, POLL);
    };
    this.#timers.poll = setTimeout(again, POLL);
    const { signal } = this.#ended;
    addEventListener("online", () => this.retry(), { signal });
    addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.poll(), { signal });
    addEventListener("pagehide", () => this.flush(), { signal });
    addEventListener("beforeunload", (event) => this.settled || event.preventDefault(), { signal });
  }
}

function locally(batches) {
  return { done: 1, skipped: [], operations: batches.flatMap((batch) => batch.ops) };
}

function asksForResync(error) {
  return error instanceof Refused && error.problems.some((problem) => problem.code === "resync");
}

function troubleOf(error) {
  if (error instanceof Unreachable) return State.OFFLINE;
  if (!(error instanceof Refused)) return null;
  if (error.status === 401 || error.status === 403) return State.SIGNED_OUT;
  return error.status === 404 || error.status === 410 ? State.GONE : null;
}
