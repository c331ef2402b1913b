/* How the person looks at the stage, and what its page last said of itself. */
import { Store } from "../store.js";

export const PICTURE = "picture";
/** Widths of windows in pixels, at which the page is laid out as for shoppers. */
export const WIDTHS = { desktop: 1280, tablet: 820, phone: 390 };

export class Scene extends Store {
  /** The picture alone, or the page at one of the widths. */
  size = PICTURE;
  /** Tried as by a shopper, in place of being worked on. */
  trying = false;
  /** Items that are looked at as if they were sold out. */
  soldOut = new Set();
  /** The shopper's language, null for the shop's. */
  locale = null;
  /** What is chosen on the page, and what it says against buying that. */
  chosen = [];
  problems = [];
  /** Rules because of which an option that was pressed cannot be chosen. */
  rules = [];

  set(change) {
    Object.assign(this, change);
    this.changed();
  }

  toggleSoldOut(skus) {
    const soldOut = new Set(this.soldOut);
    const all = skus.every((sku) => soldOut.has(sku));
    for (const sku of skus) all ? soldOut.delete(sku) : soldOut.add(sku);
    this.set({ soldOut });
  }

  /** What the preview's address says beside the configurator. */
  get query() {
    const said = new URLSearchParams();
    if (this.soldOut.size) said.set("suppose", JSON.stringify(Object.fromEntries([...this.soldOut].map((sku) => [sku, { on_hand: 0 }]))));
    if (this.locale) said.set("locale", this.locale);
    return said.size ? `?${said}` : "";
  }
}
