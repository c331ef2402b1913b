/* What an uploaded picture changes in the draft. */
import { placement } from "../document/document.js";
import { freshId, slug } from "../document/ids.js";
import { free, place } from "./placed.js";

/** The operations that put a picture {id, width, height} where it belongs, and the `layer` that has it then; null where
    that is gone. `made` are the layers and groups of this drop by their keys, as far as they exist; `later` the
    destinations of those that come behind this one; `first` of its choice. */
export function arrival(document, destination, picture, { made, later, first }) {
  if (destination.to === "layer") return replaced(document, destination.id, destination, picture);
  const known = made.get(destination.key);
  if (document.has(known)) return replaced(document, known, destination, picture);
  return inserted(document, destination, picture, { made, later, first });
}

function replaced(document, id, { view, part, z }, picture) {
  const layer = document.layer(id);
  if (!layer || layer.kind === "group") return null;
  const old = placement(layer, view, part);
  if (old?.asset === picture.id) return { layer: id, operations: [], made: {}, before: old };
  const where = old ? (fills(document, view, picture) ? { x: 0, y: 0 } : {}) : { x: 0, y: 0, z };
  const at = old || part === undefined ? part : free(layer, view);
  return { layer: id, operations: [place(id, view, at, { asset: picture.id, ...where })], made: {}, before: old };
}

function inserted(document, destination, picture, { made, later, first }) {
  const operations = [];
  const taken = new Set();
  const fresh = {};
  let { parent, before } = destination;
  if (destination.group) {
    const { key, label, choose, ...around } = destination.group;
    parent = made.get(key);
    if (!document.has(parent)) {
      parent = fresh[key] = freshId(document, slug(label) || "group", taken);
      const layer = { kind: "group", id: parent, label, choose, required: choose !== null, layers: [] };
      operations.push({ op: "insert", ...standing(document, around, { made, later }), layer });
    }
  }
  if (parent !== null && !document.has(parent) && !operations.length) return null;
  const id = freshId(document, wantedId(document, destination.label, parent, taken), taken);
  const layer = {
    kind: "image", id, label: destination.label, ...(destination.opens && first ? { default: true } : {}),
    images: { [destination.view]: { asset: picture.id, x: 0, y: 0, z: destination.z } },
  };
  const spot = operations.length ? { parent, before: null } : standing(document, { parent, before }, { made, later });
  operations.push({ op: "insert", ...spot, layer });
  return { layer: id, operations, made: { ...fresh, [destination.key]: id }, before: null };
}

/** The place before whatever came already that belongs behind, as far as it is still there. */
function standing(document, { parent, before }, { made, later }) {
  if (parent !== null && !document.has(parent)) return { parent: null, before: null };
  const behind = later.flatMap(({ key, group }) => [made.get(group?.key), made.get(key)]);
  return { parent, before: [...behind, before].find((id) => document.has(id) && document.parentOf(id) === parent) ?? null };
}

/** Its name; with that of its group before it where another layer is called so. */
function wantedId(document, label, parent, taken) {
  const own = slug(label);
  if (own && !document.names(own) && !taken.has(own)) return own;
  return parent === null ? own : slug(own ? `${parent} ${own}` : `${parent} 1`);
}

/** Whether the picture is as large as its view. */
export function fills(document, view, { width, height }) {
  const found = document.head.views.find((each) => each.id === view);
  return found?.width === width && found?.height === height;
}
