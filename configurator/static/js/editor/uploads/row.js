/* One file that came in. */
import { html, useId, useState } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { Phase } from "../images/uploads.js";
import { gettext } from "../words.js";
import { FileThumbnail } from "./thumbnail.js";
import { Whereto } from "./whereto.js";

export function UploadRow({ workspace, item, odd }) {
  const { uploads } = workspace;
  const [choosing, setChoosing] = useState(false);
  const id = useId();
  const { key, path, phase, part } = item;
  const name = path.split("/").pop();
  const sending = phase === Phase.SENDING;
  const gone = phase === Phase.DONE && !uploads.isThere(item);
  return html`
    <li class="pc-upload" data-phase=${gone ? "gone" : phase} data-file=${path}>
      <${FileThumbnail} file=${item.file} />
      <div class="pc-upload-words">
        <span class="pc-upload-name" id=${id} dir="auto" title=${path}>${name}</span>
        ${sending
          ? html`<progress class="pc-upload-bar" max="1" value=${part} aria-labelledby=${id}></progress>`
          : html`<span class="pc-upload-state">${state(workspace, item, gone)}</span>`}
      </div>
      <div class="pc-upload-acts">
        ${[Phase.WAITING, Phase.SENDING].includes(phase) && html`<${Act} icon="close" words=${gettext("Cancel “%(name)s”", { name })} run=${() => uploads.cancel(key)} />`}
        ${[Phase.FAILED, Phase.CANCELLED].includes(phase) && html`<${Act} icon="retry" words=${gettext("Try “%(name)s” again", { name })} run=${() => uploads.retry(key)} />`}
        ${[Phase.DONE, Phase.OPEN].includes(phase) && !gone && html`
          <button type="button" class="pc-prop-act" aria-expanded=${choosing} aria-label=${gettext("Change where “%(name)s” goes", { name })}
            onClick=${() => setChoosing(!choosing)}>${phase === Phase.OPEN ? gettext("Choose") : gettext("Change")}</button>
        `}
      </div>
      ${(odd.length > 0 || choosing) && html`
        <div class="pc-upload-more">
          ${odd.map((text) => html`<p class="pc-upload-odd" key=${text}><${Icon} name="low" /><span>${text}</span></p>`)}
          ${choosing && html`<${Whereto} workspace=${workspace} item=${item} close=${() => setChoosing(false)} />`}
        </div>
      `}
    </li>
  `;
}

function Act({ icon, words, run }) {
  return html`<button type="button" class="pc-tool" aria-label=${words} title=${words} onClick=${run}><${Icon} name=${icon} /></button>`;
}

function state(workspace, item, gone) {
  const { phase, reason, destination, layer, inserted, before } = item;
  const { document } = workspace;
  if (gone) return gettext("Taken back");
  if (phase === Phase.WAITING) return gettext("Waiting");
  if (phase === Phase.CANCELLED) return gettext("Cancelled");
  if (phase === Phase.OPEN) return destination.ids?.length ? gettext("Several layers could have this picture.") : gettext("Without a layer");
  if (phase !== Phase.DONE) return reason;
  const parent = document.parentOf(layer);
  const { views } = document.head;
  const view = views.find((each) => each.id === destination.view);
  const where = [...(parent === null ? [] : [workspace.label(parent)]), workspace.label(layer)].join(" › ");
  const facts = [
    ...(views.length > 1 && view ? [view.label || view.id] : []),
    ...(inserted ? [gettext("new")] : []),
    ...(before && before.asset !== item.picture.id ? [gettext("replaced")] : []),
    ...(before?.asset === item.picture.id ? [gettext("already there")] : []),
  ];
  return html`<button type="button" class="pc-upload-link" dir="auto" onClick=${() => workspace.goTo(layer)}>${where}</button>${facts.length > 0 && ` · ${facts.join(", ")}`}`;
}
