/* One row of the tree: what the layer is, and the buttons of its cells. */
import { Component, html, useLayoutEffect, useRef } from "../vendor/preact.js";
import { STACKING } from "../browser_state.js";
import { Icon } from "../icon.js";
import { gettext } from "../words.js";
import { INDENT } from "./drop.js";
import { ROW } from "./rows.js";

/** Columns of a row: −1 is the row itself. */
export const WHOLE = -1;
export const COLUMNS = ["name", "shown", "locked"];

/** What a row shows, to be compared with what it showed before. */
export function shownOf(workspace, row) {
  const { document, browser, selection } = workspace;
  const { id } = row;
  return {
    id,
    layer: document.layer(id),
    selected: selection.has(id),
    focused: selection.focus === id,
    dim: !browser.shows(document, id),
    hidden: browser.hidden.has(id),
    locked: browser.locked.has(id),
    hiddenAround: browser.is("hidden", document, id),
    lockedAround: browser.is("locked", document, id),
    renaming: workspace.renaming === id,
    around: browser.order === STACKING && row.parent !== null ? workspace.label(row.parent) : null,
    view: workspace.view,
  };
}

/** Drawn again only when something changed that it shows: most keys concern two rows of forty. */
export class Row extends Component {
  shouldComponentUpdate(next) {
    const { shown, ...own } = next;
    const { shown: before, ...past } = this.props;
    return differ(own, past) || differ(shown, before);
  }

  /** Which of its elements the Tab key finds is the tree's business. */
  render({ workspace, row, at, acts, over, shown }) {
    const { depth, index, size, expanded } = row;
    const { id, selected, focused, dim, layer, renaming } = shown;
    return html`
      <div class="pc-row" role="row" data-layer=${id} style=${{ transform: `translateY(${at * ROW}px)` }}
        aria-level=${depth + 1} aria-posinset=${index} aria-setsize=${size} aria-rowindex=${at + 1}
        aria-selected=${selected} aria-expanded=${expanded} tabindex="-1"
        data-focus=${focused} data-dim=${dim} data-over=${over}>
        <div role="gridcell" class="pc-row-name" style=${{ paddingInlineStart: `${6 + depth * INDENT}px` }}>
          <span class="pc-row-toggle" data-toggle=${expanded === null ? undefined : expanded} aria-hidden="true"></span>
          <${Thumbnail} boot=${workspace.boot} layer=${layer} view=${shown.view} />
          ${renaming
            ? html`<${Renaming} workspace=${workspace} id=${id} acts=${acts} />`
            : html`<span class="pc-row-label" dir="auto">${layer.label || html`<span class="pc-row-id">${id}</span>`}</span>
                <${Facts} boot=${workspace.boot} layer=${layer} around=${shown.around} />`}
        </div>
        <${Mark} name="hidden" label=${layer.label || id} marked=${shown.hidden} around=${shown.hiddenAround} />
        <${Mark} name="locked" label=${layer.label || id} marked=${shown.locked} around=${shown.lockedAround} />
      </div>
    `;
  }
}

function differ(one, other) {
  return Object.keys(one).some((name) => one[name] !== other[name]);
}

function Thumbnail({ boot, layer, view }) {
  const { kind, choose, swatch, images = {} } = layer;
  if (kind === "group") return html`<span class="pc-row-thumb" data-kind=${choose ?? "folder"}><${Icon} name=${choose ? "choice" : "folder"} /></span>`;
  const asset = swatch?.asset ?? (images[view] ?? Object.values(images)[0])?.asset;
  if (asset) return html`<img class="pc-row-thumb" src=${boot.media(asset, 1)} alt="" width="20" height="20" loading="lazy" decoding="async" draggable=${false} />`;
  if (swatch?.color) return html`<span class="pc-row-thumb pc-row-chip" style=${{ backgroundColor: swatch.color }}></span>`;
  return html`<span class="pc-row-thumb" data-kind="image"><${Icon} name="image" /></span>`;
}

/** What is worth knowing at a glance: the price, the default, the group of a row in the stack. */
function Facts({ boot, layer, around }) {
  return html`
    ${around !== null && html`<span class="pc-row-fact">${around}</span>`}
    ${Boolean(layer.price) && html`<span class="pc-row-fact">${boot.money.signed(layer.price)}</span>`}
    ${layer.default && html`<span class="pc-row-default" role="img" aria-label=${gettext("Chosen by default")} title=${gettext("Chosen by default")}></span>`}
  `;
}

/** `around`: so because of something that the layer lies in. Icons are drawn by the style: there are many of them. */
function Mark({ name, label, marked, around }) {
  const words = name === "hidden" ? gettext("Hide “%(label)s” on the stage", { label }) : gettext("Lock “%(label)s”", { label });
  return html`
    <div role="gridcell" class="pc-row-mark" data-on=${marked} data-inherited=${around && !marked}>
      <button type="button" tabindex="-1" aria-pressed=${marked} aria-label=${words} data-mark=${name}></button>
    </div>
  `;
}

/** Enter and leaving keep what is written, Escape does not, Tab goes on to the next row. */
function Renaming({ workspace, id, acts }) {
  const field = useRef(null);
  const done = useRef(false);
  useLayoutEffect(() => {
    field.current.focus();
    field.current.select();
  }, []);
  const finish = (kept, then) => {
    if (done.current) return;
    done.current = true;
    if (kept) workspace.rename(id, field.current.value.trim());
    workspace.stopRenaming();
    then?.();
  };
  const press = (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === "Enter") finish(true, acts.focus);
    else if (event.key === "Escape") finish(false, acts.focus);
    else if (event.key === "Tab") finish(true, () => acts.renameBeside(event.shiftKey ? -1 : 1));
    else return;
    event.preventDefault();
  };
  return html`<input class="pc-row-field" ref=${field} defaultValue=${workspace.document.field(id, "label")} maxlength="300" dir="auto"
    aria-label=${gettext("Name of “%(label)s”", { label: workspace.label(id) })} autocomplete="off" spellcheck=${false}
    onKeyDown=${press} onBlur=${() => finish(true)} onPointerDown=${(event) => event.stopPropagation()} onDblClick=${(event) => event.stopPropagation()} />`;
}
