/* How high new pictures lie. */
import { placements } from "./placed.js";

/** The z that most pictures in the layer have in a view, the greatest of several; null if there is none. */
export function usualZ(document, id, view) {
  const counts = new Map();
  for (const each of document.within(id)) {
    for (const { z = 0 } of placements(document.layer(each), view)) counts.set(z, (counts.get(z) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return most ? Math.max(...[...counts].filter(([, count]) => count === most).map(([z]) => z)) : null;
}

/** One above everything in the view. */
export function nextZ(document, view) {
  const all = [...document.all()].flatMap((id) => placements(document.layer(id), view).map(({ z = 0 }) => z));
  return all.length ? Math.max(...all) + 1 : 0;
}
