/* A layer's pictures in a view, as the stage counts them: from the bottom up. */

/** `{part, placed}` of each; `part` is the operation's, undefined for the first picture of the layer. */
export function parts(layer, view) {
  const first = layer.images?.[view];
  const further = layer.parts?.[view] ?? [];
  const found = [...(first ? [{ part: undefined, placed: first }] : []), ...further.map((placed, part) => ({ part, placed }))];
  return found.sort((one, other) => (one.placed.z ?? 0) - (other.placed.z ?? 0));
}

/** Operations that move pictures of the layers in a view by so many pixels, each from where it is. */
export function nudged(document, ids, view, across, down) {
  return ids.filter((id) => !document.isGroup(id)).flatMap((id) =>
    parts(document.layer(id), view).map(({ part, placed }) => ({
      op: "place", id, view, ...(part === undefined ? {} : { part }), x: (placed.x ?? 0) + across, y: (placed.y ?? 0) + down,
    })),
  );
}
