/* What the terms of a stock item mean for a layer of the draft. */

/** An item that does not exist yet is as publishing creates it. */
export const UNTRACKED = Object.freeze({
  tracked: false, status: "in_stock", backorder: "inherit", notify: true, backorder_limit: null, backorder_promo: "",
  low_stock_threshold: null, restock_on: null, preorder_release_on: null, preorder_limit: null,
  on_hand: 0, allocated: 0, held: 0, backordered: 0, preordered: 0, available: 0, availability: "in_stock",
});

/** The item that a layer has for itself. */
export function ownSku(configurator, id) {
  return `${configurator}.${id}`;
}

/** What the layer takes from; null where it takes from nothing. */
export function skuOf(document, configurator, id) {
  const { managed, sku } = document.field(id, "stock");
  return managed ? (sku ?? ownSku(configurator, id)) : null;
}

/** The draft's layers that take from an item, in menu order. */
export function takers(document, configurator, sku) {
  return [...document.all()].filter((id) => !document.isGroup(id) && skuOf(document, configurator, id) === sku);
}

/** The operations that change what layers take. */
export function taking(document, ids, change) {
  return ids.map((id) => ({ op: "set", id, field: "stock", value: { ...document.field(id, "stock"), ...change } }));
}

/** Whether backorder is allowed, and whose setting said so: the nearest one wins. */
export function decision(terms, configurator, shop) {
  if (terms.backorder !== "inherit") return { allowed: terms.backorder === "allow", source: "item" };
  if (configurator !== "inherit") return { allowed: configurator === "on", source: "configurator" };
  return { allowed: shop, source: "shop" };
}

/** Whether a shopper who wants one finds none. */
export function isOut({ tracked, status, available }) {
  return status !== "preorder" && (tracked ? available < 1 : status !== "in_stock");
}
