/* The pictures of a layer in each view: which they are, where they lie, and what is odd about them. */
import { html, useEffect } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { Checks, written } from "../images/checks.js";
import { chooseFiles, useFileDrop } from "../images/files.js";
import { FURTHER, copied, place, placements, removed, slots, swapped } from "../images/placed.js";
import { useStores } from "../store.js";
import { gettext, ngettext } from "../words.js";
import { BlendField } from "./blend.js";
import { PixelField } from "./fields.js";

export const name = "images";
export const title = () => gettext("Images");
export const applies = ({ document, view }, ids) => view !== null && ids.some((id) => !document.isGroup(id));

export function Section({ workspace, ids }) {
  if (ids.length > 1) return html`<${Many} workspace=${workspace} ids=${ids} />`;
  return html`<${One} workspace=${workspace} id=${ids[0]} />`;
}

function One({ workspace, id }) {
  const { document, assets } = workspace;
  useStores(assets);
  const { views } = document.head;
  const needed = compared(document, id);
  useEffect(() => void assets.want(needed), [needed.join(" ")]);
  const checks = new Checks(document, (asset) => assets.of(asset));
  return views.map((view) => html`<${InView} key=${view.id} workspace=${workspace} id=${id} view=${view} checks=${checks} />`);
}

/** The pictures that those of the layer are compared with: of its choice, and of whole views that have no size of their own. */
function compared(document, id) {
  const choice = document.choiceOf(id) ?? id;
  const some = [...document.within(choice)];
  return document.head.views.flatMap((view) => {
    const ids = view.width && view.height ? some : [...document.all()];
    return ids.flatMap((each) => placements(document.layer(each), view.id).map(({ asset }) => asset));
  });
}

function InView({ workspace, id, view, checks }) {
  const { document, uploads, browser } = workspace;
  const layer = document.layer(id);
  const found = slots(layer, view.id);
  const odd = checks.of(id, view.id);
  const size = checks.sizeOf(view.id);
  const label = view.label || view.id;
  const take = (part) => (files) => uploads.add(files, { layer: id, view: view.id, part });
  const [over, drop] = useFileDrop({
    place: () => true,
    drop: (files) => uploads.add(files, files.length === 1 ? { layer: id, view: view.id } : { layer: id }),
  });
  return html`
    <div class="pc-placed-view" data-view=${view.id} data-over-files=${over !== null} role="group" aria-label=${label} ...${drop}>
      ${document.head.views.length > 1 && html`
        <h4 class="pc-placed-title">
          <button type="button" class="pc-placed-show" aria-pressed=${workspace.view === view.id} title=${gettext("Show this view on the stage")} onClick=${() => browser.set({ view: view.id })}>${label}</button>
          ${size && html`<span class="pc-placed-size">${written(size)}</span>`}
        </h4>
      `}
      ${found.map((slot, at) => html`
        <${Placed} key=${slot.part ?? "first"} workspace=${workspace} layer=${layer} view=${view} found=${found} at=${at} odd=${odd[at]} replace=${() => chooseFiles(take(slot.part), { multiple: false })} />
      `)}
      <button type="button" class="pc-placed-add" onClick=${() => chooseFiles(take(found.length ? FURTHER : undefined), { multiple: found.length > 0 })}>
        <${Icon} name="add-image" />${found.length ? gettext("Add a part") : gettext("Choose a picture")}
      </button>
    </div>
  `;
}

