/*
 * The product page, made quick.
 *
 * It works without this: it is a form. Here every change of the form sends that same form, and the panel that comes
 * back is merged into the one on the page, so that words, prices and permissions are written in one place only: on the
 * server. The picture does not wait for it. The page that defines the element passes its `history`.
 */
import { Adding } from "./adding.js";
import { Announcer } from "./announcer.js";
import { Groups } from "./groups.js";
import { Panel, stateOf } from "./panel.js";
import { Reasons } from "./reasons.js";
import { Stage } from "./stage.js";
import { Steps } from "./steps.js";

export class Configurator extends HTMLElement {
  connectedCallback() {
    this.panel = new Panel(this);
    this.announcer = new Announcer(this);
    this.reasons = new Reasons(this, this.announcer);
    this.adding = new Adding(this);
    this.stage = new Stage(this);
    this.groups = new Groups(this, (options) => this.stage.prepare(options));
    this.steps = new Steps(this, this.history);
    this.start(this.history.entry);
  }

  start(entry) {
    const pinned = entry?.token === this.panel.state.token ? entry.pinned : this.panel.pinned;
    this.remember("replace");
    this.watch();
    this.groups.arrange();
    this.stage.warm(this.panel.state.stack);
    this.panel.focusProblems();
    if (this.panel.touched.length) this.catchUp(pinned);
    else if (pinned !== this.panel.pinned) this.insist(pinned);
  }

  /* What was picked on the form while this script was still on its way. */
  catchUp(pinned) {
    this.panel.pinned = pinned;
    for (const input of this.panel.touched) if (input.checked) this.preview(input);
    this.ask("update");
  }

  /* A link insists on every choice in it; a page that is only loaded again insists on what was picked before. */
  insist(pinned) {
    this.panel.pinned = pinned;
    this.ask("show", "replace");
  }

  /* What the shopper does */

  watch() {
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("change", (event) => this.onChange(event));
    this.addEventListener("submit", (event) => this.onSubmit(event));
    for (const kind of ["pointerover", "focusin"]) this.addEventListener(kind, (event) => this.onApproach(event));
    this.history.watch((entry) => this.onTravel(entry));
    addEventListener("pageshow", (event) => this.onReturn(event));
  }

  onClick(event) {
    const at = (selector) => event.target.closest(selector);
    if (event.target.matches("[data-option] input")) return this.reasons.press(event);
    if (at("[data-open-group]")) return this.groups.press(event, at("[data-open-group]"));
    if (at("[data-step]")) return this.adding.step(Number(at("[data-step]").dataset.step));
    if (at("[data-undo]")) return this.steps.undo();
    if (at("[data-redo]")) return this.steps.redo();
    if (at("[data-zoom]")) return this.stage.zoom.toggle();
    if (at("[data-share]")) return this.share(at("[data-share]"));
    if (at("[data-retry]")) return this.ask(this.last.act, this.last.kind);
  }

  onChange(event) {
    const input = event.target;
    if (input.matches("[data-option] input, [data-none] input")) {
      this.reasons.close();
      this.preview(input);
      this.ask("update");
    } else if (input.name === "quantity") {
      this.ask("update");
    }
  }

  onSubmit(event) {
    if (event.target !== this.panel.form) return;
    const act = event.submitter?.value ?? "update";
    if (act === "add") return this.adding.submit(event);
    event.preventDefault();
    const [kind, name] = act.split(":");
    if (kind === "view") return this.turn(name);
    this.ask(act);
  }

  onApproach(event) {
    const option = event.target.closest?.("[data-option]");
    if (option) this.stage.prepare([option.dataset.option]);
  }

  onTravel(entry) {
    if (!entry?.token) return;
    this.reasons.close();
    this.panel.field("base").value = entry.token;
    this.stage.show(entry.stack[this.stage.view] ?? []);
    this.insist(entry.pinned);
  }

  /* A page restored from the back/forward cache is out of date. */
  onReturn(event) {
    this.adding.busy = false;
    if (event.persisted) this.ask("show");
  }

  async share(button) {
    const { link } = this.history;
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      this.copy(link);
      button.focus();
    }
    this.announcer.say(button.dataset.done);
    this.announcer.toast(button.dataset.done);
  }

  /* Without clipboard access, select the address so that it can be copied by hand. */
  copy(words) {
    const field = document.createElement("textarea");
    field.value = words;
    this.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }

  /* Questions and answers */

  ask(act, kind = "push") {
    this.last = { act, kind };
    return (this.asking = this.answer(act, kind));
  }

  async answer(act, kind) {
    let answer;
    try {
      answer = await this.panel.ask(act);
    } catch {
      this.reasons.fail();
      return this.announcer.say(this.panel.fail());
    }
    if (answer) this.settle(answer, stateOf(answer), act, kind);
  }

  settle(answer, state, act, kind) {
    const { version, token } = this.panel.state;
    if (state.version !== version) return this.history.leave(state.url); // Its layers are not on this page.
    const refocus = this.panel.take(answer);
    this.panel.field("view").value = this.stage.view;
    this.remember(state.token === token ? "replace" : kind);
    this.groups.arrange();
    this.stage.show(state.stack[this.stage.view]);
    this.stage.warm(state.stack);
    refocus();
    this.announcer.say(this.reasons.arrive(act) ?? this.panel.said);
    this.announcer.toast(this.querySelector("[data-notice='repaired']")?.textContent);
  }

  /* The picture right after a pick, before the answer: the group's old images out, the new one's in. */
  preview(input) {
    const { stack } = this.panel.state;
    const layers = new Set(stack[this.stage.view]);
    for (const choice of this.panel.form.querySelectorAll(`input[name="${input.name}"]`)) {
      if (choice.checked) layers.add(choice.value);
      else layers.delete(choice.value);
    }
    const elsewhere = input.checked && this.stage.onlyElsewhere(input.value);
    if (elsewhere) this.turn(elsewhere, stack[elsewhere].concat(input.value));
    else this.stage.show([...layers]);
  }

  turn(view, layers = this.panel.state.stack[view]) {
    this.panel.field("view").value = view;
    this.stage.turn(view);
    this.stage.show(layers);
    this.remember("replace");
    this.groups.prepare();
    this.stage.warm(this.panel.state.stack);
  }

  remember(kind) {
    const { token, stack } = this.panel.state;
    this.steps[kind]({ token, stack, pinned: this.panel.pinned }, this.address());
  }

  /* The URL of this configuration in the current view. */
  address() {
    const address = new URL(this.panel.state.url, document.baseURI);
    if (this.stage.view === this.stage.firstView) address.searchParams.delete("view");
    else address.searchParams.set("view", this.stage.view);
    return address;
  }
}
