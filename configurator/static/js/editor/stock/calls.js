/* The calls about stock items that the editor makes. */
import { Refused, ask } from "../protocol/calls.js";
import { uuid } from "../protocol/batches.js";

export class StockCalls {
  /** `item` and `movements` are addresses with {sku} in the item's place. */
  constructor({ api, item, movements }, locale) {
    this.api = api;
    this.item = item;
    this.movements = movements;
    this.locale = locale;
  }

  /** The items of `skus`, or those that `q` finds; with the shop's settings about stock. */
  lookUp(body) {
    return this.#ask("POST", `${this.api}/draft/stock`, body);
  }

  /** Sets some terms of an item; one that does not exist yet is created, not counted unless they say so. */
  async change(sku, terms) {
    try {
      return await this.#ask("PATCH", address(this.item, sku), terms);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 404) throw error;
      return this.#ask("PUT", address(this.item, sku), { tracked: false, ...terms });
    }
  }

  /** So many were counted. */
  count(sku, quantity) {
    return this.#ask("POST", address(this.movements, sku), { kind: "count", quantity }, { "Idempotency-Key": uuid() });
  }

  #ask(method, at, body, headers) {
    return ask(at, { method, body, headers, locale: this.locale, keepalive: true });
  }
}

function address(pattern, sku) {
  return pattern.replace("{sku}", encodeURIComponent(sku));
}
