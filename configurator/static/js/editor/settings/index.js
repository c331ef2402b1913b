/* Global settings, behind the gear: sections for the whole configurator, one module each, listed here. */
import { html, useLayoutEffect, useRef } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { useStores } from "../store.js";
import { gettext } from "../words.js";
import * as general from "./general.js";

export const SECTIONS = [general];

export function Settings({ workspace, close }) {
  useStores(workspace.client);
  const dialog = useRef(null);
  useLayoutEffect(() => dialog.current.showModal(), []);
  return html`
    <dialog class="pc-settings" ref=${dialog} aria-label=${gettext("Global settings")} onClose=${close}
      onClick=${(event) => event.target === dialog.current && dialog.current.close()}>
      <div class="pc-settings-head">
        <h2>${gettext("Global settings")}</h2>
        <button type="button" class="pc-tool" aria-label=${gettext("Close")} onClick=${() => dialog.current.close()}><${Icon} name="close" /></button>
      </div>
      ${SECTIONS.map((section) => html`
        <section class="pc-section" key=${section.name} data-section=${section.name} aria-label=${section.title()}>
          <h3 class="pc-section-title">${section.title()}</h3>
          <${section.Section} workspace=${workspace} />
        </section>
      `)}
    </dialog>
  `;
}
