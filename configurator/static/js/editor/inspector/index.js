/* The inspector: sections for what is selected. A section is a module of its own, listed here in the order of display:
   `name` (of its place on the page), `title()`, `applies(workspace, ids)`, and `Section({workspace, ids})`, for one layer or
   for many at once. */
import { html } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { useFileDrop } from "../images/files.js";
import { useStores } from "../store.js";
import { gettext, ngettext } from "../words.js";
import * as group from "./group.js";
import * as images from "./images.js";
import * as layer from "./layer.js";
import * as option from "./option.js";
import * as rules from "./rules.js";
import * as shown from "./shown.js";
import * as stock from "./stock.js";
import * as swatch from "./swatch.js";
import * as swatches from "./swatches.js";

export const SECTIONS = [layer, group, option, images, shown, swatch, swatches, stock, rules];

export function Inspector({ workspace }) {
  const { client, selection } = workspace;
  useStores(client, selection);
  const ids = workspace.selected;
  const back = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || ids.length === 0) return;
    document.querySelector('.pc-tree [tabindex="0"]')?.focus();
  };
  const [over, drop] = useFileDrop({ place: () => target(workspace, ids), drop: (files, place) => workspace.uploads.add(files, place) });
  if (!ids.length) return html`<div class="pc-inspector" data-over-files=${over !== null} ...${drop}><${Nothing} /></div>`;
  return html`
    <div class="pc-inspector" data-over-files=${over !== null} onKeyDown=${back} ...${drop}>
      <h2 class="pc-inspector-title" dir="auto">${title(workspace, ids)}</h2>
      ${SECTIONS.filter((section) => section.applies(workspace, ids)).map((section) => html`
        <section class="pc-section" key=${section.name} data-section=${section.name} aria-label=${section.title()}>
          <h3 class="pc-section-title">${section.title()}</h3>
          <${section.Section} key=${ids.join(" ")} workspace=${workspace} ids=${ids} />
        </section>
      `)}
    </div>
  `;
}

/** Files belong to what is shown; where that is not one layer, their names alone say to which. */
function target({ document }, ids) {
  if (ids.length !== 1) return { parent: null, before: null };
  return document.isGroup(ids[0]) ? { parent: ids[0], before: null } : { layer: ids[0] };
}

function title(workspace, ids) {
  if (ids.length === 1) return workspace.label(ids[0]);
  return ngettext("%(number)s layer", "%(number)s layers", ids.length);
}

function Nothing() {
  return html`
    <div class="pc-inspector-empty"><${Icon} name="layers" /><p>${gettext("Select a layer to change it, or drop pictures here.")}</p></div>
  `;
}
