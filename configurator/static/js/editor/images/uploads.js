/* Files on their way into the draft: a few are sent at a time, and each is put where it belongs as soon as it is there. */
import { uuid } from "../protocol/batches.js";
import { Store } from "../store.js";
import { gettext, ngettext } from "../words.js";
import { arrival } from "./arrival.js";
import { destinationIn, destinations } from "./destinations.js";
import { placements } from "./placed.js";
import { PictureRefused, SignedOut, send } from "./sending.js";
import { withdrawal } from "./withdrawal.js";

export const AT_ONCE = 5;
const MOST = 2_000;
const FLUSH = 3_000;
const TOLD_AFTER = 100;

export const Phase = Object.freeze({
  WAITING: "waiting", SENDING: "sending", DONE: "done", OPEN: "open", REFUSED: "refused", FAILED: "failed", CANCELLED: "cancelled",
});
const UNDER_WAY = [Phase.WAITING, Phase.SENDING];
const LOST = [Phase.REFUSED, Phase.FAILED, Phase.CANCELLED];
const collator = new Intl.Collator(undefined, { numeric: true });

export class Uploads extends Store {
  /** {key, drop, path, file, size, destination, phase, part (0 to 1), reason}, and once it is there {picture, layer, before,
      inserted}: `layer` has the picture now, had `before` in that view, or was `inserted` for it. */
  items = [];
  #workspace;
  #aborts = new Map();
  /** Of each drop: its gesture, and the layers and groups that it made, by their keys. */
  #drops = new Map();
  #flushed = 0;
  #telling = null;

  constructor(workspace) {
    super();
    this.#workspace = workspace;
    addEventListener("online", () => this.retryAll());
    addEventListener("beforeunload", (event) => this.running && event.preventDefault());
  }

  get running() {
    return this.items.some(({ phase }) => UNDER_WAY.includes(phase));
  }

  count(...phases) {
    return this.items.filter(({ phase }) => phases.includes(phase)).length;
  }

  /** How much of all bytes is there, from 0 to 1. */
  get part() {
    const wanted = this.items.filter(({ phase }) => !LOST.includes(phase));
    const whole = wanted.reduce((sum, { size }) => sum + size, 0);
    return whole ? wanted.reduce((sum, { size, part }) => sum + size * part, 0) / whole : 1;
  }

  /** `files` are {file, path}, a file of null being one that cannot be read; the target is what `destinations` takes. */
  add(files, target) {
    const { document, view, notices } = this.#workspace;
    if (!files.length) return;
    if (view === null) return void notices.say(gettext("Add a view first. Every picture belongs to one."));
    if (files.length > MOST) notices.say(ngettext("Only the first %(number)s file was taken.", "Only the first %(number)s files were taken.", MOST));
    if (!this.running) this.items = [];
    const sorted = files.slice(0, MOST).sort((one, other) => collator.compare(stem(one.path), stem(other.path)));
    const found = destinations(document, sorted.map(({ path }) => path), target, view);
    const [drop, gesture] = [uuid(), uuid()];
    this.#drops.set(drop, { gesture, made: new Map() });
    this.#workspace.lastGesture = gesture;
    this.items = [...this.items, ...sorted.map((each, at) => this.#item(each, drop, found[at]))];
    this.#advance();
  }

  #item({ file, path }, drop, destination) {
    const item = { key: uuid(), drop, path, file, size: file?.size ?? 0, destination, phase: Phase.WAITING, part: 0, reason: "" };
    const largest = this.#workspace.boot.largestPicture;
    if (!file) return { ...item, phase: Phase.REFUSED, reason: gettext("The file cannot be read.") };
    if (file.size <= largest) return item;
    return { ...item, phase: Phase.REFUSED, reason: gettext("The file is larger than %(megabytes)s MB.", { megabytes: largest / 1_000_000 }) };
  }

  cancel(key) {
    this.#end([this.#find(key)]);
  }

  cancelAll() {
    this.#end(this.items);
  }

  /** Whether some of the files of this gesture are under way; they are cancelled then. */
  cancelGesture(gesture) {
    const own = this.items.filter((each) => this.#drops.get(each.drop).gesture === gesture && UNDER_WAY.includes(each.phase));
    this.#end(own);
    return own.length > 0;
  }

  /** Whether something of the gesture is in the draft. */
  brought(gesture) {
    return this.items.some((each) => each.phase === Phase.DONE && this.#drops.get(each.drop).gesture === gesture);
  }

  retry(key) {
    this.#change(key, { phase: Phase.WAITING, part: 0, reason: "" });
    this.#advance();
  }

  retryAll() {
    this.items.filter(({ phase }) => phase === Phase.FAILED).forEach(({ key }) => this.retry(key));
  }

  /** Forgets what is done; what is under way goes on. */
  close() {
    this.items = this.items.filter(({ phase }) => UNDER_WAY.includes(phase));
    this.changed();
  }

  /** Whether the picture of an item is still where it was put. */
  isThere({ layer, picture, destination }) {
    const found = this.#workspace.document.layer(layer);
    return Boolean(found) && placements(found, destination.view).some(({ asset }) => asset === picture.id);
  }

  /** A person says where it belongs: {layer}, or {parent} for a new one in a group; null leaves it out. */
  assign(key, target, view) {
    const item = this.#find(key);
    const { document } = this.#workspace;
    const destination = target && destinationIn(document, item.path, target, view);
    if (!item.picture) return this.#change(key, { destination: destination ?? { to: "nobody", ids: [], view } });
    const back = item.layer === undefined ? [] : withdrawal(document, item);
    const after = document.copy();
    after.applyAll(back);
    const come = destination && arrival(after, destination, item.picture, { made: new Map(), later: [], first: true });
    if (!this.#workspace.edit([...back, ...(come?.operations ?? [])])) return undefined;
    const where = come ? settled(come) : { layer: undefined, before: null, inserted: false };
    return this.#change(key, { destination: destination ?? { to: "nobody", ids: [], view }, phase: come ? Phase.DONE : Phase.OPEN, ...where });
  }

  follow(from, to) {
    const name = (id) => (id === from ? to : id);
    for (const { made } of this.#drops.values()) for (const [key, id] of made) made.set(key, name(id));
    this.items = this.items.map((item) => ({ ...item, layer: name(item.layer), destination: followed(item.destination, name) }));
  }

  #find(key) {
    return this.items.find((each) => each.key === key);
  }

  #change(key, change) {
    this.items = this.items.map((each) => (each.key === key ? { ...each, ...change } : each));
    this.changed();
  }

  /** Of some files at once this comes so often that it is shown only now and then. */
  #progress(key, part) {
    this.items = this.items.map((each) => (each.key === key ? { ...each, part } : each));
    this.#telling ??= setTimeout(() => {
      this.#telling = null;
      this.changed();
    }, TOLD_AFTER);
  }

