/* The pane of the layers: search, the two orders, what adds layers, and the tree. */
import { html, useRef, useState } from "../vendor/preact.js";
import { MENU, STACKING } from "../browser_state.js";
import { addGroup, addOption, addPictures, collapseAll } from "../commands.js";
import { Icon } from "../icon.js";
import { announced, written } from "../keys.js";
import { useStores } from "../store.js";
import { gettext, ngettext } from "../words.js";
import { UploadsPanel } from "../uploads/panel.js";
import { LayerMenu } from "./menu.js";
import { Tree } from "./tree.js";

export function LayersPane({ workspace, inspect }) {
  const { browser, client } = workspace;
  useStores(browser, client);
  const [menu, setMenu] = useState(null);
  const empty = workspace.document.childrenOf(null).length === 0;
  const openMenu = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    setMenu({ x: box.left, y: box.bottom + 4 });
  };
  return html`
    <div class="pc-pane-head">
      <div class="pc-orders" role="group" aria-label=${gettext("Order of the layers")}>
        <${Order} browser=${browser} order=${MENU} words=${gettext("Menu")} hint=${gettext("As shoppers read them")} />
        <${Order} browser=${browser} order=${STACKING} words=${gettext("Stacking")} hint=${gettext("As they lie on each other, the topmost first")} />
      </div>
      <div class="pc-pane-tools">
        <${Tool} icon="add-group" words=${gettext("Add a group")} keys="Alt+Shift+N" run=${() => addGroup(workspace)} />
        <${Tool} icon="plus" words=${gettext("Add a layer")} keys="Alt+N" run=${() => addOption(workspace)} />
        <${Tool} icon="add-image" words=${gettext("Add pictures")} keys="Alt+P" run=${() => addPictures(workspace)} />
        <button type="button" class="pc-tool" aria-haspopup="menu" aria-expanded=${menu !== null} aria-label=${gettext("More for the selected layers")} title=${gettext("More for the selected layers")} onClick=${openMenu}><${Icon} name="more" /></button>
      </div>
    </div>
    <${Search} workspace=${workspace} />
    ${empty && html`<div class="pc-tree-empty"><p>${gettext("No layers yet. Drop pictures here, or begin with a group.")}</p><button type="button" class="pc-tree-first" onClick=${() => addGroup(workspace)}>${gettext("Add a group")}</button></div>`}
    <${Tree} workspace=${workspace} inspect=${inspect} />
    <${UploadsPanel} workspace=${workspace} />
    ${menu && html`<${LayerMenu} workspace=${workspace} at=${menu} close=${() => setMenu(null)} />`}
  `;
}

function Order({ browser, order, words, hint }) {
  return html`<button type="button" class="pc-order" title=${hint} aria-pressed=${browser.order === order} onClick=${() => browser.set({ order })}>${words}</button>`;
}

function Tool({ icon, words, keys, run }) {
  return html`<button type="button" class="pc-tool" aria-label=${words} title=${`${words} (${written(keys)})`} aria-keyshortcuts=${announced(keys)} onClick=${run}><${Icon} name=${icon} /></button>`;
}

/** What is found stays, with everything it lies in. */
function Search({ workspace }) {
  const { browser, notices } = workspace;
  const field = useRef(null);
  const search = (text) => {
    browser.set({ search: text });
    requestAnimationFrame(() => {
      if (text) notices.announce(ngettext("%(number)s row", "%(number)s rows", workspace.rows.length));
    });
  };
  const press = (event) => {
    if (event.key === "Escape" && browser.search) search("");
    else if (event.key === "ArrowDown") document.querySelector('.pc-tree [tabindex="0"]')?.focus();
    else return;
    event.preventDefault();
  };
  return html`
    <div class="pc-search">
      <${Icon} name="search" />
      <input class="pc-search-field" type="search" ref=${field} value=${browser.search} placeholder=${gettext("Search layers")} aria-label=${gettext("Search layers")}
        title=${gettext("Search layers (%(key)s)", { key: "/" })} aria-keyshortcuts="/" autocomplete="off" spellcheck=${false} data-search
        onInput=${(event) => search(event.currentTarget.value)} onKeyDown=${press} />
      <${Tool} icon="collapse" words=${gettext("Collapse or expand all")} keys="Alt+L" run=${() => collapseAll(workspace)} />
    </div>
  `;
}
