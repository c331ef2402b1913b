/* What can be done with layers: by key, from the menu of a row, and from the buttons above the tree. */
import { duplicates } from "./document/copies.js";
import { freshId } from "./document/ids.js";
import * as moves from "./document/moves.js";
import { chooseFiles } from "./images/files.js";
import { MENU } from "./browser_state.js";
import { gettext, ngettext } from "./words.js";

/** The layers that a command is about: those selected, or the row with the keyboard where that is none of them. */
export function targets({ document, selection }) {
  if (selection.focus !== null && !selection.has(selection.focus)) return document.has(selection.focus) ? [selection.focus] : [];
  return document.sorted([...selection.ids].filter((id) => document.has(id)));
}

/** Of the targets, those that are not locked; says so where that is none. */
function free(workspace) {
  const found = targets(workspace);
  const open = found.filter((id) => !workspace.browser.is("locked", workspace.document, id));
  if (found.length && !open.length) workspace.notices.say(gettext("Unlock the layer first."));
  return open;
}

export const COMMANDS = {
  rename: {
    keys: ["F2"],
    label: () => gettext("Rename"),
    can: (workspace) => workspace.selection.focus !== null,
    run: (workspace) => workspace.startRenaming(workspace.selection.focus),
  },
  duplicate: {
    keys: ["Ctrl+D"],
    label: () => gettext("Duplicate"),
    can: any,
    run(workspace) {
      const copies = duplicates(workspace.document, targets(workspace));
      if (copies.ids.length && workspace.edit(copies.operations)) workspace.selection.replace(copies.ids);
    },
  },
  wrap: {
    keys: ["Ctrl+G"],
    label: () => gettext("Wrap in a group"),
    can: any,
    run(workspace) {
      const operations = moves.wrapped(workspace.document, free(workspace), gettext("Group"));
      if (!operations || !workspace.edit(operations)) return;
      const { id } = operations[0].layer;
      workspace.unnamed.add(id);
      workspace.goTo(id);
      workspace.startRenaming(id);
    },
  },
  up: step("Alt+ArrowUp", () => gettext("Move up"), moves.up),
  down: step("Alt+ArrowDown", () => gettext("Move down"), moves.down),
  out: step("Alt+ArrowLeft", () => gettext("Move out of the group"), moves.out),
  into: step("Alt+ArrowRight", () => gettext("Move into the group above"), moves.into),
  hide: {
    keys: ["Ctrl+Shift+H"],
    label: (workspace) => (every(workspace, "hidden") ? gettext("Show on the stage") : gettext("Hide on the stage")),
    can: any,
    run: (workspace) => workspace.browser.mark("hidden", targets(workspace), !every(workspace, "hidden")),
  },
  solo: {
    keys: ["Ctrl+Shift+S"],
    label: ({ browser }) => (browser.solo ? gettext("Show all again") : gettext("Show only this")),
    can: any,
    run: (workspace) => solo(workspace, targets(workspace)),
  },
  lock: {
    keys: ["Ctrl+Shift+L"],
    label: (workspace) => (every(workspace, "locked") ? gettext("Unlock") : gettext("Lock")),
    can: any,
    run: (workspace) => workspace.browser.mark("locked", targets(workspace), !every(workspace, "locked")),
  },
  remove: {
    keys: ["Delete", "Backspace"],
    label: () => gettext("Delete"),
    can: any,
    run(workspace) {
      const ids = free(workspace);
      if (!ids.length || !workspace.edit([{ op: "remove", ids: workspace.document.outermost(ids) }])) return;
      const text = ngettext("%(number)s layer deleted.", "%(number)s layers deleted.", ids.length);
      workspace.notices.say(text, { label: gettext("Undo"), run: () => workspace.undo() });
    },
  },
};

