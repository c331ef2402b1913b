/*
 * The page of the draft in its frame: told at once what changes to the eye, and to read the rest anew when it is saved.
 *
 * preview/preview.js is the other end, and says which messages there are.
 */
import { uuid } from "../protocol/batches.js";
import { gettext } from "../words.js";
import { nudged, parts } from "./parts.js";

const KIND = "configurator-preview";
const QUIET = 300; // Milliseconds without a change before the page is read anew.
const NUDGES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class StageFrame {
  constructor(workspace, scene) {
    this.workspace = workspace;
    this.scene = scene;
    this.ready = false;
    this.seen = new Map();
    this.rev = null;
    this.stock = workspace.stock.revision;
    this.held = null;
  }

  /** Listens for the frame's page; answers what ends it. */
  attach(element) {
    const { client, selection, browser, stock } = this.workspace;
    this.element = element;
    const listen = (event) => this.hear(event);
    addEventListener("message", listen);
    const ends = [
      client.subscribe(() => this.follow()),
      selection.subscribe(() => this.mark()),
      browser.subscribe(() => this.mark()),
      this.scene.subscribe(() => this.mark()),
      stock.subscribe(() => this.followStock()),
    ];
    return () => {
      removeEventListener("message", listen);
      ends.forEach((end) => end());
      clearTimeout(this.waiting);
    };
  }

  say(type, content = {}) {
    if (this.ready) this.element.contentWindow?.postMessage({ kind: KIND, type, ...content }, location.origin);
  }

  hear({ source, origin, data }) {
    if (source !== this.element.contentWindow || origin !== location.origin || data?.kind !== KIND) return;
    this[`on_${data.type}`]?.(data);
  }

  on_ready() {
    this.ready = true;
    this.rev = this.workspace.client.rev;
    this.seen = new Map(this.workspace.document.item);
    this.mark();
  }

  on_settled({ view, selected, problems, rules }) {
    if (view !== this.workspace.view) this.workspace.browser.set({ view });
    this.scene.set({ chosen: selected, problems, rules });
  }

  on_picked({ layer, more }) {
    const { selection } = this.workspace;
    if (layer === null) selection.replace([]);
    else if (!more) this.workspace.goTo(layer);
    else if (!selection.has(layer)) selection.toggle(layer);
  }

  on_opened({ layer }) {
    this.workspace.goTo(layer);
    document.querySelector("#inspector :is(input, select, textarea)")?.focus();
  }

  on_dragging({ x, y }) {
    this.held ??= this.moving;
    for (const operation of nudged(this.workspace.document, this.held, this.workspace.view, x, y)) this.place(operation);
  }

  on_dragged({ x, y }) {
    const ids = this.held ?? this.moving;
    this.held = null;
    const { document, view } = this.workspace;
    if (x || y) this.workspace.edit(nudged(document, ids, view, x, y), uuid());
    else for (const operation of nudged(document, ids, view, 0, 0)) this.place(operation);
  }

  on_key(event) {
    const nudge = NUDGES[event.key];
    if (nudge && !event.ctrlKey && !event.metaKey && !event.altKey) return this.nudge(nudge, event.shiftKey ? 10 : 1);
    if (event.key === "Escape") return this.workspace.selection.replace([]);
    const rows = document.querySelector(".pc-tree") ?? document.body;
    rows.dispatchEvent(new KeyboardEvent("keydown", { ...event, bubbles: true, cancelable: true }));
  }

  on_added() {
    this.workspace.notices.say(gettext("This is a preview: nothing was put into a cart."));
  }

  /** The selected layers that may be moved. */
  get moving() {
    const { browser, document, selected } = this.workspace;
    return selected.filter((id) => !browser.is("locked", document, id));
  }

  /** Presses that follow each other soon are one gesture. */
  nudge([across, down], step) {
    const now = performance.now();
    if (!this.gesture || now - this.nudgedAt > 1_000) this.gesture = uuid();
    this.nudgedAt = now;
    const { document, view } = this.workspace;
    const operations = nudged(document, this.moving, view, across * step, down * step);
    if (operations.length) this.workspace.edit(operations, this.gesture);
  }

  /** What changed since: names and places at once, all of it once the server has it and nobody types any more. */
  follow() {
    if (!this.ready) return;
    const { document, client } = this.workspace;
    for (const [id, layer] of document.item) if (this.seen.get(id) !== layer) this.show(id, layer);
    const changed = document.item.size !== this.seen.size || client.rev !== this.rev;
    this.seen = new Map(document.item);
    if (!changed && client.settled) return;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.renew(), QUIET);
  }

  /** Stock that was changed here. */
  followStock() {
    const { revision } = this.workspace.stock;
    if (revision === this.stock) return;
    this.stock = revision;
    if (this.ready) this.renew();
  }

  renew() {
    const { client } = this.workspace;
    if (!client.settled) return; // What waits tells when it is acknowledged.
    this.rev = client.rev;
    this.say("renew");
  }

  show(id, layer) {
    const { view } = this.workspace;
    const before = this.seen.get(id);
    if (before && before.label !== layer.label) this.say("label", { id, text: layer.label || id });
    if (layer.kind === "group") return;
    for (const { part, placed } of parts(layer, view)) this.place({ id, view, part, ...placed });
  }

  /** A picture where an operation puts it; the frame counts the layer's pictures from the bottom up. */
  place({ id, view, part, x, y, blend, asset }) {
    const { document, boot } = this.workspace;
    if (!document.has(id)) return;
    const index = parts(document.layer(id), view).findIndex((each) => each.part === part);
    const src = asset === undefined ? undefined : boot.media(asset);
    this.say("place", { view, layer: id, part: Math.max(index, 0), x, y, blend, src });
  }

  /** What is selected, hidden and locked, and whether the page is worked on. */
  mark() {
    const { browser, document, selected, selection, view } = this.workspace;
    const images = [...document.all()].filter((id) => !document.isGroup(id));
    const within = new Set(selected.flatMap((id) => [...document.within(id)]));
    const { size, trying } = this.scene;
    this.say("show", {
      selected: images.filter((id) => within.has(id)),
      forced: images.filter((id) => selection.has(id)),
      hidden: trying ? [] : images.filter((id) => !browser.shows(document, id)),
      locked: images.filter((id) => browser.is("locked", document, id)),
      active: !trying,
      bare: size === "picture",
    });
    if (view !== null) this.say("turn", { view });
  }
}

