/*
 * The page of a draft in the stage of the editor.
 *
 * To the frame: place {view, layer, part, x, y, blend, src}, label {id, text}, show {selected, forced, hidden, locked, active, bare},
 * turn {view}, renew. From it: ready, settled {view, selected, problems, rules}, picked {layer, more},
 * opened {layer}, dragging and dragged {layer, part, x, y}, tried {option}, key {…}. All within our own origin.
 */
import { Configurator } from "../../configurator/configurator.js";
import { Canvas } from "./canvas.js";
import { Memory } from "./memory.js";

const KIND = "configurator-preview";

class PreviewPage extends Configurator {
  history = new Memory();

  start(entry) {
    document.documentElement.toggleAttribute("data-framed", true);
    super.start(entry);
    this.canvas = new Canvas(this, (type, content) => this.tell(type, content));
    this.addEventListener("keydown", (event) => this.onKey(event));
    addEventListener("message", (event) => this.onMessage(event));
    this.tell("ready", {});
    this.told();
  }

  /* Of the view that is shown, in its own pixels. */
  get size() {
    const { width, height } = this.querySelector("[data-frame]").dataset;
    return { width: Number(width), height: Number(height) };
  }

  tell(type, content) {
    parent.postMessage({ kind: KIND, type, ...content }, location.origin);
  }

  told() {
    const selected = [...this.querySelectorAll("[data-option] input:checked")].map(({ value }) => value);
    const problems = [...this.querySelectorAll("[data-problem]")].map(({ textContent }) => textContent.trim());
    const rules = [...this.querySelectorAll("[data-open] [data-rule]")].map(({ dataset }) => dataset.rule);
    this.tell("settled", { view: this.stage.view, selected, problems, rules: [...new Set(rules)] });
  }

  onMessage({ source, origin, data }) {
    if (source !== parent || origin !== location.origin || data?.kind !== KIND) return;
    this[`on_${data.type}`]?.(data);
  }

  /* At once, and only to the eye: what is told to the server is shown by `renew`. */
  on_place({ view, layer, part = 0, x, y, blend, src }) {
    const image = this.querySelector(`[data-stack] [data-layer="${CSS.escape(layer)}"][data-part="${Number(part)}"]`);
    if (!image || view !== this.stage.view) return;
    if (x !== undefined) image.style.left = `${(100 * x) / this.size.width}%`;
    if (y !== undefined) image.style.top = `${(100 * y) / this.size.height}%`;
    if (blend !== undefined) image.style.mixBlendMode = blend;
    if (src !== undefined) Object.assign(image, { srcset: "", src });
  }

  on_label({ id, text }) {
    const places = [`#l-${CSS.escape(id)} .pc-option-name`, `#g-${CSS.escape(id)} .pc-group-name`];
    for (const place of this.querySelectorAll(places.join())) place.textContent = text;
  }

  on_show({ forced, bare, ...marks }) {
    if (forced) this.forced = forced;
    if (bare !== undefined) document.documentElement.toggleAttribute("data-bare", bare);
    this.canvas.show(marks);
    this.draw();
  }

  /* What is chosen, and what is worked on, in place of what would stand there beside it. */
  draw() {
    const layers = new Set(this.panel.state.stack[this.stage.view]);
    for (const id of this.canvas.active ? this.forced ?? [] : []) {
      const input = this.querySelector(`input[type=radio]#o-${CSS.escape(id)}`);
      for (const rival of input ? this.querySelectorAll(`input[name="${CSS.escape(input.name)}"]`) : []) layers.delete(rival.value);
      layers.add(id);
    }
    this.stage.show([...layers]);
  }

  on_turn({ view }) {
    if (view !== this.stage.view) this.turn(view);
  }

  /* The draft has changed on the server: the same configuration of what it has become. */
  on_renew() {
    return (this.asking = this.renewed().catch(() => this.announcer.say(this.panel.fail())));
  }

  async renewed() {
    const turn = (this.renewals = (this.renewals ?? 0) + 1);
    const response = await fetch(this.address(), { cache: "no-store" });
    if (!response.ok) throw new Error(response.status);
    const html = (await response.text()).replace(/<style[^]*?<\/style>/, ""); // It has the nonce of another answer.
    const page = new DOMParser().parseFromString(html, "text/html");
    if (turn !== this.renewals) return;
    if (this.shape(page) !== this.shape(document)) return location.replace(this.address());
    this.stage.images.renew(JSON.parse(page.querySelector("[data-art]").textContent));
    this.panel.take(page)();
    this.remember("replace");
    this.groups.arrange();
    this.draw();
    this.told();
  }

  /* What the page around the panel is made of; where that is another one the page is loaded anew. */
  shape(page) {
    const views = [...page.querySelectorAll("[data-view]")].map(({ outerHTML }) => outerHTML);
    const { width, height } = page.querySelector("[data-frame]").dataset;
    return JSON.stringify([views.map((view) => view.replace(/ aria-current="true"/, "")), width, height]);
  }

  settle(answer, state, act, kind) {
    super.settle(answer, state, act, kind);
    this.draw();
    this.told();
  }

  turn(view, layers) {
    super.turn(view, layers);
    this.draw();
    this.told();
  }

  onChange(event) {
    super.onChange(event);
    if (event.target.matches("[data-option] input")) this.tell("tried", { option: event.target.value });
  }

  /* There is no cart: what it would say is shown, and the editor says the rest. */
  onSubmit(event) {
    if (event.submitter?.value === "add") {
      event.preventDefault();
      this.tell("added", {});
      return this.ask("check");
    }
    super.onSubmit(event);
  }

  /* Keys that the editor has a use for, wherever the focus is. */
  onKey(event) {
    if (event.target.closest("input, textarea, select, button, summary")) return;
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const nudges = this.canvas.active && this.canvas.selected.size && key.startsWith("Arrow");
    if (!nudges && !ctrlKey && !metaKey && key !== "Delete" && key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.tell("key", { key, shiftKey, ctrlKey, metaKey, altKey });
  }
}

customElements.define("pc-configurator", PreviewPage);