/** A new option in the group that has the keyboard, or behind the layer that has it. */
export function addOption(workspace) {
  const { document } = workspace;
  const place = placeFor(workspace);
  const choice = place.parent === null ? null : [place.parent, ...document.ancestors(place.parent)].find((id) => document.layer(id).choose);
  const first = choice && document.layer(choice).choose === "one" && document.childrenOf(choice).length === 0;
  add(workspace, place, {
    kind: "image", id: freshId(document, choice ? "option" : "layer"), label: "", images: {}, ...(first ? { default: true } : {}),
  });
}

/** A new choice of one, behind the choice that has the keyboard or is around it, and at the end where none has it. */
export function addGroup(workspace) {
  const { document, selection } = workspace;
  const at = selection.focus !== null && document.has(selection.focus) ? selection.focus : null;
  const around = at === null ? [] : [at, ...document.ancestors(at)];
  const behind = around.findLast((id) => document.layer(id).choose) ?? at;
  const place = behind === null ? { parent: null, before: null } : { parent: document.parentOf(behind), before: document.after(behind) };
  add(workspace, place, {
    kind: "group", id: freshId(document, "group"), label: "", choose: "one", required: true, layers: [],
  });
}

/** Pictures from a dialog, in the group that has the keyboard, or beside the layer that has it. */
export function addPictures(workspace) {
  const { document, selection } = workspace;
  const at = selection.focus !== null && document.has(selection.focus) ? selection.focus : null;
  const beside = at === null ? { parent: null, before: null } : { parent: document.parentOf(at), before: document.after(at) };
  const target = document.isGroup(at) ? { parent: at, before: null } : beside;
  chooseFiles((files) => workspace.uploads.add(files, target));
}

/** Where something new or pasted belongs: inside an open or empty group, else behind what has the keyboard. */
export function placeFor({ document, selection, browser }) {
  const at = selection.focus;
  if (at === null || !document.has(at)) return { parent: null, before: null };
  const open = document.isGroup(at) && (!browser.collapsed.has(at) || !document.childrenOf(at).length);
  return open ? { parent: at, before: null } : { parent: document.parentOf(at), before: document.after(at) };
}

/** Only these layers show on the stage; a second time, all of them again. */
export function solo(workspace, ids) {
  const { browser } = workspace;
  const same = browser.solo && ids.length === browser.solo.size && ids.every((id) => browser.solo.has(id));
  browser.set({ solo: browser.solo && same ? null : new Set(ids) });
}

export function collapseAll({ document, browser }) {
  const groups = [...document.all()].filter((id) => document.isGroup(id));
  const open = groups.some((id) => !browser.collapsed.has(id));
  browser.set({ collapsed: new Set(open ? groups : []) });
}

function any(workspace) {
  return targets(workspace).length > 0;
}

function every(workspace, name) {
  return targets(workspace).every((id) => workspace.browser[name].has(id));
}

function add(workspace, place, layer) {
  if (!workspace.edit([{ op: "insert", ...place, layer }])) return;
  workspace.unnamed.add(layer.id);
  workspace.goTo(layer.id);
  workspace.startRenaming(layer.id);
}

/** A move by one step, which says where the layer is then. */
function step(keys, label, move) {
  return {
    keys: [keys],
    label,
    can: (workspace) => any(workspace) && workspace.browser.order === MENU,
    run(workspace) {
      const operations = move(workspace.document, free(workspace));
      if (!operations || !workspace.edit(operations)) return;
      const { document } = workspace;
      const [id] = operations[0].ids;
      workspace.reveal(id);
      workspace.notices.announce(whereabouts(workspace, document, id));
    },
  };
}

function whereabouts(workspace, document, id) {
  const parent = document.parentOf(id);
  const siblings = document.childrenOf(parent);
  const values = { label: workspace.label(id), index: siblings.indexOf(id) + 1, size: siblings.length };
  if (parent === null) return gettext("“%(label)s”: %(index)s of %(size)s at the top.", values);
  return gettext("“%(label)s”: %(index)s of %(size)s in “%(group)s”.", { ...values, group: workspace.label(parent) });
}
