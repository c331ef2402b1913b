/* Selections with a name that shoppers can start from. */
import { html, useEffect, useState } from "../vendor/preact.js";
import { freshId, slug } from "../document/ids.js";
import { useStores } from "../store.js";
import { gettext } from "../words.js";
import { Row } from "./row.js";
import { Removed } from "./views.js";

const WIDTH = 150;

export const name = "presets";
export const title = () => gettext("Presets");

export function Section({ workspace }) {
  const { document, client, scene } = workspace;
  useStores(scene);
  const presets = document.head.presets ?? [];
  const [removed, setRemoved] = useState("");
  const remove = (preset) => {
    workspace.edit([{ op: "preset.remove", id: preset.id }]);
    setRemoved(gettext("“%(label)s” is removed.", { label: preset.label || preset.id }));
  };
  const take = (preset) => workspace.edit([{ op: "preset.put", preset: { ...preset, selected: chosen(document, scene) } }]);
  return html`
    <p class="pc-section-note">${gettext("Selections with a name, which shoppers can start from.")}</p>
    <ol class="pc-list">
      ${presets.map((preset, index) => html`
        <${Row} key=${preset.id} workspace=${workspace} kind="preset" items=${presets} index=${index} remove=${() => remove(preset)}
          before=${html`<${Thumbnail} client=${client} selected=${preset.selected ?? []} />`}>
          <button type="button" class="pc-prop-act" title=${gettext("Replace it with the selection in the stage")} onClick=${() => take(preset)}>${gettext("Replace")}</button>
        <//>
      `)}
    </ol>
    ${!presets.length && html`<p class="pc-muted">${gettext("There are no presets yet. Choose something in the stage, and save it here.")}</p>`}
    ${removed && html`<${Removed} workspace=${workspace} words=${removed} close=${() => setRemoved("")} />`}
    <${Adding} workspace=${workspace} presets=${presets} />
  `;
}

function Adding({ workspace, presets }) {
  const { document, scene, client } = workspace;
  const [label, setLabel] = useState("");
  const add = (event) => {
    event.preventDefault();
    if (!label.trim()) return;
    const preset = { id: freshPreset(document, presets, label), label: label.trim(), selected: chosen(document, scene) };
    workspace.edit([{ op: "preset.put", preset }]);
    setLabel("");
  };
  return html`
    <form class="pc-list-add" onSubmit=${add}>
      <${Thumbnail} client=${client} selected=${chosen(document, scene)} />
      <input class="pc-prop-input" aria-label=${gettext("Name of the new preset")} placeholder=${gettext("Name of the new preset")} maxlength="300" autocomplete="off"
        value=${label} onInput=${(event) => setLabel(event.currentTarget.value)} />
      <button class="pc-prop-act" disabled=${!label.trim()}>${gettext("Save the selection")}</button>
    </form>
  `;
}

/** What the stage has chosen, of what there is. */
function chosen(document, scene) {
  return scene.chosen.filter((id) => document.has(id));
}

function freshPreset(document, presets, label) {
  return freshId(document, slug(label) || "preset", new Set(presets.map((preset) => preset.id)));
}

/** The selection as the server draws it, of the draft as it is saved. */
function Thumbnail({ client, selected }) {
  const [picture, setPicture] = useState(null);
  const asked = JSON.stringify([client.rev, selected]);
  useEffect(() => {
    const leaving = new AbortController();
    client.calls.picture({ selected, width: WIDTH }, leaving.signal).then((address) => leaving.signal.aborted || setPicture(address));
    return () => leaving.abort();
  }, [asked]);
  return html`<span class="pc-thumbnail">${picture && html`<img src=${picture} alt="" />`}</span>`;
}
