/* Where dropped files belong: to layers with such a name, else to new ones, in the place where they were dropped.

   A target is where they were dropped: {layer} on an image, {layer, view, part} on one picture of it (a part beyond the
   last one is a further picture), else {parent, before}, where a parent of null is anywhere.
   A destination is
   - {to: "layer", id, view, part, z}: a picture of a layer that there is; z, if it has none there yet,
   - {to: "new", key, label, parent, before, group, view, z, choice, opens}: of a layer that is made, one for all files of
     that key, in `parent`, or in a group that is made: `group` is then {key, label, choose, parent, before}; it is of a
     `choice`, which it `opens` where that has no option yet,
   - {to: "nobody", ids, view}: of one of several layers of that name, which a person decides. */
import { slug } from "../document/ids.js";
import { nextZ, usualZ } from "./depth.js";
import { behind, keyOf, labelOf, readName } from "./file_name.js";

/** One destination for each path, in their order; `view` is that of names that say none. */
export function destinations(document, paths, target, view) {
  if (target.view !== undefined) {
    return withDepths(document, paths.map(() => ({ to: "layer", id: target.layer, view: target.view, part: target.part })));
  }
  const place = target.layer === undefined ? target : { parent: document.parentOf(target.layer), before: document.after(target.layer) };
  const names = new Names(document, place.parent);
  const taken = new Set();
  const files = paths.map((path) => readName(path, document.head.views));
  const found = files.map((file) => {
    const alone = target.layer !== undefined && (files.length === 1 || !file.words.length);
    const wanted = alone ? { to: "layer", id: target.layer } : names.find({ ...file, view: file.view ?? view }, place);
    return once(taken, { ...wanted, view: file.view ?? view });
  });
  return withDepths(document, found);
}

/** Where a person wants one file: {layer}, or {parent} for a new layer at its end. */
export function destinationIn(document, path, { layer, parent }, view) {
  if (layer !== undefined) return withDepths(document, [{ to: "layer", id: layer, view }])[0];
  const { words } = readName(path, document.head.views);
  const own = words.length ? words : [view];
  const made = parent === null
    ? { to: "new", key: keyOf(own), label: labelOf(own), group: null, parent, before: null }
    : new Names(document, parent).fresh(own, parent, { parent, before: null });
  return withDepths(document, [{ ...made, view }])[0];
}

/** Each place is taken by one file: a second one for a layer is for a person to decide, of a new layer it is another. */
function once(taken, destination) {
  const slot = () => `${destination.to} ${destination.id ?? destination.key} ${destination.view}`;
  if (destination.to === "nobody") return destination;
  if (destination.to === "layer" && taken.has(slot())) return { to: "nobody", ids: [destination.id], view: destination.view };
  for (let number = 2, { key } = destination; destination.to === "new" && taken.has(slot()); number += 1) {
    destination = { ...destination, key: `${key} ${number}` };
  }
  taken.add(slot());
  return destination;
}

/** The layers of the draft by what files for them may be called. */
class Names {
  constructor(document, scope) {
    this.document = document;
    this.scope = scope;
    this.images = new Map();
    this.groups = new Map();
    for (const id of scope === null ? document.all() : document.within(scope)) {
      const byKey = document.isGroup(id) ? this.groups : this.images;
      for (const key of keysOf(document, id)) byKey.set(key, [...(byKey.get(key) ?? []), id]);
    }
  }

  find({ words, view, folder }, place) {
    const own = words.length ? words : [view];
    const group = folder === null ? null : (this.#only(this.groups, slug(folder)) ?? null);
    const found = this.#called(own, group);
    if (found.length === 1) return { to: "layer", id: found[0] };
    if (found.length > 1) return { to: "nobody", ids: found };
    if (folder !== null && group === null) return this.#inNewGroup(own, folder, place);
    return this.fresh(own, group, place);
  }

  /** By its id, by its name, or by that of its group and its own. */
  #called(words, group) {
    const key = keyOf(words);
    const { document } = this;
    if (document.has(key) && !document.isGroup(key) && this.images.get(key)?.includes(key)) return [key];
    const found = new Set(this.images.get(key) ?? []);
    return [...found].filter((id) => group === null || document.ancestors(id).includes(group));
  }

