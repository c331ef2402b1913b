/* What takes an uploaded picture out of the draft again. */
import { place, removed, slots, whole } from "./placed.js";

/** The operations for an item of the uploads: the layer that came with it goes, another one has the picture that it had
    before; none where somebody else changed it since. */
export function withdrawal(document, { layer: id, before, inserted, destination: { view }, picture }) {
  const layer = document.layer(id);
  const slot = layer && slots(layer, view).findLast(({ placed }) => placed.asset === picture.id);
  if (!slot) return [];
  if (inserted && Object.keys(layer.images).length === 1 && !Object.keys(layer.parts ?? {}).length) return [{ op: "remove", ids: [id] }];
  return before ? [place(id, view, slot.part, whole(before))] : removed(layer, view, slot.part);
}
