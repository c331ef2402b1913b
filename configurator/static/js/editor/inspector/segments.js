/* A field of a few choices that are all in sight. */
import { html, useId } from "../vendor/preact.js";
import { uuid } from "../protocol/batches.js";

/** `choices` are [value, words]; none is chosen where `value` is undefined. */
export function SegmentField({ label, value, choices, write, hint, disabled = false }) {
  const id = useId();
  return html`
    <fieldset class="pc-prop pc-segments" disabled=${disabled} aria-describedby=${hint ? `${id}-hint` : undefined}>
      <legend class="pc-hidden">${label}</legend>
      <span class="pc-prop-label" aria-hidden="true">${label}</span>
      <div class="pc-prop-value">
        <div class="pc-segments-row">
          ${choices.map(([each, words]) => html`
            <label class="pc-segment" key=${each}>
              <input type="radio" name=${id} value=${each} checked=${each === value} onChange=${() => write(each, uuid())} /><span>${words}</span>
            </label>
          `)}
        </div>
        ${hint && html`<p class="pc-prop-hint" id=${`${id}-hint`}>${hint}</p>`}
      </div>
    </fieldset>
  `;
}
