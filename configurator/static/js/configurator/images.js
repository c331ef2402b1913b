/* The images of every layer in every view, made when they are wanted first and decoded ahead. */
export class Images {
  /* `art`: by view and layer, the image's source, source set, place in percent and height in the stack. */
  constructor(art, sizes) {
    this.art = art;
    this.sizes = sizes;
    this.layers = new Map();
  }

  adopt(view, image) {
    const name = image.dataset.layer;
    const z = this.art[view]?.[name]?.[6] ?? 0;
    image.style.zIndex = z;
    return this.keep(view, { image, name, z, ready: true });
  }

  keep(view, layer) {
    this.layers.set(`${view}/${layer.name}`, layer);
    return layer;
  }

  layer(view, name) {
    const art = this.art[view]?.[name];
    const known = this.layers.get(`${view}/${name}`);
    if (known || !art) return known;
    return this.keep(view, { image: this.draw(name, art), name, z: art[6], ready: false });
  }

  draw(name, [src, srcset, left, top, width, height, z]) {
    const image = new Image();
    const { sizes } = this;
    Object.assign(image, { className: "pc-layer", alt: "", draggable: false, decoding: "sync", sizes, srcset, src });
    image.dataset.layer = name;
    Object.assign(image.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%`, zIndex: z });
    return image;
  }

  onlyElsewhere(view, name) {
    if (this.art[view]?.[name]) return "";
    return Object.keys(this.art).find((other) => this.art[other][name]) ?? "";
  }

  decoded(layer) {
    return (layer.decoding ??= layer.image.decode().catch(() => {}).then(() => (layer.ready = true)));
  }

  prepare(view, names) {
    for (const name of names) {
      const layer = this.layer(view, name);
      if (layer && !layer.ready) this.decoded(layer);
    }
  }

  /* When there is nothing better to do: the other views of what is chosen, then the files of everything else. */
  warm(view, stacks) {
    const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 300));
    idle(() => {
      for (const [other, names] of Object.entries(stacks)) this.prepare(other, names);
      if (this.warming !== view && !navigator.connection?.saveData) this.load(view);
    });
  }

  async load(view) {
    this.warming = view;
    for (const name of Object.keys(this.art[view] ?? {})) {
      const { image } = this.layer(view, name);
      if (!image.complete) await new Promise((done) => (image.onload = image.onerror = done));
      if (this.warming !== view) return;
    }
  }
}
