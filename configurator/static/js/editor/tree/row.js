/* One row of the tree: what the layer is, and the buttons of its cells. */
import { useLayoutEffect, useRef, html } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { gettext } from "../words.js";
import { INDENT } from "./drop.js";
import { ROW } from "./rows.js";

/** Columns of a row: −1 is the row itself. */
export const WHOLE = -1;
export const COLUMNS = ["name", "shown", "locked"];

export function Row({ workspace, row, at, column, acts, over }) {
  const { document, browser, selection } = workspace;
  const { id, depth, index, size, expanded } = row;
  const selected = selection.has(id);
  const focused = selection.focus === id;
  const stop = (where) => (column === where ? 0 : -1);
  return html`
    <div class="pc-row" role="row" data-layer=${id} style=${{ transform: `translateY(${at * ROW}px)` }}
      aria-level=${depth + 1} aria-posinset=${index} aria-setsize=${size} aria-rowindex=${at + 1}
      aria-selected=${selected} aria-expanded=${expanded} tabindex=${stop(WHOLE)}
      data-focus=${focused} data-dim=${!browser.shows(document, id)} data-over=${over}>
      <div role="gridcell" class="pc-row-name" tabindex=${column === 0 ? 0 : undefined} style=${{ paddingInlineStart: `${6 + depth * INDENT}px` }}>
        <span class="pc-row-grip" aria-hidden="true"></span>
        <${Toggle} expanded=${expanded} press=${() => acts.toggle(id)} />
        <${Thumbnail} workspace=${workspace} id=${id} />
        ${workspace.renaming === id
          ? html`<${Renaming} workspace=${workspace} id=${id} acts=${acts} />`
          : html`<span class="pc-row-label" dir="auto">${document.field(id, "label") || html`<span class="pc-row-id">${id}</span>`}</span>
              <${Facts} workspace=${workspace} id=${id} row=${row} />`}
      </div>
      <${Mark} workspace=${workspace} id=${id} name="hidden" tabindex=${stop(1)} on="eye-off" off="eye" acts=${acts} />
      <${Mark} workspace=${workspace} id=${id} name="locked" tabindex=${stop(2)} on="lock" off="unlock" acts=${acts} />
    </div>
  `;
}

/** The mouse's way to open a group; the row itself tells screen readers and takes the keys. */
function Toggle({ expanded, press }) {
  if (expanded === null) return html`<span class="pc-row-toggle"></span>`;
  return html`<span class="pc-row-toggle" data-toggle data-open=${expanded} aria-hidden="true" onClick=${press}><${Icon} name="chevron" /></span>`;
}

function Thumbnail({ workspace, id }) {
  const layer = workspace.document.layer(id);
  const placed = layer.images?.[workspace.view] ?? Object.values(layer.images ?? {})[0];
  if (layer.kind === "group") return html`<span class="pc-row-thumb" data-kind=${layer.choose ?? "folder"}><${Icon} name=${layer.choose ? "choice" : "folder"} /></span>`;
  const asset = layer.swatch?.asset ?? placed?.asset;
  if (asset) return html`<img class="pc-row-thumb" src=${workspace.boot.media(asset, 1)} alt="" width="20" height="20" loading="lazy" decoding="async" draggable=${false} />`;
  if (layer.swatch?.color) return html`<span class="pc-row-thumb pc-row-chip" style=${{ backgroundColor: layer.swatch.color }}></span>`;
  return html`<span class="pc-row-thumb" data-kind="image"><${Icon} name="image" /></span>`;
}

/** What is worth knowing at a glance: the price, the default, the group of a row in the stack. */
function Facts({ workspace, id, row }) {
  const { document, boot } = workspace;
  const price = document.field(id, "price");
  return html`
    ${workspace.browser.order === "stacking" && row.parent !== null && html`<span class="pc-row-fact">${workspace.label(row.parent)}</span>`}
    ${price !== 0 && html`<span class="pc-row-fact">${boot.money.signed(price)}</span>`}
    ${document.field(id, "default") && html`<span class="pc-row-default" title=${gettext("Chosen by default")}><span class="pc-hidden">${gettext("Chosen by default")}</span></span>`}
  `;
}

function Mark({ workspace, id, name, tabindex, on, off, acts }) {
  const { browser, document } = workspace;
  const marked = browser[name].has(id);
  const inherited = !marked && browser.is(name, document, id);
  const label = workspace.label(id);
  const words = name === "hidden" ? gettext("Hide “%(label)s” on the stage", { label }) : gettext("Lock “%(label)s”", { label });
  return html`
    <div role="gridcell" class="pc-row-mark" data-on=${marked} data-inherited=${inherited}>
      <button type="button" tabindex=${tabindex} aria-pressed=${marked} aria-label=${words} data-mark=${name}
        onClick=${(event) => acts.mark(name, id, event)}><${Icon} name=${marked || inherited ? on : off} /></button>
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
