/*
 * The stage as something to work on: a click selects, another one deeper; what is selected is dragged.
 *
 * It stands before the page's own zoom, which has the stage as long as the page is only tried.
 */
import { under } from "./pick.js";

const STILL = 3; // A click moves no further.

export class Canvas {
  constructor(page, tell) {
    this.page = page;
    this.tell = tell;
    this.stage = page.querySelector("[data-stage]");
    this.selected = new Set();
    this.hidden = new Set();
    this.locked = new Set();
    this.active = true;
    this.press = null;
    const on = (kind, act) => this.stage.addEventListener(kind, (event) => this.active && act.call(this, event), true);
    on("pointerdown", this.onDown);
    on("pointermove", this.onMove);
    on("pointerup", this.onUp);
    on("pointercancel", this.onCancel);
    on("click", (event) => event.stopImmediatePropagation());
    on("dblclick", this.onDouble);
    new MutationObserver(() => this.mark()).observe(page.querySelector("[data-stack]"), { childList: true });
    this.mark();
  }

  get images() {
    return [...this.stage.querySelectorAll("[data-layer]")];
  }

  show({ selected, hidden, locked, active }) {
    if (selected) this.selected = new Set(selected);
    if (hidden) this.hidden = new Set(hidden);
    if (locked) this.locked = new Set(locked);
    if (active !== undefined) this.active = active;
    this.mark();
  }

  mark() {
    this.stage.toggleAttribute("data-canvas", this.active);
    for (const image of this.images) {
      const { layer } = image.dataset;
      image.style.visibility = this.hidden.has(layer) ? "hidden" : "";
      image.toggleAttribute("data-marked", this.active && this.selected.has(layer));
    }
  }

  onDown(event) {
    if (event.button) return;
    event.stopImmediatePropagation();
    const found = under(this.images, event).filter(({ dataset }) => !this.locked.has(dataset.layer));
    const layers = [...new Set(found.map(({ dataset }) => dataset.layer))];
    const kept = layers.find((layer) => this.selected.has(layer));
    const taken = kept ?? layers[0];
    this.press = { event, layers, kept, dragged: null };
    if (taken !== undefined) this.press.image = found.find(({ dataset }) => dataset.layer === taken);
    if (taken !== undefined) this.stage.setPointerCapture(event.pointerId);
  }

  onMove(event) {
    if (!this.press) return;
    event.stopImmediatePropagation();
    const [across, down] = this.way(event);
    if (!this.press.dragged && Math.hypot(across, down) <= STILL) return;
    if (!this.press.image) return;
    this.drag(across, down);
  }

  /* In pixels of the screen. */
  way({ clientX, clientY }) {
    const { event } = this.press;
    return [clientX - event.clientX, clientY - event.clientY];
  }

  drag(across, down) {
    const { layer } = this.press.image.dataset;
    if (!this.press.dragged) this.tell("picked", { layer, more: this.selected.has(layer) });
    const scale = this.page.size.width / this.page.querySelector("[data-stack]").getBoundingClientRect().width;
    this.press.dragged = { layer, part: Number(this.press.image.dataset.part), x: Math.round(across * scale), y: Math.round(down * scale) };
    this.tell("dragging", this.press.dragged);
  }

  onUp(event) {
    if (!this.press) return;
    event.stopImmediatePropagation();
    const { dragged, layers, kept } = this.press;
    this.press = null;
    if (dragged) return this.tell("dragged", dragged);
    const deeper = kept === undefined || event.shiftKey ? layers[0] : layers[(layers.indexOf(kept) + 1) % layers.length];
    this.tell("picked", { layer: deeper ?? null, more: event.shiftKey });
  }

  onCancel() {
    if (this.press?.dragged) this.tell("dragged", { ...this.press.dragged, x: 0, y: 0 });
    this.press = null;
  }

  onDouble(event) {
    event.stopImmediatePropagation();
    const [first] = under(this.images, event);
    if (first) this.tell("opened", { layer: first.dataset.layer });
  }
}
