/* How a picture is mixed with those beneath it. */
import { html } from "../vendor/preact.js";
import { uuid } from "../protocol/batches.js";
import { gettext } from "../words.js";

/** `value` is a keyword of CSS, undefined where several differ. */
export function BlendField({ value, write }) {
  return html`
    <select class="pc-prop-input" aria-label=${gettext("How it is mixed with what lies beneath")} onChange=${(event) => write(event.currentTarget.value, uuid())}>
      ${value === undefined && html`<option selected disabled>${gettext("Different")}</option>`}
      ${blends().map(([each, words]) => html`<option key=${each} value=${each} selected=${each === value}>${words}</option>`)}
    </select>
  `;
}

function blends() {
  return [
    ["normal", gettext("Normal")], ["multiply", gettext("Multiply")], ["screen", gettext("Screen")], ["overlay", gettext("Overlay")],
    ["darken", gettext("Darken")], ["lighten", gettext("Lighten")], ["color-dodge", gettext("Colour dodge")], ["color-burn", gettext("Colour burn")],
    ["hard-light", gettext("Hard light")], ["soft-light", gettext("Soft light")], ["difference", gettext("Difference")],
    ["exclusion", gettext("Exclusion")], ["hue", gettext("Hue")], ["saturation", gettext("Saturation")], ["color", gettext("Colour")],
    ["luminosity", gettext("Luminosity")],
  ];
}