  /** A layer that is not there yet: in `group`, else in the group that its name begins with, else in its place. */
  fresh(words, group, { parent, before }) {
    const named = group ?? (parent === null ? this.#prefix(words) : parent);
    const rest = named === null ? null : this.#without(words, named);
    const label = labelOf(rest ?? words);
    const place = named === parent ? { parent, before } : { parent: named, before: null };
    return { to: "new", key: `${place.parent ?? ""}/${keyOf(rest ?? words) || label}`, label, group: null, ...place };
  }

  #inNewGroup(words, folder, { parent, before }) {
    const inside = parent !== null && [parent, ...this.document.ancestors(parent)].some((id) => this.document.layer(id).choose);
    const group = { key: `folder ${folder}`, label: labelOf(folder.split(/[\s_-]+/)), choose: inside ? null : "one", parent, before };
    const rest = behind(words, slug(folder)) ?? words;
    return { to: "new", key: `${group.key}/${keyOf(rest) || labelOf(rest)}`, label: labelOf(rest), group, parent: null, before: null };
  }

  /** The group with the longest name that the words begin with. */
  #prefix(words) {
    for (let count = words.length - 1; count > 0; count -= 1) {
      const found = this.#only(this.groups, keyOf(words.slice(0, count)));
      if (found) return found;
    }
    return null;
  }

  #without(words, group) {
    const names = [group, slug(this.document.field(group, "label"))];
    return names.map((name) => (name ? behind(words, name) : null)).find(Boolean) ?? null;
  }

  #only(byKey, key) {
    const found = [...new Set(byKey.get(key) ?? [])];
    return found.length === 1 ? found[0] : null;
  }
}

/** `tan`, and in a group `strap` also `strap-tan`; of an id `strap-tan` in it also `tan`. */
function keysOf(document, id) {
  const own = [id, slug(document.field(id, "label"))].filter(Boolean);
  const around = document.ancestors(id).flatMap((each) => [each, slug(document.field(each, "label"))]).filter(Boolean);
  const longer = around.flatMap((group) => own.map((name) => `${group}-${name}`));
  const shorter = around.filter((group) => id.startsWith(`${group}-`)).map((group) => id.slice(group.length + 1));
  return new Set([...own, ...longer, ...shorter]);
}

/** New pictures lie where those of their choice lie; those of choices that have none yet lie above everything, one choice
    above the other in menu order. */
function withDepths(document, found) {
  const slots = new Map();
  for (const destination of found) if (destination.to !== "nobody") slots.set(slotOf(document, destination), null);
  const order = new Map([...document.all()].map((id, at) => [id, at]));
  const ranked = [...slots.keys()].sort((one, other) => (order.get(one) ?? Infinity) - (order.get(other) ?? Infinity) || 0);
  const usual = (slot, view) => (order.has(slot) ? usualZ(document, slot, view) : null);
  const base = new Map();
  return found.map((destination) => {
    if (destination.to === "nobody") return destination;
    const { view } = destination;
    if (!base.has(view)) base.set(view, { next: nextZ(document, view), fresh: ranked.filter((slot) => usual(slot, view) === null) });
    const slot = slotOf(document, destination);
    const { next, fresh } = base.get(view);
    const z = usual(slot, view) ?? next + fresh.indexOf(slot);
    return destination.to === "layer" ? { ...destination, z } : { ...destination, z, choice: slot, opens: opens(document, destination, slot) };
  });
}

/** A choice of one that has no option yet. */
function opens(document, { group }, choice) {
  if (group) return group.choose === "one";
  return document.layer(choice)?.choose === "one" && [...document.within(choice)].every((id) => document.isGroup(id));
}

/** What its pictures lie on one level with: the choice that it is in, else the layer itself, else all that is new. */
function slotOf(document, { to, id, parent, group }) {
  if (to === "layer") return document.choiceOf(id) ?? id;
  if (group) return group.key;
  const choice = parent === null ? null : [parent, ...document.ancestors(parent)].find((each) => document.layer(each).choose);
  return choice ?? "";
}
