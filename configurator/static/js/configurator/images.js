/* The images of every layer in every view, made when they are wanted first and decoded ahead. */
export class Images {
  /* `art`: by view and layer, each of its images' source, source set, place in percent, height in the stack, blend. */
  constructor(art, sizes) {
    this.art = art;
    this.sizes = sizes;
    this.known = new Map();
  }

  adopt(view, image) {
    const { layer, part } = image.dataset;
    const z = this.art[view]?.[layer]?.[part]?.[6] ?? 0;
    image.style.zIndex = z;
    const adopted = { image, z, ready: true };
    this.known.set(`${view}/${layer}/${part}`, adopted);
    return adopted;
  }

  /* Every image of a layer in a view. */
  of(view, layer) {
    return (this.art[view]?.[layer] ?? []).map((art, part) => this.one(`${view}/${layer}/${part}`, layer, part, art));
  }

  one(key, layer, part, art) {
    if (!this.known.has(key)) this.known.set(key, { image: this.draw(layer, part, art), z: art[6], ready: false });
    return this.known.get(key);
  }

  /* Other art: what stays as it is keeps its image. */
  renew(art) {
    const same = (key) => JSON.stringify(found(art, key)) === JSON.stringify(found(this.art, key));
    for (const key of this.known.keys()) if (!same(key)) this.known.delete(key);
    this.art = art;
  }

  draw(layer, part, [src, srcset, left, top, width, height, z, blend = ""]) {
    const image = new Image();
    const { sizes } = this;
    Object.assign(image, { className: "pc-layer", alt: "", draggable: false, decoding: "sync", sizes, srcset, src });
    Object.assign(image.dataset, { layer, part });
    const box = { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` };
    Object.assign(image.style, { ...box, zIndex: z, mixBlendMode: blend });
    return image;
  }

  onlyElsewhere(view, layer) {
    if (this.art[view]?.[layer]) return "";
    return Object.keys(this.art).find((other) => this.art[other][layer]) ?? "";
  }

  decoded(shown) {
    return (shown.decoding ??= shown.image.decode().catch(() => {}).then(() => (shown.ready = true)));
  }

  prepare(view, layers) {
    for (const shown of layers.flatMap((layer) => this.of(view, layer))) if (!shown.ready) this.decoded(shown);
  }

  /* When there is nothing better to do: the other views of what is chosen, then the files of everything else. */
  warm(view, stacks) {
    const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 300));
    idle(() => {
      for (const [other, layers] of Object.entries(stacks)) this.prepare(other, layers);
      if (this.warming !== view && !navigator.connection?.saveData) this.load(view);
    });
  }

  async load(view) {
    this.warming = view;
    for (const { image } of Object.keys(this.art[view] ?? {}).flatMap((layer) => this.of(view, layer))) {
      if (!image.complete) await new Promise((done) => (image.onload = image.onerror = done));
      if (this.warming !== view) return;
    }
  }
}

function found(art, key) {
  const [view, layer, part] = key.split("/");
  return art[view]?.[layer]?.[part];
}
