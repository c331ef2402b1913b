/* How an option looks in its group: a colour, or a short text. */
import { html } from "../vendor/preact.js";
import { gettext } from "../words.js";
import { ColourField, TextField } from "./fields.js";

export const name = "swatch";
export const title = () => gettext("Swatch");
export const applies = ({ document }, ids) => ids.every((id) => document.choiceOf(id) !== null);

export function Section({ workspace, ids }) {
  const { document } = workspace;
  const part = (name) => {
    const [first, ...others] = ids.map((id) => document.field(id, "swatch")?.[name] ?? null);
    return others.every((each) => each === first) ? first : undefined;
  };
  const write = (name) => (value, gesture) => workspace.edit(ids.map((id) => set(document, id, name, value || null)), gesture);
  return html`
    <${ColourField} label=${gettext("Colour")} value=${part("color")} write=${write("color")} />
    <${TextField} label=${gettext("Text")} value=${part("text")} maxlength="40" write=${write("text")} />
  `;
}

/** A swatch of which nothing is left is none. */
function set(document, id, name, value) {
  const swatch = { ...document.field(id, "swatch"), [name]: value };
  const left = Object.fromEntries(Object.entries(swatch).filter(([, each]) => each !== null));
  return { op: "set", id, field: "swatch", value: Object.keys(left).length ? left : null };
}
