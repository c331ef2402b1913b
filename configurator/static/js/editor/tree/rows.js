/* The rows of the tree as they stand one below the other, worked out anew when the structure changes. */

export const ROW = 28;

/** In menu order. `collapsed` has ids of groups; `kept`, while something is searched for, the layers that stay.
    A row knows its place among its siblings: `index` of `size`, from 1; `expanded` is null where nothing is inside. */
export function menuRows(document, collapsed, kept = null) {
  const rows = [];
  const walk = (parent, depth) => {
    const siblings = document.childrenOf(parent).filter((id) => !kept || kept.has(id));
    siblings.forEach((id, at) => {
      const full = document.isGroup(id) && document.childrenOf(id).length > 0;
      const expanded = full ? kept !== null || !collapsed.has(id) : null;
      rows.push({ id, parent, depth, index: at + 1, size: siblings.length, expanded });
      if (expanded) walk(id, depth + 1);
    });
  };
  walk(null, 0);
  return rows;
}

/** The pictures of one view as they lie on each other, the topmost first. */
export function stackingRows(document, view, kept = null) {
  const drawn = [...document.all()]
    .map((id, order) => ({ id, order, placed: document.layer(id).images?.[view] }))
    .filter(({ id, placed }) => placed && (!kept || kept.has(id)))
    .sort((one, other) => (other.placed.z ?? 0) - (one.placed.z ?? 0) || other.order - one.order);
  return drawn.map(({ id }, at) => ({
    id, parent: document.parentOf(id), depth: 0, index: at + 1, size: drawn.length, expanded: null,
  }));
}

/** The layers whose label or id contains the text, with everything they lie in; null for no text. */
export function found(document, text) {
  const wanted = folded(text.trim());
  if (!wanted) return null;
  const kept = new Set();
  for (const id of document.all()) {
    if (!folded(document.field(id, "label")).includes(wanted) && !id.includes(wanted)) continue;
    kept.add(id);
    document.ancestors(id).forEach((each) => kept.add(each));
  }
  return kept;
}

/** The next row whose label begins with the text, from `from` on and around; null if there is none. */
export function typedAhead(document, rows, from, text) {
  const wanted = folded(text);
  for (let step = 0; step < rows.length; step += 1) {
    const { id } = rows[(from + step) % rows.length];
    if (folded(document.field(id, "label") || id).startsWith(wanted)) return id;
  }
  return null;
}

/** The first and the last row to draw, the last not included. */
export function windowOf(top, height, count, spare = 8) {
  const first = Math.max(Math.floor(top / ROW) - spare, 0);
  return [Math.min(first, count), Math.min(Math.ceil((top + height) / ROW) + spare, count)];
}

function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
