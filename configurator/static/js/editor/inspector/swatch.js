/* How an option looks in its group: a picture, a colour, or a short text. */
import { html } from "../vendor/preact.js";
import { pictured } from "../images/swatches.js";
import { gettext } from "../words.js";
import { ColourField, TextField } from "./fields.js";
import { MakeSwatches } from "./swatches.js";

export const name = "swatch";
export const title = () => gettext("Swatch");
export const applies = ({ document }, ids) => ids.every((id) => document.choiceOf(id) !== null);

export function Section({ workspace, ids }) {
  const { document } = workspace;
  const part = (name) => {
    const [first, ...others] = ids.map((id) => document.field(id, "swatch")?.[name] ?? null);
    return others.every((each) => each === first) ? first : undefined;
  };
  const write = (name) => (value, gesture) => workspace.edit(ids.map((id) => set(document, id, name, value || null)), gesture);
  const options = pictured(document, ids);
  return html`
    <${Picture} workspace=${workspace} asset=${part("asset")} remove=${() => write("asset")(null)} />
    ${options.length > 0 && html`<${MakeSwatches} workspace=${workspace} ids=${options} />`}
    <${ColourField} label=${gettext("Colour")} value=${part("color")} write=${write("color")} />
    <${TextField} label=${gettext("Text")} value=${part("text")} maxlength="40" write=${write("text")} />
  `;
}

/** The picture comes before the colour, and that before the text. */
function Picture({ workspace, asset, remove }) {
  if (!asset) return null;
  return html`
    <div class="pc-prop">
      <span class="pc-prop-label">${gettext("Picture")}</span>
      <div class="pc-prop-value">
        <img class="pc-placed-thumb" src=${workspace.boot.media(asset, 4)} alt="" width="44" height="44" draggable=${false} />
        <button type="button" class="pc-prop-act" onClick=${remove}>${gettext("Remove")}</button>
      </div>
    </div>
  `;
}

/** A swatch of which nothing is left is none. */
function set(document, id, name, value) {
  const swatch = { ...document.field(id, "swatch"), [name]: value };
  const left = Object.fromEntries(Object.entries(swatch).filter(([, each]) => each !== null));
  return { op: "set", id, field: "swatch", value: Object.keys(left).length ? left : null };
}
