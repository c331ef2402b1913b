/* The bar at the top: where this is, whether it is saved, what turns back, and what makes it public. */
import { html, useState } from "../vendor/preact.js";
import { Publishing, foresee, isToBeAsked } from "../foresight/publishing.js";
import { counts } from "../foresight/sentences.js";
import { Icon } from "../icon.js";
import { announced, written } from "../keys.js";
import { Refused, Unreachable } from "../protocol/calls.js";
import { useStores } from "../store.js";
import { gettext } from "../words.js";
import { SaveState } from "./save_state.js";

export function Toolbar({ workspace, openSettings, setProblems }) {
  const { client, boot } = workspace;
  useStores(client);
  return html`
    <header class="pc-toolbar">
      <a class="pc-tool" href=${boot.addresses.list} aria-label=${gettext("All configurators")} title=${gettext("All configurators")}><${Icon} name="back" /></a>
      <h1 class="pc-toolbar-title" dir="auto">${client.document.head.title}</h1>
      <${SaveState} client=${client} versions=${boot.addresses.versions} />
      <div class="pc-toolbar-end">
        <${Tool} icon="undo" words=${gettext("Undo")} keys="Ctrl+Z" run=${() => workspace.undo()} />
        <${Tool} icon="redo" words=${gettext("Redo")} keys="Ctrl+Shift+Z" run=${() => workspace.redo()} />
        <span class="pc-toolbar-line" aria-hidden="true"></span>
        ${boot.addresses.preview && html`<a class="pc-tool pc-tool-wide" href=${boot.addresses.preview} target="_blank" rel="noopener"><${Icon} name="eye" />${gettext("Preview")}</a>`}
        <button type="button" class="pc-tool pc-tool-wide" onClick=${() => workspace.openRules()}><${Icon} name="link" />${gettext("Rules")}</button>
        <${Tool} icon="gear" words=${gettext("Global settings")} run=${openSettings} />
        <${Publish} workspace=${workspace} setProblems=${setProblems} />
      </div>
    </header>
  `;
}

function Tool({ icon, words, keys, run }) {
  const hint = keys ? `${words} (${written(keys)})` : words;
  return html`
    <button type="button" class="pc-tool" aria-label=${words} title=${hint} aria-keyshortcuts=${keys && announced(keys)} onClick=${run}><${Icon} name=${icon} /></button>
  `;
}

function Publish({ workspace, setProblems }) {
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(undefined);
  const { client } = workspace;
  const during = async (act) => {
    if (busy) return;
    setBusy(true);
    try {
      await act();
    } finally {
      setBusy(false);
    }
  };
  const press = () => during(async () => {
    setProblems(null);
    await workspace.stock.flush();
    const found = client.trouble ? undefined : await foresee(client);
    if (found !== undefined && isToBeAsked(found)) setAsking(found);
    else await publish(workspace, setProblems, found);
  });
  return html`
    <button type="button" class="pc-publish" aria-disabled=${busy} onClick=${press}>${gettext("Publish")}</button>
    ${asking !== undefined && html`
      <${Publishing} workspace=${workspace} found=${asking} close=${() => setAsking(undefined)}
        publish=${() => during(() => publish(workspace, setProblems, asking))} />
    `}
  `;
}

/** Says how many products there are then, as far as that was `found` out. */
async function publish({ client, notices, boot }, setProblems, found) {
  try {
    const { version } = await client.publish();
    const words = [gettext("Version %(version)s is published.", { version }), found && counts(found, boot.language)];
    notices.say(words.filter(Boolean).join(" "));
  } catch (error) {
    if (error instanceof Unreachable) notices.say(gettext("This needs a connection. Try again when it is back."));
    else if (error instanceof Refused) setProblems(error);
    else throw error;
  }
}
