/* The picture of the draft in one view: what is always drawn, and in each choice what is selected, else the default. */

/** The drawings from the bottom up, {id, asset, x, y, z}; `shows(id)` says which layers are left out. */
export function drawings(document, view, selected, shows) {
  const picked = picks(document, selected);
  return [...document.all()]
    .filter((id) => !document.isGroup(id) && shows(id))
    .filter((id) => document.choiceOf(id) === null || picked.has(id))
    .map((id, order) => ({ id, order, placed: document.layer(id).images?.[view] }))
    .filter(({ placed }) => placed)
    .sort((one, other) => (one.placed.z ?? 0) - (other.placed.z ?? 0) || one.order - other.order)
    .map(({ id, placed }) => ({ x: 0, y: 0, z: 0, ...placed, id }));
}

function picks(document, selected) {
  const wanted = selected.filter((id) => document.choiceOf(id) !== null);
  const taken = new Map(wanted.map((id) => [document.choiceOf(id), id]));
  const exclusive = (choice) => document.layer(choice).choose === "one";
  const defaults = [...document.all()].filter((id) => {
    const choice = document.choiceOf(id);
    return choice !== null && document.field(id, "default") && !(exclusive(choice) && taken.has(choice));
  });
  return new Set([...defaults, ...wanted.filter((id) => !exclusive(document.choiceOf(id)) || taken.get(document.choiceOf(id)) === id)]);
}
