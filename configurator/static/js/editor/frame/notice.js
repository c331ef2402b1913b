/* The line at the foot of the window, and what only screen readers hear. */
import { html } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { useStores } from "../store.js";
import { gettext } from "../words.js";

export function Notice({ notices }) {
  useStores(notices);
  const { notice } = notices;
  const act = () => {
    notice.action.run();
    notices.close();
  };
  return html`
    <div class="pc-hidden" role="status" data-announced>${notices.announced}</div>
    <div class="pc-toast-place" role="status">
      ${notice && html`
        <div class="pc-toast">
          <span>${notice.text}</span>
          ${notice.action && html`<button type="button" class="pc-toast-act" onClick=${act}>${notice.action.label}</button>`}
          <button type="button" class="pc-toast-close" aria-label=${gettext("Close")} onClick=${() => notices.close()}><${Icon} name="close" /></button>
        </div>
      `}
    </div>
  `;
}
