/* The draft as the editor holds it: layers by their id, their parents, and the children of each parent in menu order.
   Layers and lists are replaced, never changed, so that a copy costs three maps. */
import { mentions, renamed } from "./renaming.js";

const READ_ONLY = ["version", "status", "updated_at", "image", "etag", "rev"];
const DEFAULTS = {
  label: "", price: 0, default: false, required: false, stock: Object.freeze({ managed: false, sku: null, units: 1 }),
};
const PLACEMENT = { x: 0, y: 0, z: 0, blend: "normal" };
const LISTS = { rule: "rules", view: "views", preset: "presets" };

let stamp = 0;

/** An operation that the document cannot take; `code` is the server's: `gone`, `duplicate`, `cycle`. */
export class Refusal extends Error {
  constructor(code, id) {
    super(`${code}: ${id}`);
    this.code = code;
    this.id = id;
  }
}

export class DraftDocument {
  /** `head` is the document without its layers; `structure` changes with every change of the tree, `revision` with any. */
  constructor(head, item, parent, children) {
    this.head = head;
    this.item = item;
    this.parent = parent;
    this.children = children;
    this.structure = this.revision = ++stamp;
  }

  static from(json) {
    const made = new DraftDocument({}, new Map(), new Map(), new Map([[null, []]]));
    made.#replace(json);
    return made;
  }

  copy() {
    const copy = new DraftDocument(this.head, new Map(this.item), new Map(this.parent), new Map(this.children));
    copy.structure = this.structure;
    return copy;
  }

  toJSON() {
    return { ...this.head, layers: this.children.get(null).map((id) => this.subtree(id)) };
  }

  /** A layer with everything inside it, as the document has it. */
  subtree(id) {
    const layer = this.item.get(id);
    return layer.kind === "group" ? { ...layer, layers: this.children.get(id).map((each) => this.subtree(each)) } : layer;
  }

  has(id) {
    return this.item.has(id);
  }

  /** Layers and rules share their ids. */
  names(id) {
    return this.item.has(id) || (this.head.rules ?? []).some((rule) => rule.id === id);
  }

  layer(id) {
    return this.item.get(id);
  }

  isGroup(id) {
    return this.item.get(id)?.kind === "group";
  }

  /** The layer's field, or what it is where the document does not say. */
  field(id, name) {
    return this.item.get(id)?.[name] ?? DEFAULTS[name] ?? null;
  }

  parentOf(id) {
    return this.parent.get(id) ?? null;
  }

  childrenOf(parent) {
    return this.children.get(parent) ?? [];
  }

  /** From the nearest to the outermost. */
  ancestors(id) {
    const found = [];
    for (let at = this.parentOf(id); at !== null; at = this.parentOf(at)) found.push(at);
    return found;
  }

  /** The layer and everything inside it, in menu order. */
  *within(id) {
    yield id;
    for (const child of this.childrenOf(id)) yield* this.within(child);
  }

  /** Every layer in menu order. */
  *all() {
    for (const id of this.childrenOf(null)) yield* this.within(id);
  }

  /** The sibling that follows, null for the last one. */
  after(id) {
    const siblings = this.childrenOf(this.parentOf(id));
    return siblings[siblings.indexOf(id) + 1] ?? null;
  }

  /** The choosing group that an image is an option of, null for one that is always drawn and for groups. */
  choiceOf(id) {
    if (this.isGroup(id)) return null;
    return this.ancestors(id).find((each) => this.item.get(each).choose) ?? null;
  }

  /** Those of the layers that lie in no other of them, in menu order. */
  outermost(ids) {
    const chosen = new Set(ids);
    return this.sorted([...chosen].filter((id) => this.has(id) && !this.ancestors(id).some((each) => chosen.has(each))));
  }

  sorted(ids) {
    if (ids.length < 2) return [...ids];
    const order = new Map([...this.all()].map((id, index) => [id, index]));
    return [...ids].sort((one, other) => order.get(one) - order.get(other));
  }

  /** Apply an operation; answers those that take it back, in their order, or raises Refusal. */
  apply(operation) {
    this.revision = ++stamp;
    switch (operation.op) {
      case "set": return this.#set(operation);
      case "place": return this.#place(operation);
      case "insert": return this.#insert(operation);
      case "move": return this.#move(operation);
      case "remove": return this.#remove(operation);
      case "rename": return this.#rename(operation);
      case "doc": return this.#doc(operation);
      case "replace": return this.#replace(operation.document);
      default: return this.#list(operation);
    }
  }

  /** Apply all of them or none; answers what takes them back, or raises Refusal. */
  applyAll(operations) {
    let inverses = [];
    for (const operation of operations) {
      try {
        inverses = [...this.apply(operation), ...inverses];
      } catch (refusal) {
        inverses.forEach((inverse) => this.apply(inverse));
        throw refusal;
      }
    }
    return inverses;
  }

