/* A group: what is chosen in it, and how many. */
import { html } from "../vendor/preact.js";
import { gettext } from "../words.js";
import { ChoiceField, CountField, SwitchField } from "./fields.js";
import { common, setAll } from "./values.js";

export const name = "group";
export const title = () => gettext("Group");
export const applies = ({ document }, ids) => ids.every((id) => document.isGroup(id));

export function Section({ workspace, ids }) {
  const { document } = workspace;
  const write = (field) => (value, gesture) => workspace.edit(setAll(document, ids, field, value), gesture);
  const value = (field) => common(document, ids, field);
  const choose = value("choose");
  const choices = [["one", gettext("One option")], ["many", gettext("Several options")], [null, gettext("Nothing: a folder")]];
  return html`
    <${ChoiceField} label=${gettext("Shoppers choose")} value=${choose} choices=${choices} write=${write("choose")} hint=${meaning(workspace, ids, choose)} />
    ${choose && html`<${SwitchField} label=${gettext("Required")} value=${value("required")} write=${write("required")} />`}
    ${choose === "many" && html`
      <${CountField} label=${gettext("At least")} value=${value("min")} least=${0} none=${value("required") ? "1" : "0"} write=${write("min")} />
      <${CountField} label=${gettext("At most")} value=${value("max")} least=${1} none=${gettext("no limit")} write=${write("max")} />
    `}
  `;
}

function meaning({ document }, ids, choose) {
  if (choose !== null) return undefined;
  const inside = ids.every((id) => document.ancestors(id).some((each) => document.layer(each).choose));
  return inside ? gettext("A heading above the options in it.") : gettext("Its layers are always drawn.");
}
