/* The layers as a treegrid: rows of one height, of which only those in sight are drawn. */
import { html, useLayoutEffect, useMemo, useRef, useState } from "../vendor/preact.js";
import { MENU } from "../browser_state.js";
import { solo } from "../commands.js";
import { restacked } from "../document/moves.js";
import { useFileDrop } from "../images/files.js";
import { adds } from "../keys.js";
import { useStores } from "../store.js";
import { gettext } from "../words.js";
import { useClipboard } from "./clipboard.js";
import { useDragging } from "./dragging.js";
import { INDENT, filePlace, menuPlace, stackPlace } from "./drop.js";
import { Keyboard } from "./keyboard.js";
import { LayerMenu } from "./menu.js";
import { Row, WHOLE, shownOf } from "./row.js";
import { ROW, found, menuRows, stackingRows, windowOf } from "./rows.js";

/** By how much what is seen is rounded. */
const STRIDE = 4 * ROW;

export function Tree({ workspace, inspect }) {
  const { client, selection, browser } = workspace;
  useStores(workspace, client, selection, browser);
  const scroller = useRef(null);
  const exact = useRef({ top: 0, height: 600 });
  const [sight, setSight] = useState(exact.current);
  const [column, setColumn] = useState(WHOLE);
  const [menu, setMenu] = useState(null);
  const keyboard = useMemo(() => new Keyboard(), []);
  const rows = useRows(workspace);
  workspace.rows = rows;

  const keyed = rows.some((row) => row.id === selection.focus) ? selection.focus : (rows[0]?.id ?? null);
  const [first, last] = windowOf(sight.top, sight.height, rows.length);
  const drawn = rows.map((row, at) => ({ row, at })).filter(({ row, at }) => (at >= first && at < last) || row.id === keyed);

  useLayoutEffect(() => {
    const element = scroller.current;
    const see = () => {
      exact.current = { top: element.scrollTop, height: element.clientHeight };
      setSight((known) => seen(known, exact.current));
    };
    const watch = new ResizeObserver(see);
    watch.observe(element);
    element.addEventListener("scroll", see, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener("scroll", see);
    };
  }, []);
  useKeyboardFocus(workspace, scroller, exact, rows, keyed, column);
  useClipboard(workspace, scroller);

  const acts = useMemo(() => actsOf(workspace, scroller), []);
  const inside = (event) => event.clientY - scroller.current.getBoundingClientRect().top + scroller.current.scrollTop;
  const [drag, startDrag] = useDragging(scroller, {
    begin: (event) => {
      const id = layerAt(event);
      const ids = id === null ? [] : selection.has(id) ? workspace.selected : [id];
      return ids.length && !ids.some((each) => browser.is("locked", workspace.document, each)) ? ids : null;
    },
    place: (event, ids) => {
      if (browser.order !== MENU) return stackPlace(rows, ids, inside(event));
      return menuPlace(workspace.document, rows, ids, inside(event), depthAt(event, scroller.current));
    },
    drop: (ids, place) => dropped(workspace, rows, ids, place),
    hover: (event) => {
      const row = rows[Math.floor(inside(event) / ROW)];
      if (row?.expanded === false) acts.toggle(row.id);
    },
  });

  const [fileOver, fileDrop] = useFileDrop({
    place: (event) => filePlace(workspace.document, rows, inside(event), browser.order === MENU ? depthAt(event, scroller.current) : null),
    drop: (files, { target }) => workspace.uploads.add(files, target),
  });
  const landing = drag?.place ?? fileOver;

  const pointerDown = (event) => {
    const id = layerAt(event);
    if (event.button !== 0 || event.target.closest("button, input, [data-toggle]")) return;
    setColumn(WHOLE);
    if (id === null) return void selection.pick(null);
    if (!adds(event) && !event.shiftKey && !selection.has(id)) selection.pick(id);
    startDrag(event);
  };
  const click = (event) => {
    const id = layerAt(event);
    const { mark, toggle } = event.target.dataset;
    if (id === null || event.target.closest("input")) return;
    if (toggle !== undefined) return void acts.toggle(id);
    if (mark !== undefined) return void acts.mark(mark, id, event);
    if (event.shiftKey) selection.extend(rows, id);
    else if (adds(event)) selection.toggle(id);
    else selection.pick(id);
  };
  const openMenu = (event) => {
    const id = layerAt(event);
    if (id === null || event.target.closest("input")) return;
    event.preventDefault();
    if (!selection.has(id)) selection.pick(id);
    setMenu({ x: event.clientX, y: event.clientY });
  };

  return html`
    <div class="pc-tree" role="treegrid" aria-label=${gettext("Layers")} aria-multiselectable="true" aria-rowcount=${rows.length}
      aria-colcount="3" data-dragging=${Boolean(drag)} data-over-files=${Boolean(fileOver?.anywhere)} ref=${scroller} onPointerDown=${pointerDown} onClick=${click} onContextMenu=${openMenu}
      onDblClick=${(event) => event.target.closest(".pc-row-name") && !event.target.closest("[data-toggle]") && workspace.startRenaming(layerAt(event))}
      onFocusIn=${() => selection.focus !== keyed && selection.look(keyed)}
      ...${fileDrop}
      onKeyDown=${(event) => keyboard.handle(event, { workspace, rows, column, setColumn, height: sight.height, inspect })}>
      <div class="pc-tree-rows" role="rowgroup" style=${{ height: `${rows.length * ROW}px` }}>
        ${drawn.map(({ row, at }) => html`<${Row} key=${row.id} workspace=${workspace} row=${row} at=${at} acts=${acts}
          over=${landing?.into === row.id} shown=${shownOf(workspace, row)} />`)}
        ${landing && !landing.into && !landing.anywhere && html`<${Line} place=${landing} />`}
      </div>
      ${drag && html`<${Carried} drag=${drag} workspace=${workspace} />`}
    </div>
    ${menu && html`<${LayerMenu} workspace=${workspace} at=${menu} close=${() => {
      setMenu(null);
      acts.focus();
    }} />`}
  `;
}

