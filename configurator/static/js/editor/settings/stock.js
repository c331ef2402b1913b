/* Whether this configurator's options may be ordered while they are out of stock. */
import { html } from "../vendor/preact.js";
import { SegmentField } from "../inspector/segments.js";
import { gettext } from "../words.js";

export const name = "stock";
export const title = () => gettext("Stock Management");

export function Section({ workspace }) {
  const { document, boot, stock } = workspace;
  const { management, backorder } = stock.policy;
  const { settings } = boot.addresses;
  const shop = backorder ? gettext("As the shop says (on)") : gettext("As the shop says (off)");
  const choices = [["inherit", shop], ["on", gettext("On")], ["off", gettext("Off")]];
  return html`
    ${!management && html`
      <p class="pc-section-note" data-management-off>${gettext("This cannot be changed while the shop's stock management is off: everything is in stock then.")}
        ${settings && html` <a href=${settings} target="_blank" rel="noopener">${gettext("Settings")}</a>`}</p>
    `}
    <${SegmentField} label=${gettext("Enable Backorder")} value=${document.head.backorder ?? "inherit"} choices=${choices} disabled=${!management}
      hint=${gettext("Options that are out of stock can be ordered, and are sent once they are there again. A stock item may say otherwise. Takes effect when you publish.")}
      write=${(value, gesture) => workspace.edit([{ op: "doc", field: "backorder", value }], gesture)} />
  `;
}
