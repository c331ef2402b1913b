/* The whole window: the bar, what stands in the way, three panes, and what is said. */
import { html, useEffect, useState } from "../vendor/preact.js";
import { addGroup, addOption, addPictures, collapseAll } from "../commands.js";
import { useStrayFiles } from "../images/files.js";
import { Inspector } from "../inspector/index.js";
import { pressed } from "../keys.js";
import { Rules } from "../rules/index.js";
import { Settings } from "../settings/index.js";
import { useStores } from "../store.js";
import { Stage } from "../stage/stage.js";
import { LayersPane } from "../tree/layers_pane.js";
import { Banners } from "./banners.js";
import { Notice } from "./notice.js";
import { Panes } from "./panes.js";
import { Toolbar } from "./toolbar.js";

export function Frame({ workspace }) {
  const [settings, setSettings] = useState(false);
  const [problems, setProblems] = useState(null);
  useStores(workspace);
  useStrayFiles();
  useEffect(() => {
    const press = (event) => shortcut(event, workspace);
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  return html`
    <${Toolbar} workspace=${workspace} openSettings=${() => setSettings(true)} setProblems=${setProblems} />
    <main class="pc-editor-main">
      <${Banners} workspace=${workspace} problems=${problems} setProblems=${setProblems} />
      <${Panes} person=${workspace.boot.person.email}
        layers=${html`<${LayersPane} workspace=${workspace} inspect=${inspect} />`}
        stage=${html`<${Stage} workspace=${workspace} />`}
        inspector=${html`<${Inspector} workspace=${workspace} />`} />
    </main>
    ${settings && html`<${Settings} workspace=${workspace} close=${() => setSettings(false)} />`}
    ${workspace.rules && html`<${Rules} workspace=${workspace} at=${workspace.rules.at} close=${() => workspace.closeRules()} />`}
    <${Notice} notices=${workspace.notices} />
  `;
}

/** Keys that work wherever the keyboard is, but not while something is typed that they mean something to. */
function shortcut(event, workspace) {
  const typing = event.target.closest?.("input:not([type=checkbox], [type=color]), textarea, select, dialog");
  if (pressed(event, "Alt+N")) addOption(workspace);
  else if (pressed(event, "Alt+Shift+N")) addGroup(workspace);
  else if (pressed(event, "Alt+P")) addPictures(workspace);
  else if (pressed(event, "Alt+L")) collapseAll(workspace);
  else if (typing) return;
  else if (pressed(event, "Ctrl+Z")) workspace.undo();
  else if (pressed(event, "Ctrl+Shift+Z", "Ctrl+Y")) workspace.redo();
  else if (event.key === "/" && !event.ctrlKey && !event.metaKey) document.querySelector("[data-search]").focus();
  else return;
  event.preventDefault();
}

function inspect() {
  document.querySelector("#inspector :is(input, select, textarea, button)")?.focus();
}
