/* Where dragged layers would land. */
import { ROW } from "./rows.js";

export const INDENT = 16;

/** `y` is within the rows, `wish` the depth under the pointer. A place says its parent and next sibling, and how to show
    it: `into` a group (its end), or a line at `top` with its `depth`; null where the layers cannot be. */
export function menuPlace(document, rows, dragged, y, wish) {
  const over = rows[Math.floor(y / ROW)];
  const within = (y % ROW) / ROW;
  if (over && document.isGroup(over.id) && within > 0.25 && within < 0.75) {
    return allowed(document, dragged, { parent: over.id, before: null, into: over.id });
  }
  const gap = Math.max(0, Math.min(Math.round(y / ROW), rows.length));
  const above = rows[gap - 1];
  const below = rows[gap];
  const deepest = above ? (document.isGroup(above.id) && above.expanded !== false ? above.depth + 1 : above.depth) : 0;
  const depth = Math.max(below ? below.depth : 0, Math.min(wish, deepest));
  return allowed(document, dragged, { ...beside(document, above, depth), top: gap * ROW, depth });
}

/** In the stack: beneath the row above the line that stays, null for on top. */
export function stackPlace(rows, dragged, y) {
  const gap = Math.max(0, Math.min(Math.round(y / ROW), rows.length));
  const above = rows.slice(0, gap).findLast((row) => !dragged.includes(row.id));
  return { above: above?.id ?? null, top: gap * ROW, depth: 0 };
}

/** Where files would land: {target} as uploads take it. `wish` is null in the stack, where they go onto layers alone. */
export function filePlace(document, rows, y, wish) {
  const over = rows[Math.floor(y / ROW)];
  if (!over) return { target: { parent: null, before: null }, anywhere: true };
  const within = (y % ROW) / ROW;
  if (wish === null || (within > 0.2 && within < 0.8)) {
    return { target: document.isGroup(over.id) ? { parent: over.id, before: null } : { layer: over.id }, into: over.id };
  }
  const { parent, before, ...shown } = menuPlace(document, rows, [], y, wish);
  return { target: { parent, before }, ...shown };
}

function beside(document, above, depth) {
  if (!above) return { parent: null, before: document.childrenOf(null)[0] ?? null };
  if (depth > above.depth) return { parent: above.id, before: document.childrenOf(above.id)[0] ?? null };
  const path = [above.id, ...document.ancestors(above.id)];
  const sibling = path[above.depth - depth];
  return { parent: document.parentOf(sibling), before: document.after(sibling) };
}

function allowed(document, dragged, place) {
  const path = place.parent === null ? [] : [place.parent, ...document.ancestors(place.parent)];
  if (path.some((id) => dragged.includes(id))) return null;
  let { before } = place;
  while (dragged.includes(before)) before = document.after(before);
  return { ...place, before };
}
