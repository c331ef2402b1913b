/* An option: what it costs, and whether it is chosen at first. */
import { html } from "../vendor/preact.js";
import { gettext } from "../words.js";
import { MoneyField, SwitchField } from "./fields.js";
import { common, setAll } from "./values.js";

export const name = "option";
export const title = () => gettext("Option");
export const applies = ({ document }, ids) => ids.every((id) => document.choiceOf(id) !== null);

export function Section({ workspace, ids }) {
  const { document, boot } = workspace;
  const choices = ids.map((id) => document.layer(document.choiceOf(id)));
  const exclusive = choices.every((each) => each.choose === "one");
  return html`
    <${MoneyField} label=${gettext("Price")} value=${common(document, ids, "price")} money=${boot.money}
      write=${(price, gesture) => workspace.edit(setAll(document, ids, "price", price), gesture)} />
    ${(ids.length === 1 || !exclusive) && html`<${SwitchField} label=${gettext("Default")} value=${common(document, ids, "default")}
      hint=${gettext("Chosen when the page opens.")}
      write=${(on, gesture) => workspace.edit(defaults(document, ids, on), gesture)} />`}
  `;
}

/** A group of which one is chosen has one default: the others give it up. */
function defaults(document, ids, on) {
  const others = ids
    .filter((id) => on && document.layer(document.choiceOf(id)).choose === "one")
    .flatMap((id) => [...document.within(document.choiceOf(id))].filter((each) => each !== id && document.choiceOf(each) === document.choiceOf(id)));
  return [...setAll(document, others, "default", false), ...setAll(document, ids, "default", on)];
}