  #end(items) {
    for (const { key, phase } of items) {
      if (!UNDER_WAY.includes(phase)) continue;
      this.#change(key, { phase: Phase.CANCELLED, part: 0 });
      this.#aborts.get(key)?.abort();
    }
  }

  /** Sends the next ones, as many as go at once; says so when all are there. */
  #advance() {
    for (const item of this.items.filter(({ phase }) => phase === Phase.WAITING).slice(0, AT_ONCE - this.#aborts.size)) this.#send(item);
    this.changed();
  }

  async #send({ key, file }) {
    const { boot } = this.#workspace;
    const abort = new AbortController();
    this.#aborts.set(key, abort);
    this.#change(key, { phase: Phase.SENDING });
    try {
      const address = `${boot.addresses.assets}?locale=${encodeURIComponent(boot.language)}`;
      const picture = await send(address, file, { signal: abort.signal, progress: (part) => this.#progress(key, part) });
      this.#workspace.assets.learn([picture]);
      if (!abort.signal.aborted) this.#arrive(key, picture);
    } catch (error) {
      if (!abort.signal.aborted) this.#change(key, lost(error));
    } finally {
      this.#aborts.delete(key);
      this.#advance();
      if (!this.running) this.#finish();
    }
  }

  #arrive(key, picture) {
    const item = this.#find(key);
    const { gesture, made } = this.#drops.get(item.drop);
    const own = this.items.filter((each) => each.drop === item.drop);
    const at = own.indexOf(item);
    const { choice } = item.destination;
    const come = item.destination.to === "nobody" ? null : arrival(this.#workspace.document, item.destination, picture, {
      made,
      later: own.slice(at + 1).map((each) => each.destination),
      first: !own.slice(0, at).some((each) => each.destination.choice === choice && !LOST.includes(each.phase)),
    });
    const there = { picture, part: 1 };
    if (!come || !this.#workspace.edit(come.operations, gesture)) return this.#change(key, { ...there, phase: Phase.OPEN });
    for (const [name, id] of Object.entries(come.made)) made.set(name, id);
    this.#workspace.reveal(come.layer);
    this.#flush();
    return this.#change(key, { ...there, phase: Phase.DONE, ...settled(come) });
  }

  /** So many changes come so quickly that they would all wait for the last one. */
  #flush() {
    if (performance.now() - this.#flushed < FLUSH) return;
    this.#flushed = performance.now();
    this.#workspace.client.flush();
  }

  #finish() {
    const [there, lost] = [this.count(Phase.DONE, Phase.OPEN), this.count(Phase.REFUSED, Phase.FAILED)];
    const texts = [ngettext("%(number)s picture is in the draft.", "%(number)s pictures are in the draft.", there)];
    if (lost) texts.push(ngettext("%(number)s file was not taken.", "%(number)s files were not taken.", lost));
    this.#workspace.notices.announce(texts.join(" "));
  }
}

/** “Long” before “Long back”, whatever stands between. */
function stem(path) {
  return path.replace(/\.[^./]*$/, "");
}

function settled({ layer, before, made }) {
  return { layer, before, inserted: Object.values(made).includes(layer) };
}

function lost(error) {
  if (error instanceof PictureRefused) return { phase: Phase.REFUSED, part: 0, reason: error.message };
  if (error instanceof SignedOut) return { phase: Phase.FAILED, part: 0, reason: gettext("You are signed out. Sign in, then try again.") };
  return { phase: Phase.FAILED, part: 0, reason: gettext("The file did not arrive. Try again.") };
}

function followed(destination, name) {
  const { id, parent, before, ids, choice } = destination;
  const own = { id: name(id), parent: name(parent), before: name(before), ids: ids?.map(name), choice: name(choice) };
  return { ...destination, ...Object.fromEntries(Object.entries(own).filter(([key]) => key in destination)) };
}
