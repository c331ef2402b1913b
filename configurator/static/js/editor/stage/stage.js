/* The stage: the product as it would be drawn, in each of its views. */
import { html, useState } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { useStores } from "../store.js";
import { gettext } from "../words.js";
import { drawings } from "./picture.js";

export function Stage({ workspace }) {
  const { client, selection, browser, document } = workspace;
  useStores(client, selection, browser);
  const [natural, setNatural] = useState({});
  const { view } = workspace;
  const found = document.head.views.find((each) => each.id === view);
  const drawn = view === null ? [] : drawings(document, view, workspace.selected, (id) => browser.shows(document, id));
  const size = {
    width: found?.width ?? Math.max(1, ...drawn.map((one) => natural[one.asset]?.width ?? 0)),
    height: found?.height ?? Math.max(1, ...drawn.map((one) => natural[one.asset]?.height ?? 0)),
  };
  const loaded = (asset) => ({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
    setNatural((known) => ({ ...known, [asset]: { width, height } }));
  const percent = (part, whole) => `${(100 * part) / whole}%`;
  return html`
    <div class="pc-stage">
      <div class="pc-stage-ground">
        ${drawn.length === 0 && html`<div class="pc-stage-empty"><${Icon} name="image" /><p>${gettext("Nothing is drawn in this view yet.")}</p></div>`}
        <div class="pc-stage-frame" style=${{ aspectRatio: `${size.width} / ${size.height}` }}>
          ${drawn.map((one) => html`
            <img key=${one.id} class="pc-stage-layer" src=${workspace.boot.media(one.asset)} alt="" draggable=${false} data-layer=${one.id}
              data-selected=${selection.has(one.id)} onLoad=${loaded(one.asset)}
              style=${{
                insetInlineStart: "auto", left: percent(one.x, size.width), top: percent(one.y, size.height),
                width: percent(natural[one.asset]?.width ?? size.width, size.width), mixBlendMode: one.blend ?? "normal",
              }} />
          `)}
        </div>
      </div>
      <${Views} workspace=${workspace} />
    </div>
  `;
}

function Views({ workspace }) {
  const { views } = workspace.document.head;
  if (views.length < 2) return null;
  return html`
    <div class="pc-stage-views" role="group" aria-label=${gettext("Views")}>
      ${views.map(({ id, label }) => html`
        <button key=${id} type="button" class="pc-stage-view" aria-pressed=${id === workspace.view} onClick=${() => workspace.browser.set({ view: id })}>${label || id}</button>
      `)}
    </div>
  `;
}
