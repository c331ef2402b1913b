/* What every layer has: its name and its id. */
import { html, useId, useState } from "../vendor/preact.js";
import { gettext } from "../words.js";
import { TextField } from "./fields.js";

const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;

export const name = "layer";
export const title = () => gettext("Layer");
export const applies = (_, ids) => ids.length === 1;

export function Section({ workspace, ids: [id] }) {
  return html`
    <${TextField} label=${gettext("Name")} value=${workspace.document.field(id, "label")} maxlength="300"
      write=${(label, gesture) => workspace.rename(id, label, gesture)} />
    <${Id} workspace=${workspace} id=${id} />
  `;
}

/** Changed apart from the name: links, orders and stock know the layer by it. */
function Id({ workspace, id }) {
  const [wanted, setWanted] = useState(null);
  const field = useId();
  if (wanted === null) {
    return html`
      <div class="pc-prop">
        <span class="pc-prop-label">${gettext("Id")}</span>
        <div class="pc-prop-value"><code class="pc-prop-code">${id}</code>
          <button type="button" class="pc-prop-act" aria-label=${gettext("Change the id of “%(label)s”", { label: workspace.label(id) })} onClick=${() => setWanted(id)}>${gettext("Change")}</button>
        </div>
      </div>
    `;
  }
  const wrong = problem(workspace.document, id, wanted);
  const change = (event) => {
    event.preventDefault();
    if (wrong) return;
    if (wanted !== id) workspace.edit([{ op: "rename", id, to: wanted }]);
    setWanted(null);
  };
  return html`
    <form class="pc-prop" onSubmit=${change} onKeyDown=${(event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      setWanted(null);
    }}>
      <label class="pc-prop-label" for=${field}>${gettext("Id")}</label>
      <div class="pc-prop-value">
        <input class="pc-prop-input" id=${field} value=${wanted} maxlength="63" autocomplete="off" spellcheck=${false} autofocus ref=${focusOnce}
          aria-invalid=${Boolean(wrong)} aria-describedby=${`${field}-note`} onInput=${(event) => setWanted(event.currentTarget.value)} />
        <p class=${wrong ? "pc-prop-error" : "pc-prop-hint"} id=${`${field}-note`}>${wrong ?? note(workspace)}</p>
        <button class="pc-prop-act">${gettext("Change the id")}</button>
        <button type="button" class="pc-prop-act" onClick=${() => setWanted(null)}>${gettext("Cancel")}</button>
      </div>
    </form>
  `;
}

function focusOnce(element) {
  if (!element || element.dataset.focused) return;
  element.dataset.focused = "";
  element.focus();
  element.select();
}

function problem(document, id, wanted) {
  if (!ID.test(wanted)) return gettext("Use small letters, digits and hyphens.");
  return wanted !== id && document.names(wanted) ? gettext("The id “%(id)s” is taken.", { id: wanted }) : null;
}

function note({ client }) {
  if (!client.published) return gettext("Rules and presets that name the layer follow.");
  return gettext("This is published: links and carts that name the old id lose this choice. Stock stays.");
}
