/* One person at work on one draft: what the panes share, and the only way in which they change the document. */
import { BrowserState } from "./browser_state.js";
import { Refusal } from "./document/document.js";
import { freshId, slug } from "./document/ids.js";
import { Assets } from "./images/assets.js";
import { Uploads } from "./images/uploads.js";
import { Notices } from "./notices.js";
import { Unreachable } from "./protocol/calls.js";
import { uuid } from "./protocol/batches.js";
import { subjects } from "./protocol/conflicts.js";
import { Selection } from "./selection.js";
import { Scene } from "./stage/scene.js";
import { StockCalls } from "./stock/calls.js";
import { StockItems } from "./stock/items.js";
import { takers, taking } from "./stock/terms.js";
import { Store } from "./store.js";
import { gettext, ngettext } from "./words.js";

export class Workspace extends Store {
  selection = new Selection();
  notices = new Notices();
  scene = new Scene();
  /** The row whose label is being changed, null if none is. */
  renaming = null;
  /** The dialog of rules, null if it is closed: `at` is the rule that it shows. */
  rules = null;
  /** Layers made here that nobody named yet: their first name makes their id, too. */
  unnamed = new Set();
  /** The newest gesture, as long as nothing was turned back since. */
  lastGesture = null;
  /** Where the keyboard goes when its row is removed. */
  #near = null;

  constructor(boot, client) {
    super();
    this.boot = boot;
    this.client = client;
    this.browser = new BrowserState(boot.person.email, boot.configurator);
    this.assets = new Assets(boot.addresses.assets);
    this.uploads = new Uploads(this);
    this.stock = new StockItems(new StockCalls(boot.addresses, boot.language), boot.stock);
    client.renamed = (from, to) => {
      this.selection.follow(from, to);
      this.uploads.follow(from, to);
      this.browser.follow(from, to);
    };
    this.stock.created = (skus) => this.#name(skus);
    client.foreign = (items) => this.#told(items);
    client.resynced = () => this.notices.say(gettext("The draft was read anew. Look whether it is as you left it."));
    client.subscribe(() => this.selection.prune(this.document, this.#near));
  }

  get document() {
    return this.client.document;
  }

  get view() {
    return this.browser.viewOf(this.document);
  }

  /** Layers that are selected, in menu order. */
  get selected() {
    return this.document.sorted(this.selection.ids);
  }

  label(id) {
    return this.document.field(id, "label") || id;
  }

  /** Whether it was done; where the draft cannot take it (somebody removed the layer meanwhile), it says so. */
  edit(operations, gesture = uuid()) {
    this.#near = this.#neighbour(operations);
    this.notices.expire();
    this.lastGesture = gesture;
    try {
      this.client.edit(operations, gesture);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.notices.say(refused(error));
      return false;
    }
  }

  /** Files of the newest gesture that are under way do not come any more. */
  async undo() {
    const stopped = this.uploads.cancelGesture(this.lastGesture);
    const nothing = stopped && !this.uploads.brought(this.lastGesture);
    this.lastGesture = null;
    if (nothing) return;
    await this.#turnBack(() => this.client.undo());
  }

  async redo() {
    await this.#turnBack(() => this.client.redo());
  }

  /** Change the label; the first name of a new layer gives it its id as well. */
  rename(id, label, gesture = uuid()) {
    if (label === this.document.field(id, "label")) return;
    const operations = [{ op: "set", id, field: "label", value: label }];
    const wanted = this.unnamed.delete(id) ? slug(label) : "";
    if (wanted && wanted !== id) operations.push({ op: "rename", id, to: freshId(this.document, wanted) });
    this.edit(operations, gesture);
  }

  startRenaming(id) {
    this.renaming = id;
    this.selection.look(id);
    this.changed();
  }

  stopRenaming() {
    this.renaming = null;
    this.changed();
  }

  openRules(at = null) {
    this.rules = { at };
    this.changed();
  }

  closeRules() {
    this.rules = null;
    this.changed();
  }

  /** Opens everything around the layer, so that the tree has a row for it. */
  reveal(id) {
    const closed = this.document.ancestors(id).filter((each) => this.browser.collapsed.has(each));
    if (closed.length) this.browser.mark("collapsed", closed, false);
  }

  /** Selects it and shows where it is. */
  goTo(id) {
    this.reveal(id);
    this.selection.pick(id);
  }

  /** The row next to what is removed, for the keyboard to go to. */
  #neighbour(operations) {
    const removed = operations.find((each) => each.op === "remove")?.ids ?? [];
    const first = this.document.outermost(removed)[0];
    if (first === undefined) return null;
    const parent = this.document.parentOf(first);
    const left = this.document.childrenOf(parent).filter((id) => !removed.includes(id) || id === first);
    const at = left.indexOf(first);
    return left[at + 1] ?? left[at - 1] ?? parent;
  }

  /** A layer that is not published yet could get another id, and would lose the item that was made for it. */
  #name(skus) {
    const { document, boot } = this;
    const own = (sku) => takers(document, boot.configurator, sku).filter((id) => document.field(id, "stock").sku === null);
    this.edit(skus.flatMap((sku) => taking(document, own(sku), { sku })));
  }

  async #turnBack(act) {
    try {
      const { done, skipped, operations } = await act();
      this.#showWhere(operations);
      this.notices.expire();
      this.notices.announce(done ? gettext("Done.") : gettext("There is nothing more to take back or to do again."));
      if (skipped.length) {
        this.notices.say(ngettext("%(number)s change was left out: somebody changed the same since.",
          "%(number)s changes were left out: somebody changed the same since.", skipped.length));
      }
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      this.notices.say(gettext("This needs a connection. Try again when it is back."));
    }
  }

  /** The layers that an undo or redo was about are selected, so that one sees what it did. */
  #showWhere(operations) {
    const ids = [...new Set(operations.flatMap(subjects))].filter((id) => this.document.has(id));
    if (!ids.length) return;
    this.reveal(ids[0]);
    this.selection.replace(this.document.outermost(ids));
  }

  #told(items) {
    const own = this.client.batches.client;
    const moved = items.flatMap((item) => item.over.filter((over) => over.client === own).map(({ id }) => ({ id, by: item.by })));
    for (const { id, by } of moved.filter((each) => this.document.has(each.id)).slice(0, 1)) {
      this.notices.say(gettext("%(person)s moved “%(label)s” after you.", { person: by, label: this.label(id) }));
    }
    const people = [...new Set(items.map((item) => item.by).filter((by) => by !== this.boot.person.label))];
    const list = new Intl.ListFormat(this.boot.language).format(people);
    this.notices.announce(people.length ? gettext("Changed by %(people)s.", { people: list }) : gettext("Changed in another window."));
  }
}

function refused({ code, id }) {
  if (code === "cycle") return gettext("A group cannot be moved into itself.");
  if (code === "duplicate") return gettext("The id “%(id)s” is taken.", { id });
  return gettext("“%(id)s” was removed meanwhile.", { id });
}
