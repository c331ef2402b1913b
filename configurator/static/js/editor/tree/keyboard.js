/* The keys of a treegrid: rows first, → opens and then enters the cells, ← leaves and then closes. */
import { COMMANDS } from "../commands.js";
import { adds, pressed } from "../keys.js";
import { COLUMNS, WHOLE } from "./row.js";
import { ROW, typedAhead } from "./rows.js";

const PAUSE = 700;

export class Keyboard {
  #typed = "";
  #timer = null;

  /** `column` and `setColumn`: the cell that has the keyboard; `height` of what is seen, in pixels. */
  handle(event, { workspace, rows, column, setColumn, height, inspect }) {
    const at = rows.findIndex((row) => row.id === workspace.selection.focus);
    const here = { workspace, rows, at, column, setColumn, height, inspect };
    const done = this.#command(event, here) || this.#moved(event, here) || this.#crossed(event, here) || this.#chosen(event, here);
    if (done || this.#written(event, here)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  #command(event, { workspace }) {
    const found = Object.values(COMMANDS).find((each) => pressed(event, ...each.keys));
    if (found?.can(workspace)) found.run(workspace);
    return Boolean(found);
  }

  /** To another row: with Shift the selection grows, with Ctrl it stays. */
  #moved(event, { workspace, rows, at, height }) {
    const page = Math.max(Math.floor(height / ROW) - 1, 1);
    const last = rows.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last, PageDown: at + page, PageUp: at - page }[event.key];
    if (to === undefined || event.altKey || last < 0) return false;
    const { id } = rows[Math.max(0, Math.min(to, last))];
    if (event.shiftKey) workspace.selection.extend(rows, id);
    else if (adds(event)) workspace.selection.look(id);
    else workspace.selection.pick(id);
    return true;
  }

  #crossed(event, { workspace, rows, at, column, setColumn }) {
    const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const inwards = pressed(event, rtl ? "ArrowLeft" : "ArrowRight");
    const outwards = pressed(event, rtl ? "ArrowRight" : "ArrowLeft");
    const row = rows[at];
    if (!row || (!inwards && !outwards)) return false;
    const { browser, selection } = workspace;
    if (inwards && column === WHOLE && row.expanded === false) browser.mark("collapsed", [row.id], false);
    else if (inwards) setColumn(Math.min(column + 1, COLUMNS.length - 1));
    else if (column > WHOLE) setColumn(column - 1);
    else if (row.expanded) browser.mark("collapsed", [row.id], true);
    else if (row.parent !== null && row.depth > 0) selection.pick(row.parent);
    return true;
  }

  #chosen(event, { workspace, rows, at, column, inspect }) {
    const { selection, document } = workspace;
    const row = rows[at];
    if (pressed(event, "Ctrl+A")) selection.replace(siblings(workspace, rows, row), row?.id ?? null);
    else if (!row) return false;
    else if (pressed(event, "Ctrl+ ")) selection.toggle(row.id);
    else if (pressed(event, "Shift+ ")) selection.extend(rows, row.id);
    else if (column > 0 && pressed(event, "Enter", " ")) event.target.closest(".pc-row").querySelectorAll("button")[column - 1].click();
    else if (pressed(event, " ")) selection.pick(row.id);
    else if (column === 0 && pressed(event, "Enter")) workspace.startRenaming(row.id);
    else if (pressed(event, "Enter")) inspect();
    else if (event.key === "*" && !event.ctrlKey) workspace.browser.mark("collapsed", document.childrenOf(row.parent), false);
    else if (pressed(event, "Escape") && selection.size > 1) selection.pick(row.id);
    else return false;
    return true;
  }

  #written(event, { workspace, rows, at }) {
    const letter = [...event.key].length === 1 && event.key !== " " && event.key !== "/";
    if (!letter || event.ctrlKey || event.altKey || event.metaKey || !rows.length) return false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#typed = ""), PAUSE);
    this.#typed += event.key;
    const again = new Set(this.#typed).size === 1;
    const id = typedAhead(workspace.document, rows, this.#typed.length === 1 || again ? at + 1 : Math.max(at, 0), again ? event.key : this.#typed);
    if (id !== null) workspace.selection.pick(id);
    return true;
  }
}

/** Everything beside the row, as far as it is seen. */
function siblings(workspace, rows, row) {
  const parent = row ? row.parent : null;
  return rows.filter((each) => workspace.browser.order === "stacking" || each.parent === parent).map((each) => each.id);
}
