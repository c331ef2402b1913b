/* All rules of the draft: as sentences, or two groups against each other. */
import { html, useEffect, useLayoutEffect, useRef, useState } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { useStores } from "../store.js";
import { gettext } from "../words.js";
import { Grid } from "./grid.js";
import { NewSentence, Sentence } from "./sentence.js";

export function Rules({ workspace, at, close }) {
  const { client } = workspace;
  useStores(client);
  const dialog = useRef(null);
  const [shown, setShown] = useState("sentences");
  useLayoutEffect(() => {
    dialog.current.showModal();
    if (at) dialog.current.querySelector(`#rule-${CSS.escape(at)}`)?.scrollIntoView();
  }, []);
  const tabs = [["sentences", gettext("Sentences")], ["grid", gettext("Grid")]];
  return html`
    <dialog class="pc-settings pc-rules" ref=${dialog} aria-label=${gettext("Rules")} onClose=${close}
      onClick=${(event) => event.target === dialog.current && dialog.current.close()}>
      <div class="pc-settings-head">
        <h2>${gettext("Rules")}</h2>
        <div class="pc-rules-tabs" role="group" aria-label=${gettext("How rules are shown")}>
          ${tabs.map(([name, words]) => html`<button key=${name} type="button" class="pc-rules-tab" aria-pressed=${shown === name} onClick=${() => setShown(name)}>${words}</button>`)}
        </div>
        <button type="button" class="pc-tool" aria-label=${gettext("Close")} onClick=${() => dialog.current.close()}><${Icon} name="close" /></button>
      </div>
      ${shown === "grid" ? html`<${Grid} workspace=${workspace} />` : html`<${Sentences} workspace=${workspace} />`}
    </dialog>
  `;
}

function Sentences({ workspace }) {
  const rules = workspace.document.head.rules ?? [];
  const [adding, setAdding] = useState(rules.length === 0);
  const states = useStates(workspace);
  return html`
    <p class="pc-rules-hint">${gettext("Their order never matters. A rule about one option is also shown beside that option.")}</p>
    <ul class="pc-rules-list">
      ${rules.map((rule) => html`<${Sentence} key=${rule.id} workspace=${workspace} rule=${rule} state=${states[rule.id]} />`)}
      ${adding && html`<${NewSentence} workspace=${workspace} done=${() => setAdding(false)} />`}
    </ul>
    ${!adding && html`<button type="button" class="pc-prop-act pc-rules-add" onClick=${() => setAdding(true)}>${gettext("Add a rule")}</button>`}
  `;
}

/** What the server finds out about the rules that are saved: {id: {state, with}}. */
function useStates(workspace) {
  const [states, setStates] = useState({});
  const { client } = workspace;
  const saved = client.settled ? client.rev : null;
  useEffect(() => {
    if (saved === null) return undefined;
    const ended = new AbortController();
    client.calls.lint(ended.signal).then(({ rules }) => setStates(rules ?? {})).catch((error) => ended.signal.aborted || console.warn(error));
    return () => ended.abort();
  }, [saved]);
  return states;
}
