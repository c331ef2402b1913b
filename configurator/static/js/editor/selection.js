/* The layers that are selected, and the one that has the keyboard. */
import { Store } from "./store.js";

export class Selection extends Store {
  ids = new Set();
  /** The row with the keyboard, which need not be selected. */
  focus = null;
  /** From where Shift selects. */
  anchor = null;

  has(id) {
    return this.ids.has(id);
  }

  get size() {
    return this.ids.size;
  }

  /** The layer alone. */
  pick(id) {
    this.replace(id === null ? [] : [id], id);
  }

  replace(ids, focus = ids.at(-1) ?? null, anchor = focus) {
    this.ids = new Set(ids);
    this.focus = focus;
    this.anchor = anchor;
    this.changed();
  }

  toggle(id) {
    const ids = new Set(this.ids);
    if (!ids.delete(id)) ids.add(id);
    this.replace([...ids], id);
  }

  /** Everything between the anchor and the layer, as the rows stand. */
  extend(rows, id) {
    const order = rows.map((row) => row.id);
    const [from, to] = [order.indexOf(this.anchor), order.indexOf(id)];
    if (from < 0 || to < 0) return this.pick(id);
    return this.replace(order.slice(Math.min(from, to), Math.max(from, to) + 1), id, this.anchor);
  }

  /** The keyboard goes there, the selection stays. */
  look(id) {
    this.focus = id;
    this.changed();
  }

  follow(from, to) {
    const name = (id) => (id === from ? to : id);
    this.ids = new Set([...this.ids].map(name));
    this.focus = name(this.focus);
    this.anchor = name(this.anchor);
  }

  /** Layers that are gone are not selected; the keyboard stays near where it was: on `near`, if it still exists. */
  prune(document, near) {
    const ids = [...this.ids].filter((id) => document.has(id));
    const lost = this.focus !== null && !document.has(this.focus);
    if (ids.length === this.ids.size && !lost) return;
    const focus = lost ? (near && document.has(near) ? near : null) : this.focus;
    this.replace(ids, focus, document.has(this.anchor) ? this.anchor : focus);
  }
}
