/* The stack of images. One is shown only once it is decoded, and what it replaces leaves only then. */
import { Images } from "./images.js";
import { Zoom } from "./zoom.js";

const FADE = 180;

export class Stage {
  constructor(root) {
    this.stack = root.querySelector("[data-stack]");
    this.frame = root.querySelector("[data-frame]");
    this.tabs = [...root.querySelectorAll("[data-view]")];
    this.view = root.querySelector("[name=view]").value;
    this.images = new Images(JSON.parse(root.querySelector("[data-art]").textContent), this.stack.dataset.sizes);
    this.shown = this.adopt();
    this.turns = 0;
    this.zoom = new Zoom(root);
  }

  /* The images that the page came with. */
  adopt() {
    return new Set([...this.stack.querySelectorAll("img")].map((image) => this.images.adopt(this.view, image)));
  }

  get firstView() {
    return this.tabs[0]?.dataset.view ?? this.view;
  }

  turn(view) {
    this.view = view;
    for (const tab of this.tabs) {
      if (tab.dataset.view === view) this.settle(tab);
      else tab.removeAttribute("aria-current");
    }
  }

  settle(tab) {
    const { width, height } = tab.dataset;
    tab.setAttribute("aria-current", "true");
    Object.assign(this.frame.dataset, { width, height });
    this.frame.style.setProperty("--pc-ratio", `${width} / ${height}`);
    this.zoom.reset();
  }

  /* The view that shows a layer where this one does not. */
  onlyElsewhere(layer) {
    return this.images.onlyElsewhere(this.view, layer);
  }

  prepare(names) {
    this.images.prepare(this.view, names);
  }

  warm(stacks) {
    this.images.warm(this.view, stacks);
  }

  show(names) {
    const turn = ++this.turns;
    const wanted = names.flatMap((name) => this.images.of(this.view, name));
    const late = wanted.filter((layer) => !layer.ready);
    const swap = () => turn === this.turns && this.swap(wanted);
    this.showing = late.length ? Promise.all(late.map((layer) => this.images.decoded(layer))).then(swap) : swap();
  }

  swap(wanted) {
    const entering = wanted.filter((layer) => !this.shown.has(layer));
    const lowest = Math.min(...entering.map((layer) => layer.z));
    for (const layer of this.shown) if (!wanted.includes(layer)) this.leave(layer, lowest);
    for (const { image, z } of entering) {
      image.removeAttribute("data-leaving");
      image.style.zIndex = z;
      this.stack.append(image);
    }
    this.shown = new Set(wanted);
    this.stack.querySelector(".pc-placeholder")?.toggleAttribute("hidden", wanted.length > 0);
  }

  /* Fades out beneath its replacement. */
  leave(layer, lowest) {
    layer.image.style.zIndex = Math.min(layer.z, lowest);
    layer.image.setAttribute("data-leaving", "");
    setTimeout(() => this.shown.has(layer) || layer.image.remove(), FADE);
  }
}
