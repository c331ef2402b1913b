/* An icon of the page's sprite. */
import { html } from "./vendor/preact.js";

export function Icon({ name }) {
  return html`<svg class="pc-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href=${`#icon-${name}`} /></svg>`;
}
