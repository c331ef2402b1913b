/* The swatches of all options in a group. */
import { html, useState } from "../vendor/preact.js";
import { makeSwatches, pictured } from "../images/swatches.js";
import { gettext, ngettext } from "../words.js";

export const name = "swatches";
export const title = () => gettext("Swatches");
export const applies = ({ document }, ids) => ids.every((id) => document.isGroup(id)) && pictured(document, ids).length > 0;

export function Section({ workspace, ids }) {
  const options = pictured(workspace.document, ids);
  return html`<${MakeSwatches} workspace=${workspace} ids=${options}
    hint=${ngettext("Of %(number)s option with a picture.", "Of %(number)s options with a picture.", options.length)} />`;
}

export function MakeSwatches({ workspace, ids, hint }) {
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    await makeSwatches(workspace, ids);
    setBusy(false);
  };
  return html`
    <div class="pc-prop-row">
      <button type="button" class="pc-prop-act" aria-disabled=${busy} onClick=${() => busy || make()}>${
        ids.length > 1 ? gettext("Make swatches from the pictures") : gettext("Make a swatch from the picture")}</button>
      ${hint && html`<p class="pc-prop-hint">${hint}</p>`}
    </div>
  `;
}
