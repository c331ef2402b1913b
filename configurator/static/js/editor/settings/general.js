/* What the whole configurator is called, and what it costs before anything is chosen. */
import { html } from "../vendor/preact.js";
import { gettext } from "../words.js";
import { MoneyField, TextField } from "../inspector/fields.js";

export const name = "general";
export const title = () => gettext("General");

export function Section({ workspace }) {
  const { head } = workspace.document;
  const write = (field) => (value, gesture) => workspace.edit([{ op: "doc", field, value }], gesture);
  return html`
    <${TextField} label=${gettext("Title")} value=${head.title} maxlength="300" write=${(text, gesture) => text.trim() && write("title")(text, gesture)} />
    <${TextField} label=${gettext("Description")} value=${head.description ?? ""} maxlength="10000" lines=${4} write=${write("description")} />
    <${MoneyField} label=${gettext("Base price")} value=${head.base_price ?? 0} least=${0} money=${workspace.boot.money} write=${write("base_price")} />
  `;
}
