/* Stock items as the editor knows them. They are the shop's: what is changed here acts at once, and undo leaves it. */
import { Refused, Unreachable } from "../protocol/calls.js";
import { Store } from "../store.js";
import { gettext } from "../words.js";
import { UNTRACKED } from "./terms.js";

const QUIET = 350; // Milliseconds without a change before it is sent.
const AT_ONCE = 4;
const CHUNK = 500;

export class StockItems extends Store {
  /** Another number after every change that the shop has taken. */
  revision = 0;
  /** Why changes were not taken: {sku, message}, until the next one. */
  refused = [];
  /** Told with the skus of items that were created. */
  created = () => {};
  #known = new Map();
  #waiting = new Map();
  #sending = new Map();
  #timer = null;
  #turn = Promise.resolve();

  /** `policy` is {management, backorder, low_stock_threshold} of the shop. */
  constructor(calls, policy) {
    super();
    this.calls = calls;
    this.policy = policy;
    addEventListener("pagehide", () => this.flush());
    addEventListener("beforeunload", (event) => this.busy && event.preventDefault());
  }

  /** Whether something is not yet taken. */
  get busy() {
    return this.#waiting.size + this.#sending.size > 0;
  }

  /** {sku, stock, promo, uses, more_uses} as last read, undefined as long as it was not. */
  get(sku) {
    return this.#known.get(sku);
  }

  /** Terms and counters, with what was changed here; of an item that does not exist, as it would be. */
  terms(sku) {
    return { ...UNTRACKED, ...this.#known.get(sku)?.stock, ...this.#sending.get(sku), ...this.#waiting.get(sku) };
  }

  /** Reads them, whether they are known or not. */
  async read(skus) {
    for (let from = 0; from < skus.length; from += CHUNK) {
      const found = await this.#quietly(() => this.calls.lookUp({ skus: skus.slice(from, from + CHUNK) }));
      if (found) this.#take(found);
    }
  }

  /** Items that the words find, `more` beside them; none without a connection. */
  async search(q) {
    const found = await this.#quietly(() => this.calls.lookUp({ q }));
    if (found) this.#take(found);
    return found ?? { items: [], more: 0 };
  }

  /** Shown at once, and sent as soon as there is quiet. */
  change(skus, terms) {
    for (const sku of skus) this.#waiting.set(sku, { ...this.#waiting.get(sku), ...terms });
    this.refused = [];
    this.changed();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), QUIET);
  }

  flush() {
    clearTimeout(this.#timer);
    this.#turn = this.#turn.then(() => this.#send());
    return this.#turn;
  }

  /** So many are there, and from now on they are counted. */
  count(sku, quantity) {
    this.flush();
    this.#turn = this.#turn.then(() => this.#count(sku, quantity));
    return this.#turn;
  }

  async #count(sku, quantity) {
    this.refused = [];
    this.#sending.set(sku, { on_hand: quantity });
    this.changed();
    await this.#act(sku, async () => {
      if (!this.#known.get(sku)?.stock) await this.#put(sku, {});
      await this.calls.count(sku, quantity);
      if (!this.#known.get(sku)?.stock?.tracked) await this.#put(sku, { tracked: true });
    });
    await this.#taken([sku]);
  }

  async #send() {
    const changes = [...this.#waiting];
    if (!changes.length) return;
    this.#sending = new Map(changes);
    this.#waiting.clear();
    const left = [...changes];
    const work = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const [sku, terms] = next;
        await this.#act(sku, () => this.#put(sku, terms));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await this.#taken(changes.map(([sku]) => sku));
  }

  async #put(sku, terms) {
    const before = this.#known.get(sku);
    const isNew = before?.stock === null;
    const stock = await (isNew ? this.calls.create(sku, terms) : this.calls.change(sku, terms));
    this.#known.set(sku, { sku, promo: "", uses: [], more_uses: 0, ...before, stock });
    if (isNew) this.created([sku]);
  }

  async #act(sku, work) {
    try {
      await work();
    } catch (error) {
      if (error instanceof Unreachable) this.#refuse(sku, gettext("The shop could not be reached: this is as it was."));
      else if (error instanceof Refused) this.#refuse(sku, error.problems[0]?.message ?? error.message);
      else throw error;
    }
  }

  #refuse(sku, message) {
    this.refused = [...this.refused, { sku, message }];
  }

  /** Read anew, since one change can have others behind it. */
  async #taken(skus) {
    await this.read(skus);
    skus.forEach((sku) => this.#sending.delete(sku));
    this.revision += 1;
    this.changed();
  }

  #take({ items, management, backorder, low_stock_threshold }) {
    for (const item of items) this.#known.set(item.sku, item);
    this.policy = { management, backorder, low_stock_threshold };
    this.changed();
  }

  /** What could not be read stays as it was last read. */
  async #quietly(read) {
    try {
      return await read();
    } catch (error) {
      if (error instanceof Unreachable || error instanceof Refused) return null;
      throw error;
    }
  }
}
