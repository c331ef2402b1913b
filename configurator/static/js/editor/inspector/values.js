/* One field of one or many layers. */

/** The value that all of them have; undefined where they differ. */
export function common(document, ids, field) {
  const [first, ...others] = ids.map((id) => document.field(id, field));
  return others.every((each) => JSON.stringify(each) === JSON.stringify(first)) ? first : undefined;
}

/** The operations that give all of them the value. */
export function setAll(document, ids, field, value) {
  return ids
    .filter((id) => JSON.stringify(document.field(id, field)) !== JSON.stringify(value))
    .map((id) => ({ op: "set", id, field, value }));
}
