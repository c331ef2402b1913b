/* The pictures of a layer in a view: the first one, of `images`, and its further `parts`. */

/** A part beyond the last one. */
export const FURTHER = Infinity;

/** {part, placed} in the order in which they are drawn; `part` is undefined for the first one. */
export function slots(layer, view) {
  const first = layer.images?.[view];
  const parts = (layer.parts?.[view] ?? []).map((placed, part) => ({ part, placed }));
  return first ? [{ part: undefined, placed: first }, ...parts] : parts;
}

export function placements(layer, view) {
  return slots(layer, view).map(({ placed }) => placed);
}

/** An operation on one of them. */
export function place(id, view, part, change) {
  return { op: "place", id, view, ...(part === undefined ? {} : { part }), ...change };
}

/** Everything that a placement says, to be put elsewhere. */
export function whole({ asset, x = 0, y = 0, z = 0, blend = "normal" }) {
  return { asset, x, y, z, blend };
}

/** The picture goes; where further parts are left, the next one becomes the first. */
export function removed(layer, view, part) {
  const [next] = part === undefined ? (layer.parts?.[view] ?? []) : [];
  if (!next) return [place(layer.id, view, part, { asset: null })];
  return [place(layer.id, view, undefined, whole(next)), place(layer.id, view, 0, { asset: null })];
}

/** Two of them change places in the order of drawing. */
export function swapped(layer, view, one, other) {
  return [
    place(layer.id, view, one.part, whole(other.placed)),
    place(layer.id, view, other.part, whole(one.placed)),
  ];
}

/** A copy in another view, on top of what the layer has there. */
export function copied(layer, placed, to) {
  return [place(layer.id, to, free(layer, to), whole(placed))];
}

/** The part that a further picture would be; undefined where it would be the first. */
export function free(layer, view) {
  return layer.images?.[view] ? (layer.parts?.[view]?.length ?? 0) : undefined;
}
