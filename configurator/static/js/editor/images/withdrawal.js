/* What takes an uploaded picture out of the draft again. */
import { placement } from "../document/document.js";

/** The operations for an item of the uploads: the layer that came with it goes, another one has the picture that it had
    before; none where somebody else changed it since. */
export function withdrawal(document, { layer: id, before, inserted, destination: { view }, picture }) {
  const layer = document.layer(id);
  if (!layer || placement(layer, view)?.asset !== picture.id) return [];
  if (inserted && Object.keys(layer.images).length === 1 && !Object.keys(layer.parts ?? {}).length) return [{ op: "remove", ids: [id] }];
  return [{ op: "place", id, view, ...(before ? { x: 0, y: 0, z: 0, blend: "normal", ...before } : { asset: null }) }];
}
