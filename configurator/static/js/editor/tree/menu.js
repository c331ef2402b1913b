/* The menu of the selected layers, with the keys that do the same. */
import { html, useLayoutEffect, useRef } from "../vendor/preact.js";
import { COMMANDS } from "../commands.js";
import { announced, written } from "../keys.js";

const GROUPS = [["rename", "duplicate", "wrap"], ["up", "down", "out", "into"], ["hide", "solo", "lock"], ["remove"]];

export function LayerMenu({ workspace, at, close }) {
  const menu = useRef(null);
  useLayoutEffect(() => {
    const element = menu.current;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(Math.min(at.x, innerWidth - width - 8), 8)}px`;
    element.style.top = `${Math.max(Math.min(at.y, innerHeight - height - 8), 8)}px`;
    element.querySelector("button:not(:disabled)")?.focus();
  }, [at]);
  const press = (event) => {
    const items = [...menu.current.querySelectorAll("button:not(:disabled)")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = { Home: 0, End: items.length - 1 }[event.key] ?? items.indexOf(document.activeElement) + (step ?? 0);
    if (event.key === "Tab") close();
    else if (step || event.key === "Home" || event.key === "End") items.at(next % items.length).focus();
    else return;
    event.preventDefault();
  };
  return html`
    <div class="pc-menu" role="menu" popover="auto" ref=${menu} onKeyDown=${press} onToggle=${(event) => event.newState === "closed" && close()}>
      ${GROUPS.map((names, place) => html`
        ${place > 0 && html`<div class="pc-menu-line" role="separator"></div>`}
        ${names.map((name) => html`<${Item} key=${name} workspace=${workspace} command=${COMMANDS[name]} close=${close} />`)}
      `)}
    </div>
  `;
}

function Item({ workspace, command, close }) {
  const run = () => {
    close();
    command.run(workspace);
  };
  return html`
    <button type="button" class="pc-menu-item" role="menuitem" disabled=${!command.can(workspace)} aria-keyshortcuts=${announced(command.keys[0])} onClick=${run}>
      <span>${command.label(workspace)}</span><kbd>${written(command.keys[0])}</kbd>
    </button>
  `;
}
