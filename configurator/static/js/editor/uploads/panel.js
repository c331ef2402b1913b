/* The files that came in, beneath the tree: how far each is, where it went, and what is odd about it. */
import { html, useRef, useState } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { Checks } from "../images/checks.js";
import { MakeSwatches } from "../inspector/swatches.js";
import { placements } from "../images/placed.js";
import { lacking } from "../images/swatches.js";
import { Phase } from "../images/uploads.js";
import { useStores } from "../store.js";
import { gettext, ngettext } from "../words.js";
import { UploadRow } from "./row.js";

const TROUBLE = [Phase.OPEN, Phase.REFUSED, Phase.FAILED];

export function UploadsPanel({ workspace }) {
  const { uploads, client, assets, document } = workspace;
  useStores(uploads, client, assets);
  const [folded, fold] = useState(false);
  const drawn = useRef(new Map());
  if (!uploads.items.length) return null;
  const checks = uploads.running ? null : new Checks(document, (id) => assets.of(id));
  const rows = uploads.items.map((item) => ({ item, odd: oddities(uploads, checks, item) }));
  const urgent = ({ item, odd }) => (TROUBLE.includes(item.phase) ? 2 : odd.length ? 1 : 0);
  const sorted = uploads.running ? rows : [...rows].sort((one, other) => urgent(other) - urgent(one));
  return html`
    <section class="pc-uploads" aria-label=${gettext("Added pictures")} data-uploads data-running=${uploads.running}>
      <div class="pc-uploads-head">
        <button type="button" class="pc-uploads-fold" aria-expanded=${!folded} onClick=${() => fold(!folded)}>
          <span class="pc-uploads-chevron"><${Icon} name="chevron" /></span><span>${summary(uploads)}</span>
        </button>
        ${uploads.running
          ? html`<button type="button" class="pc-prop-act" onClick=${() => uploads.cancelAll()}>${gettext("Cancel")}</button>`
          : html`<button type="button" class="pc-tool" aria-label=${gettext("Close the list of pictures")} title=${gettext("Close")} onClick=${() => uploads.close()}><${Icon} name="close" /></button>`}
      </div>
      ${uploads.running && html`<progress class="pc-upload-bar" max="1" value=${uploads.part} aria-label=${gettext("All pictures")}></progress>`}
      ${!folded && html`
        ${!uploads.running && html`<${Offers} workspace=${workspace} />`}
        <ul class="pc-uploads-list">
          ${sorted.map((row) => rowOf(drawn.current, workspace, row))}
        </ul>
      `}
    </section>
  `;
}

/** While files are coming, only the rows of those are drawn anew that changed: the same element again costs nothing. */
function rowOf(drawn, workspace, { item, odd }) {
  const known = drawn.get(item.key);
  if (workspace.uploads.running && known?.item === item) return known.element;
  const element = html`<${UploadRow} key=${item.key} workspace=${workspace} item=${item} odd=${odd} />`;
  drawn.set(item.key, { item, element });
  return element;
}

function oddities(uploads, checks, item) {
  if (!checks || item.phase !== Phase.DONE || !uploads.isThere(item)) return [];
  const { document } = checks;
  const at = placements(document.layer(item.layer), item.destination.view).findLastIndex(({ asset }) => asset === item.picture.id);
  return checks.of(item.layer, item.destination.view)[at];
}

function summary(uploads) {
  const all = uploads.items.length - uploads.count(Phase.CANCELLED);
  const there = uploads.items.filter((item) => item.phase === Phase.DONE && uploads.isThere(item)).length;
  const back = uploads.count(Phase.DONE) - there;
  if (uploads.running) return gettext("%(there)s of %(all)s pictures", { there: uploads.count(Phase.DONE, Phase.OPEN), all });
  const parts = [ngettext("%(number)s picture is in", "%(number)s pictures are in", there)];
  const open = uploads.count(Phase.OPEN);
  const lost = uploads.count(Phase.REFUSED, Phase.FAILED);
  const cancelled = uploads.count(Phase.CANCELLED);
  if (back) parts.push(ngettext("%(number)s taken back", "%(number)s taken back", back));
  if (open) parts.push(ngettext("%(number)s without a layer", "%(number)s without a layer", open));
  if (lost) parts.push(ngettext("%(number)s not taken", "%(number)s not taken", lost));
  if (cancelled) parts.push(ngettext("%(number)s cancelled", "%(number)s cancelled", cancelled));
  return parts.join(" · ");
}

function Offers({ workspace }) {
  const { uploads, document } = workspace;
  const failed = uploads.count(Phase.FAILED);
  const ids = lacking(document, uploads.items.filter((item) => item.phase === Phase.DONE && uploads.isThere(item)).map(({ layer }) => layer));
  if (!failed && !ids.length) return null;
  return html`
    <div class="pc-uploads-offers">
      ${failed > 0 && html`<button type="button" class="pc-prop-act" onClick=${() => uploads.retryAll()}>${ngettext("Try %(number)s again", "Try %(number)s again", failed)}</button>`}
      ${ids.length > 0 && html`<${MakeSwatches} workspace=${workspace} ids=${ids} />`}
    </div>
  `;
}