  #known(id) {
    const layer = this.item.get(id);
    if (!layer) throw new Refusal("gone", id);
    return layer;
  }

  #set({ id, field, value }) {
    const layer = this.#known(id);
    const inverse = { op: "set", id, field, value: this.field(id, field) };
    this.item.set(id, { ...layer, [field]: value });
    if (field === "choose") this.structure = ++stamp;
    return [inverse];
  }

  #place({ op, id, view, part, ...given }) {
    const layer = this.#known(id);
    const where = { op, id, view, ...(part === undefined ? {} : { part }) };
    if (layer.kind === "group" || part > (layer.parts?.[view]?.length ?? 0)) throw new Refusal("gone", id);
    const before = placement(layer, view, part);
    if (given.asset === null) {
      if (!before) return [];
      this.item.set(id, withPlacement(layer, view, part, null));
      if (part === undefined) return [{ ...where, ...PLACEMENT, ...before }];
      const rest = layer.parts[view].slice(part);
      return rest.map((each, step) => ({ op, id, view, part: part + step, ...PLACEMENT, ...each }));
    }
    if (!before && !given.asset) throw new Refusal("gone", id);
    this.item.set(id, withPlacement(layer, view, part, { ...before, ...given }));
    if (!before) return [{ ...where, asset: null }];
    return [{ ...where, ...Object.fromEntries(Object.keys(given).map((key) => [key, before[key] ?? PLACEMENT[key]])) }];
  }

  #insert({ parent = null, before = null, layer }) {
    if (parent !== null && !this.isGroup(parent)) throw new Refusal("gone", parent);
    const ids = [...idsOf(layer)];
    const taken = ids.find((id, index) => this.names(id) || ids.indexOf(id) !== index);
    if (taken !== undefined) throw new Refusal("duplicate", taken);
    this.#adopt(layer, parent);
    this.#put([layer.id], parent, before);
    return [{ op: "remove", ids: [layer.id] }];
  }

  #move({ ids, parent = null, before = null }) {
    ids.forEach((id) => this.#known(id));
    if (parent !== null && !this.isGroup(parent)) throw new Refusal("gone", parent);
    const path = parent === null ? [] : [parent, ...this.ancestors(parent)];
    const inside = ids.find((id) => path.includes(id));
    if (inside !== undefined) throw new Refusal("cycle", inside);
    const inverses = this.#places(ids).map(({ id, ...place }) => ({ op: "move", ids: [id], ...place }));
    let next = before;
    while (ids.includes(next)) next = this.after(next);
    this.#take(ids);
    this.#put(ids, parent, next);
    return inverses;
  }

  /** What has gone already need not go again. */
  #remove({ ids }) {
    const outer = this.outermost(ids);
    const inverses = this.#places(outer).map(({ id, ...place }) => ({ op: "insert", ...place, layer: this.subtree(id) }));
    this.#take(outer);
    for (const id of outer.flatMap((each) => [...this.within(each)])) {
      this.item.delete(id);
      this.parent.delete(id);
      this.children.delete(id);
    }
    this.structure = ++stamp;
    return inverses;
  }

  #rename({ id, to }) {
    const layer = this.#known(id);
    if (id === to) return [];
    if (this.names(to)) throw new Refusal("duplicate", to);
    const dangling = this.#naming(to);
    const texts = this.head.translations ?? {};
    const siblings = this.childrenOf(this.parentOf(id));
    this.children.set(this.parentOf(id), siblings.map((each) => (each === id ? to : each)));
    this.item = new Map([...this.item].map(([key, value]) => (key === id ? [to, { ...layer, id: to }] : [key, value])));
    this.parent.set(to, this.parentOf(id));
    this.parent.delete(id);
    if (this.children.has(id)) {
      this.children.set(to, this.children.get(id));
      this.children.delete(id);
      this.childrenOf(to).forEach((child) => this.parent.set(child, to));
    }
    this.head = renamed.head(this.head, id, to);
    for (const [key, each] of this.item) {
      const changed = renamed.layer(each, id, to);
      if (changed !== each) this.item.set(key, changed);
    }
    this.structure = ++stamp;
    return [{ op: "rename", id: to, to: id }, ...dangling, { op: "doc", field: "translations", value: texts }];
  }

  /** What puts back everything that names `id` already, though nothing is called so yet. */
  #naming(id) {
    const shown = [...this.item.values()].filter((layer) => layer.show_if && mentions(layer.show_if, id));
    const rules = (this.head.rules ?? []).filter((rule) => mentions(rule.if, id) || mentions(rule.then, id));
    const presets = (this.head.presets ?? []).filter((preset) => preset.selected?.includes(id));
    return [
      ...shown.map((layer) => ({ op: "set", id: layer.id, field: "show_if", value: layer.show_if })),
      ...rules.map((rule) => ({ op: "rule.put", rule })),
      ...presets.map((preset) => ({ op: "preset.put", preset })),
    ];
  }

  #doc({ field, value }) {
    const [name, language, ...key] = field.split(".");
    const whole = language !== undefined && !this.head.translations?.[language];
    const inverse = whole ? { op: "doc", field: `translations.${language}`, value: null } : { op: "doc", field, value: this.#said(field) };
    if (language === undefined) this.head = { ...this.head, [name]: value };
    else this.head = { ...this.head, translations: translated(this.head.translations ?? {}, language, key.join("."), value) };
    return [inverse];
  }

  /** A field of the document; of `translations.de` a language's texts, of `translations.de.KEY` one of them. */
  #said(field) {
    const [name, language, ...key] = field.split(".");
    const texts = language === undefined ? this.head[name] : this.head.translations?.[language];
    return (key.length ? texts?.[key.join(".")] : texts) ?? null;
  }

  #replace(json) {
    const inverse = this.children.get(null).length || this.head.id ? [{ op: "replace", document: this.toJSON() }] : [];
    const { layers, ...head } = json;
    this.head = Object.fromEntries(Object.entries(head).filter(([name]) => !READ_ONLY.includes(name)));
    this.item.clear();
    this.parent.clear();
    this.children = new Map([[null, []]]);
    layers.forEach((layer) => this.#adopt(layer, null));
    this.#put(layers.map((layer) => layer.id), null, null);
    return inverse;
  }

  /** Rules, views and presets: `rule.put`, `rule.remove` and alike. */
  #list(operation) {
    const [kind, verb] = operation.op.split(".");
    const name = LISTS[kind];
    const list = this.head[name] ?? [];
    const id = verb === "put" ? operation[kind].id : operation.id;
    const at = list.findIndex((each) => each.id === id);
    const rest = list.filter((each) => each.id !== id);
    const old = at < 0 ? null : { op: `${kind}.put`, [kind]: list[at], before: list[at + 1]?.id ?? null };
    const { before } = operation;
    if (verb === "remove") {
      if (!old) return [];
      this.head = { ...this.head, [name]: rest };
      return [old];
    }
    const stays = at >= 0 && (before === undefined || before === id);
    const found = rest.findIndex((each) => each.id === before);
    const index = stays ? at : found < 0 ? rest.length : found;
    this.head = { ...this.head, [name]: [...rest.slice(0, index), operation[kind], ...rest.slice(index)] };
    return [old ?? { op: `${kind}.remove`, id }];
  }

  /** Where the layers are, last one first, so that each finds its next sibling in place when it is put back. */
  #places(ids) {
    return this.sorted(ids).reverse().map((id) => ({ id, parent: this.parentOf(id), before: this.after(id) }));
  }

  #adopt(layer, parent) {
    const { layers, ...own } = layer;
    this.item.set(layer.id, Object.freeze(own));
    this.parent.set(layer.id, parent);
    if (layer.kind !== "group") return;
    this.children.set(layer.id, (layers ?? []).map((child) => child.id));
    for (const child of layers ?? []) this.#adopt(child, layer.id);
  }

  #take(ids) {
    const gone = new Set(ids);
    for (const parent of new Set(ids.map((id) => this.parentOf(id)))) {
      this.children.set(parent, this.childrenOf(parent).filter((id) => !gone.has(id)));
    }
  }

  #put(ids, parent, before) {
    const siblings = this.childrenOf(parent);
    const found = siblings.indexOf(before);
    const index = found < 0 ? siblings.length : found;
    this.children.set(parent, [...siblings.slice(0, index), ...ids, ...siblings.slice(index)]);
    ids.forEach((id) => this.parent.set(id, parent));
    this.structure = ++stamp;
  }
}

/** A layer's picture in a view; `part` counts those beside the first, from 0. */
export function placement(layer, view, part) {
  return (part === undefined ? layer.images?.[view] : layer.parts?.[view]?.[part]) ?? null;
}

function withPlacement(layer, view, part, placed) {
  const name = part === undefined ? "images" : "parts";
  const { [view]: old, ...others } = layer[name] ?? {};
  if (part === undefined) return { ...layer, images: placed ? { ...layer.images, [view]: placed } : others };
  const list = [...(old ?? [])];
  if (placed) list.splice(part, 1, placed);
  else list.splice(part, 1);
  return { ...layer, parts: list.length ? { ...layer.parts, [view]: list } : others };
}

/** Null takes a text away, or all of a language. */
function translated(translations, language, key, value) {
  const { [language]: old = {}, ...others } = translations;
  const { [key]: _, ...rest } = old;
  if (key !== "" && value === null && !(key in old)) return translations;
  const texts = key === "" ? value : value === null ? rest : { ...rest, [key]: value };
  return texts === null ? others : { ...others, [language]: texts };
}

function* idsOf(layer) {
  yield layer.id;
  for (const child of layer.layers ?? []) yield* idsOf(child);
}
