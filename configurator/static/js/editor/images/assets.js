/* What is known about stored pictures: their sizes, and whether anything of them is transparent. */
import { Store } from "../store.js";

const AT_ONCE = 200;

export class Assets extends Store {
  #known = new Map();
  #asked = new Set();
  #address;

  constructor(address) {
    super();
    this.#address = address;
  }

  /** {width, height, alpha}; undefined where it is not known yet, or there is no such picture. */
  of(id) {
    return this.#known.get(id);
  }

  learn(pictures) {
    for (const { id, width, height, alpha } of pictures) this.#known.set(id, { width, height, alpha });
    this.changed();
  }

  /** Asks for those that are not known; a call that fails is made again when they are wanted the next time. */
  async want(ids) {
    const wanted = [...new Set(ids)].filter((id) => /^[0-9a-f]{32}$/.test(id) && !this.#known.has(id) && !this.#asked.has(id));
    wanted.forEach((id) => this.#asked.add(id));
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      const some = wanted.slice(at, at + AT_ONCE);
      const response = await fetch(`${this.#address}?ids=${some.join(",")}`).catch(() => null);
      if (response?.ok) this.learn((await response.json()).items);
      else some.forEach((id) => this.#asked.delete(id));
    }
  }
}