function Placed({ workspace, layer, view, found, at, odd, replace }) {
  const { boot, assets, document } = workspace;
  const { part, placed } = found[at];
  const { id } = layer;
  const write = (field) => (value, gesture) => workspace.edit([place(id, view.id, part, { [field]: value })], gesture);
  const size = assets.of(placed.asset);
  const label = view.label || view.id;
  const others = document.head.views.filter((each) => each.id !== view.id);
  const copy = (event) => {
    const to = event.currentTarget.value;
    event.currentTarget.value = "";
    if (to) workspace.edit(copied(layer, placed, to));
  };
  const words = { number: at + 1, view: label };
  return html`
    <div class="pc-placed" data-part=${part ?? "first"} role="group" aria-label=${gettext("Picture %(number)s in “%(view)s”", words)}>
      <div class="pc-placed-head">
        <img class="pc-placed-thumb" src=${boot.media(placed.asset, 1)} alt="" width="44" height="44" decoding="async" draggable=${false} />
        <span class="pc-placed-size">${size ? written(size) : ""}</span>
        <span class="pc-placed-acts">
          ${found.length > 1 && html`
            <${Act} icon="up" words=${gettext("Move backward")} off=${at === 0} run=${() => workspace.edit(swapped(layer, view.id, found[at], found[at - 1]))} />
            <${Act} icon="down" words=${gettext("Move forward")} off=${at === found.length - 1} run=${() => workspace.edit(swapped(layer, view.id, found[at], found[at + 1]))} />
          `}
          <${Act} icon="replace" words=${gettext("Replace the picture")} run=${replace} />
          <${Act} icon="trash" words=${gettext("Remove the picture")} run=${() => workspace.edit(removed(layer, view.id, part))} />
        </span>
      </div>
      <div class="pc-placed-fields">
        <${PixelField} letter="X" label=${gettext("From the left, in pixels")} value=${placed.x ?? 0} write=${write("x")} />
        <${PixelField} letter="Y" label=${gettext("From the top, in pixels")} value=${placed.y ?? 0} write=${write("y")} />
        <${PixelField} letter="Z" label=${gettext("Height in the stack")} value=${placed.z ?? 0} write=${write("z")} />
      </div>
      <div class="pc-placed-fields">
        <${BlendField} value=${placed.blend ?? "normal"} write=${write("blend")} />
        ${others.length > 0 && html`
          <select class="pc-prop-input" aria-label=${gettext("Copy to another view")} onChange=${copy}>
            <option value="">${gettext("Copy to…")}</option>
            ${others.map((each) => html`<option key=${each.id} value=${each.id}>${each.label || each.id}</option>`)}
          </select>
        `}
      </div>
      ${odd.map((text) => html`<p class="pc-upload-odd" key=${text}><${Icon} name="low" /><span>${text}</span></p>`)}
    </div>
  `;
}

function Act({ icon, words, off = false, run }) {
  return html`<button type="button" class="pc-tool" aria-label=${words} title=${words} disabled=${off} onClick=${run}><${Icon} name=${icon} /></button>`;
}

/** What many layers share: where their first pictures lie in the view that is shown. */
function Many({ workspace, ids }) {
  const { document, view } = workspace;
  const drawn = ids.filter((id) => document.layer(id).images?.[view]);
  const shown = document.head.views.find((each) => each.id === view);
  if (!drawn.length) return html`<p class="pc-prop-hint">${gettext("None of them has a picture in “%(view)s”.", { view: shown.label || view })}</p>`;
  const value = (field, usual) => {
    const values = new Set(drawn.map((id) => document.layer(id).images[view][field] ?? usual));
    return values.size === 1 ? [...values][0] : undefined;
  };
  const write = (field) => (next, gesture) => workspace.edit(drawn.map((id) => place(id, view, undefined, { [field]: next })), gesture);
  const count = ngettext("%(number)s picture in “%(view)s”", "%(number)s pictures in “%(view)s”", drawn.length, { view: shown.label || view });
  return html`
    <div class="pc-placed" role="group" aria-label=${count}>
      <p class="pc-placed-size">${count}</p>
      <div class="pc-placed-fields">
        <${PixelField} letter="X" label=${gettext("From the left, in pixels")} value=${value("x", 0)} write=${write("x")} />
        <${PixelField} letter="Y" label=${gettext("From the top, in pixels")} value=${value("y", 0)} write=${write("y")} />
        <${PixelField} letter="Z" label=${gettext("Height in the stack")} value=${value("z", 0)} write=${write("z")} />
      </div>
      <div class="pc-placed-fields"><${BlendField} value=${value("blend", "normal")} write=${write("blend")} /></div>
    </div>
  `;
}