/** Worked out anew only when something changed that they depend on. */
function useRows({ document, browser, view }) {
  const { order, collapsed, search } = browser;
  const kept = useMemo(() => found(document, search), [search, search && document.revision]);
  const depends = order === MENU ? [document.structure, collapsed] : [document.revision, view];
  return useMemo(
    () => (order === MENU ? menuRows(document, collapsed, kept) : stackingRows(document, view, kept)),
    [order, kept, ...depends],
  );
}

/** Much is drawn beyond what is seen, so that a few rows more or less change nothing. */
function seen(known, { top, height }) {
  const rounded = { top: Math.floor(top / STRIDE) * STRIDE, height: Math.ceil(height / STRIDE) * STRIDE + STRIDE };
  return rounded.top === known.top && rounded.height === known.height ? known : rounded;
}

/** The row or cell with the keyboard is in sight, has the focus if the tree has it, and alone is found by the Tab key.
    In this order: taking the way of the Tab key from what has the focus makes browsers lay out the page at once. */
function useKeyboardFocus(workspace, scroller, exact, rows, keyed, column) {
  const known = useRef({ keyed, column, stop: null });
  useLayoutEffect(() => {
    const element = scroller.current;
    const { stop } = known.current;
    const target = cellOf(rowOf(element, keyed), column);
    const moved = known.current.keyed !== keyed || known.current.column !== column;
    known.current = { keyed, column, stop: target };
    if (target && target !== stop) target.tabIndex = 0;
    if (moved && target) {
      bringIntoSight(element, exact.current, rows.findIndex((row) => row.id === keyed) * ROW);
      const held = element.contains(document.activeElement) || document.activeElement === document.body;
      if (held && !workspace.renaming) target.focus({ preventScroll: true });
    }
    if (stop && target !== stop) release(stop);
  });
}

/** By what was seen last: to ask the element makes browsers lay out the page at once, too. */
function bringIntoSight(element, seen, top) {
  if (top < seen.top) element.scrollTop = top;
  else if (top + ROW > seen.top + seen.height) element.scrollTop = top + ROW - seen.height;
}

function release(element) {
  if (element.matches(".pc-row-name")) element.removeAttribute("tabindex");
  else element.tabIndex = -1;
}

/** What rows ask for; the same for all of them, for as long as the tree is there. */
function actsOf(workspace, scroller) {
  const { browser, selection } = workspace;
  const acts = {
    focus: () => rowOf(scroller.current, selection.focus)?.focus(),
    toggle: (id) => browser.mark("collapsed", [id], !browser.collapsed.has(id)),
    renameBeside: (step) => {
      const { rows } = workspace;
      const next = rows[rows.findIndex((row) => row.id === selection.focus) + step];
      if (!next) return acts.focus();
      selection.pick(next.id);
      return workspace.startRenaming(next.id);
    },
    mark: (name, id, event) => {
      const ids = selection.has(id) ? [...selection.ids] : [id];
      if (name === "hidden" && event.altKey) solo(workspace, ids);
      else browser.mark(name, ids, !browser[name].has(id));
    },
  };
  return acts;
}

function rowOf(element, id) {
  return element.querySelector(`[data-layer="${CSS.escape(id ?? "")}"]`);
}

function cellOf(row, column) {
  if (column === WHOLE) return row;
  return column === 0 ? row?.querySelector(".pc-row-name") : row?.querySelectorAll("button")[column - 1];
}

function layerAt(event) {
  return event.target.closest("[data-layer]")?.dataset.layer ?? null;
}

/** The depth that the pointer is over, counted from where rows begin. */
function depthAt(event, element) {
  const box = element.getBoundingClientRect();
  const from = getComputedStyle(element).direction === "rtl" ? box.right - event.clientX : event.clientX - box.left;
  return Math.max(Math.floor((from - 22) / INDENT), 0);
}

function dropped(workspace, rows, ids, place) {
  const { document, browser, view } = workspace;
  if (browser.order === MENU) {
    const { parent, before } = place;
    if (!workspace.edit([{ op: "move", ids: document.outermost(ids), parent, before }])) return;
    if (parent !== null) browser.mark("collapsed", [parent], false);
  } else {
    const operations = restacked(document, rows.map((row) => row.id), ids, place.above, view);
    if (operations) workspace.edit(operations);
  }
  workspace.selection.replace(ids);
}

function Line({ place }) {
  return html`<div class="pc-tree-line" style=${{ transform: `translateY(${place.top}px)`, marginInlineStart: `${22 + place.depth * INDENT}px` }}></div>`;
}

/** What hangs on the pointer. */
function Carried({ drag, workspace }) {
  const [id] = drag.ids;
  return html`<div class="pc-tree-carried" style=${{ transform: `translate(${drag.x + 12}px, ${drag.y + 8}px)` }}>
    ${workspace.label(id)}${drag.ids.length > 1 && html`<span class="pc-tree-count">${drag.ids.length}</span>`}
  </div>`;
}
