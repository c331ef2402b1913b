/* The inspector: sections for what is selected. A section is a module of its own, listed here in the order of display:
   `name` (of its place on the page), `title()`, `applies(workspace, ids)`, and `Section({workspace, ids})`, for one layer or
   for many at once. */
import { html } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { useStores } from "../store.js";
import { gettext, ngettext } from "../words.js";
import * as group from "./group.js";
import * as layer from "./layer.js";
import * as option from "./option.js";
import * as rules from "./rules.js";
import * as stock from "./stock.js";
import * as swatch from "./swatch.js";

export const SECTIONS = [layer, group, option, swatch, stock, rules];

export function Inspector({ workspace }) {
  const { client, selection } = workspace;
  useStores(client, selection);
  const ids = workspace.selected;
  const back = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || ids.length === 0) return;
    document.querySelector('.pc-tree [tabindex="0"]')?.focus();
  };
  if (!ids.length) return html`<${Nothing} />`;
  return html`
    <div class="pc-inspector" onKeyDown=${back}>
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

function title(workspace, ids) {
  if (ids.length === 1) return workspace.label(ids[0]);
  return ngettext("%(number)s layer", "%(number)s layers", ids.length);
}

function Nothing() {
  return html`
    <div class="pc-inspector-empty"><${Icon} name="layers" /><p>${gettext("Select a layer to change it.")}</p></div>
  `;
}
