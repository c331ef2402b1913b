/* Moves of several layers by one step, and groups around them: operations for a document, null where nothing is to do. */
import { freshId, slug } from "./ids.js";

export function up(document, ids) {
  const moved = document.outermost(ids);
  const { parent, siblings } = place(document, moved);
  const at = siblings.findIndex((id) => moved.includes(id));
  return at > 0 ? [{ op: "move", ids: moved, parent, before: siblings[at - 1] }] : gathered(moved, parent, siblings, at);
}

export function down(document, ids) {
  const moved = document.outermost(ids);
  const { parent, siblings } = place(document, moved);
  const at = siblings.findLastIndex((id) => moved.includes(id));
  const next = siblings[at + 1];
  return next ? [{ op: "move", ids: moved, parent, before: document.after(next) }] : null;
}

/** Behind the group they are in. */
export function out(document, ids) {
  const moved = document.outermost(ids);
  const { parent } = place(document, moved);
  if (parent === null) return null;
  return [{ op: "move", ids: moved, parent: document.parentOf(parent), before: document.after(parent) }];
}

/** To the end of the group above. */
export function into(document, ids) {
  const moved = document.outermost(ids);
  const { siblings } = place(document, moved);
  const above = siblings[siblings.indexOf(moved[0]) - 1];
  return above && document.isGroup(above) ? [{ op: "move", ids: moved, parent: above, before: null }] : null;
}

/** A new group in the place of the first, and the layers in it. */
export function wrapped(document, ids, label) {
  const moved = document.outermost(ids);
  if (!moved.length) return null;
  const { parent } = place(document, moved);
  const layer = { kind: "group", id: freshId(document, slug(label) || "group"), label, choose: null, layers: [] };
  return [
    { op: "insert", parent, before: moved[0], layer },
    { op: "move", ids: moved, parent: layer.id, before: null },
  ];
}

/** Layers of a stack, the topmost first, into which `ids` are put beneath `above` (null: on top): what changes its z. */
export function restacked(document, rows, ids, above, view) {
  const order = new Map([...document.all()].map((id, at) => [id, at]));
  const moved = rows.filter((id) => ids.includes(id));
  const rest = rows.filter((id) => !ids.includes(id));
  const at = above === null ? 0 : rest.indexOf(above) + 1;
  const stack = [...rest.slice(0, at), ...moved, ...rest.slice(at)].reverse();
  const z = new Map(stack.map((id) => [id, document.layer(id).images[view].z ?? 0]));
  const operations = [];
  stack.forEach((id, place) => {
    const below = stack[place - 1];
    const least = below === undefined ? -Infinity : z.get(below) + (order.get(id) < order.get(below) ? 1 : 0);
    const most = moved.includes(id) ? roof(stack, place, moved, z, order) : Infinity;
    const wanted = Math.max(Math.min(z.get(id), most), least);
    if (wanted === z.get(id)) return;
    z.set(id, wanted);
    operations.push({ op: "place", id, view, z: wanted });
  });
  return operations.length ? operations : null;
}

/** The greatest z of a moved layer with which it still lies beneath the next one that stays. */
function roof(stack, place, moved, z, order) {
  const next = stack.slice(place + 1).find((id) => !moved.includes(id));
  if (next === undefined) return Infinity;
  return z.get(next) - (order.get(next) < order.get(stack[place]) ? 1 : 0);
}

function place(document, moved) {
  const parent = moved.length ? document.parentOf(moved[0]) : null;
  return { parent, siblings: document.childrenOf(parent) };
}

/** Those that are not together yet come together at the top. */
function gathered(moved, parent, siblings, at) {
  if (moved.every((id, step) => siblings[at + step] === id)) return null;
  const before = siblings.slice(at).find((id) => !moved.includes(id)) ?? null;
  return [{ op: "move", ids: moved, parent, before }];
}
