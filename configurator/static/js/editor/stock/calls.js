/* The calls about stock items that the editor makes. */
import { ask } from "../protocol/calls.js";
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

  /** Sets some terms of an item. */
  change(sku, terms) {
    return this.#ask("PATCH", address(this.item, sku), terms);
  }

  /** Makes an item, not counted unless the terms say so. */
  create(sku, terms) {
    return this.#ask("PUT", address(this.item, sku), { tracked: false, ...terms });
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
