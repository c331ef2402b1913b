/* What the shop decides for all of its configurators. */
import { html } from "../vendor/preact.js";
import { gettext } from "../words.js";

export const name = "theme";
export const title = () => gettext("Theme");

export function Section({ workspace }) {
  const { settings } = workspace.boot.addresses;
  return html`
    <p class="pc-section-note">${gettext("Colours and shapes are those of the shop, for all of its configurators.")}
      ${settings && html` <a href=${settings} target="_blank" rel="noopener">${gettext("Settings of the shop")}</a>`}</p>
  `;
}
