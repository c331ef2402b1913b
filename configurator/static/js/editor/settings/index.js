/* Global settings, behind the gear: pages of sections for the whole configurator, one module each, listed here. */
import { html, useLayoutEffect, useRef, useState } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { pressed } from "../keys.js";
import { useStores } from "../store.js";
import { gettext } from "../words.js";
import * as general from "./general.js";
import * as presets from "./presets.js";
import * as stock from "./stock.js";
import * as theme from "./theme.js";
import * as translations from "./translations.js";
import * as views from "./views.js";

export const PAGES = [
  { name: "configurator", title: () => gettext("Configurator"), sections: [general, stock, views, theme] },
  { name: "presets", title: presets.title, sections: [presets] },
  { name: "translations", title: translations.title, sections: [translations] },
];

export function Settings({ workspace, close }) {
  useStores(workspace.client, workspace.stock);
  const dialog = useRef(null);
  const [page, setPage] = useState(PAGES[0]);
  useLayoutEffect(() => dialog.current.showModal(), []);
  const press = (event) => {
    if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea")) return;
    if (pressed(event, "Ctrl+Z")) workspace.undo();
    else if (pressed(event, "Ctrl+Shift+Z", "Ctrl+Y")) workspace.redo();
    else return;
    event.preventDefault();
  };
  return html`
    <dialog class="pc-settings" ref=${dialog} aria-label=${gettext("Global settings")} onClose=${close} onKeyDown=${press}
      onClick=${(event) => event.target === dialog.current && dialog.current.close()}>
      <div class="pc-settings-head">
        <h2>${gettext("Global settings")}</h2>
        <${Tabs} page=${page} setPage=${setPage} />
        <button type="button" class="pc-tool" aria-label=${gettext("Close")} onClick=${() => dialog.current.close()}><${Icon} name="close" /></button>
      </div>
      <div class="pc-settings-page" id="settings-page" role="tabpanel" aria-labelledby=${`settings-${page.name}`} key=${page.name}>
        ${page.sections.map((section) => html`
          <div class="pc-section" role="group" key=${section.name} data-section=${section.name} aria-label=${section.title()}>
            ${page.sections.length > 1 && html`<h3 class="pc-section-title">${section.title()}</h3>`}
            <${section.Section} workspace=${workspace} />
          </div>
        `)}
      </div>
    </dialog>
  `;
}

function Tabs({ page, setPage }) {
  const turn = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = PAGES[(PAGES.indexOf(page) + step + PAGES.length) % PAGES.length];
    setPage(next);
    document.getElementById(`settings-${next.name}`).focus();
  };
  return html`
    <div class="pc-settings-tabs" role="tablist" aria-label=${gettext("Global settings")} onKeyDown=${turn}>
      ${PAGES.map((each) => html`
        <button key=${each.name} type="button" role="tab" class="pc-settings-tab" id=${`settings-${each.name}`} aria-controls="settings-page"
          aria-selected=${each === page} tabindex=${each === page ? 0 : -1} onClick=${() => setPage(each)}>${each.title()}</button>
      `)}
    </div>
  `;
}
