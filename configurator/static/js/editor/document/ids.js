/* Ids for new layers, made of their labels. */

const LONGEST = 63;
const SPELT = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d" };

/** The label as an id, empty where nothing of it can be written so. */
export function slug(label) {
  return label
    .toLowerCase()
    .replace(/[ßæœøłđ]/g, (letter) => SPELT[letter])
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST)
    .replace(/-+$/, "");
}

/** An id that neither the document nor `taken` has, which then has it: the wanted one, else with a number. */
export function freshId(document, wanted, taken = new Set()) {
  const stem = wanted.slice(0, LONGEST - 6).replace(/-\d+$/, "") || "layer";
  let id = wanted || stem;
  for (let number = 2; document.names(id) || taken.has(id); number += 1) id = `${stem}-${number}`;
  taken.add(id);
  return id;
}
