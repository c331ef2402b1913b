/* What a person sees of a draft and nobody else does: kept by the browser, never part of the document. */
import { Store } from "./store.js";

export const MENU = "menu";
export const STACKING = "stacking";

export class BrowserState extends Store {
  /** Groups that are closed; layers that the stage leaves out, or the mouse leaves alone. */
  collapsed = new Set();
  hidden = new Set();
  locked = new Set();
  /** The only layers that the stage shows, null for all that are not hidden. */
  solo = null;
  order = MENU;
  view = null;
  search = "";
  #key;

  constructor(person, configurator) {
    super();
    this.#key = `pc-editor ${person} ${configurator}`;
    const kept = read(this.#key);
    for (const name of ["collapsed", "hidden", "locked"]) this[name] = new Set(kept[name] ?? []);
    this.order = kept.order === STACKING ? STACKING : MENU;
    this.view = kept.view ?? null;
  }

  /** Change some of it, keep it and show it. */
  set(change) {
    Object.assign(this, change);
    const { order, view } = this;
    const lists = Object.fromEntries(["collapsed", "hidden", "locked"].map((name) => [name, [...this[name]]]));
    write(this.#key, { ...lists, order, view });
    this.changed();
  }

  /** Puts the ids into one of the sets, or takes them out. */
  mark(name, ids, on) {
    const marked = new Set(this[name]);
    for (const id of ids) on ? marked.add(id) : marked.delete(id);
    this.set({ [name]: marked });
  }

  follow(from, to) {
    for (const name of ["collapsed", "hidden", "locked"]) {
      if (this[name].has(from)) this.mark(name, [to], true);
    }
  }

  /** Hidden or locked itself, or with something it lies in. */
  is(name, document, id) {
    return this[name].has(id) || document.ancestors(id).some((each) => this[name].has(each));
  }

  /** Whether the stage shows the layer. */
  shows(document, id) {
    if (this.solo) return this.solo.has(id) || document.ancestors(id).some((each) => this.solo.has(each));
    return !this.is("hidden", document, id);
  }

  /** The view that the person looks at: the first one if theirs is gone. */
  viewOf(document) {
    const ids = document.head.views.map((view) => view.id);
    return ids.includes(this.view) ? this.view : (ids[0] ?? null);
  }
}

/** Empty where the browser keeps nothing. */
export function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

export function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    /* A browser that keeps nothing shows it until the page is left. */
  }
}
