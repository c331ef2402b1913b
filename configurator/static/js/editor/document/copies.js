/* Copies of layers: new ids, no stock item of their own choosing, and never a second default. */
import { freshId, slug } from "./ids.js";

/** The operations that put a copy of each layer right behind it, and the ids of the copies. */
export function duplicates(document, ids) {
  const taken = new Set();
  const copies = document.outermost(ids).map((id) => {
    const layer = copyOf(document, numbered(document, id), taken);
    return { op: "insert", parent: document.parentOf(id), before: document.after(id), layer };
  });
  return { operations: copies, ids: copies.map((each) => each.layer.id) };
}

/** The operations that put the layers of a clipboard there, and their ids. Pictures in views that are not here stay away. */
export function pasted(document, layers, { parent, before }) {
  const taken = new Set();
  const views = new Set(document.head.views.map((view) => view.id));
  const copies = layers.map((layer) => ({
    op: "insert", parent, before, layer: copyOf(document, inViews(layer, views), taken),
  }));
  return { operations: copies, ids: copies.map((each) => each.layer.id) };
}

function copyOf(document, layer, taken) {
  const { layers, default: chosen, stock, ...own } = layer;
  return {
    ...own,
    id: freshId(document, slug(layer.label ?? "") || layer.id, taken),
    ...(stock ? { stock: { ...stock, sku: null } } : {}),
    ...(layers ? { layers: layers.map((each) => copyOf(document, each, taken)) } : {}),
  };
}

/** “Steel” becomes “Steel 2”, beside which there may be a “Steel 3”. */
function numbered(document, id) {
  const layer = document.subtree(id);
  const labels = new Set(document.childrenOf(document.parentOf(id)).map((each) => document.field(each, "label")));
  const [, stem] = /^(.*?)(?: \d+)?$/.exec(layer.label ?? "");
  if (!stem) return layer;
  let number = 2;
  while (labels.has(`${stem} ${number}`)) number += 1;
  return { ...layer, label: `${stem} ${number}` };
}

function inViews(layer, views) {
  const known = (byView) => Object.fromEntries(Object.entries(byView).filter(([view]) => views.has(view)));
  return {
    ...layer,
    ...(layer.images ? { images: known(layer.images) } : {}),
    ...(layer.parts ? { parts: known(layer.parts) } : {}),
    ...(layer.layers ? { layers: layer.layers.map((each) => inViews(each, views)) } : {}),
  };
}
