/* Swatches made from the pictures of options. */
import { gettext, ngettext } from "../words.js";
import { placements } from "./placed.js";

const AT_ONCE = 4;

/** Of the layers and everything in them, the options with a picture. */
export function pictured(document, ids) {
  const all = new Set(ids.filter((id) => document.has(id)).flatMap((id) => [...document.within(id)]));
  return document.sorted([...all].filter((id) => document.choiceOf(id) !== null && pictureOf(document, id)));
}

/** Those of them that have no swatch of any kind. */
export function lacking(document, ids) {
  return pictured(document, ids).filter((id) => !Object.values(document.field(id, "swatch") ?? {}).some(Boolean));
}

/** Makes them, and gives them to the options as one gesture. */
export async function makeSwatches(workspace, ids) {
  const { boot, notices } = workspace;
  const wanted = [...ids];
  const made = new Map();
  const work = async () => {
    for (let id = wanted.shift(); id !== undefined; id = wanted.shift()) {
      const picture = pictureOf(workspace.document, id);
      const response = picture && (await fetch(`${boot.addresses.assets}/${picture}/swatch`, { method: "POST" }).catch(() => null));
      if (response?.ok) made.set(id, (await response.json()).id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const { document } = workspace;
  const operations = [...made].filter(([id]) => document.has(id))
    .map(([id, asset]) => ({ op: "set", id, field: "swatch", value: { ...document.field(id, "swatch"), asset } }));
  if (operations.length) workspace.edit(operations);
  const undo = operations.length ? { label: gettext("Undo"), run: () => workspace.undo() } : null;
  const missing = ids.length - operations.length;
  const text = ngettext("%(number)s swatch made.", "%(number)s swatches made.", operations.length);
  const failed = ngettext("%(number)s could not be made.", "%(number)s could not be made.", missing);
  notices.say(missing ? `${text} ${failed}` : text, undo);
}

/** In the first view that has one. */
function pictureOf(document, id) {
  const layer = document.layer(id);
  return document.head.views.flatMap((view) => placements(layer, view.id))[0]?.asset;
}
