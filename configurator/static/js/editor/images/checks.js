/* What is odd about the pictures of a view, explained. */
import { gettext } from "../words.js";
import { placements } from "./placed.js";

/** From this part of a size on, another one is meant to be the same. */
const ALIKE = 0.75;

/** Of one state of a document; `known(asset)` answers {width, height, alpha}, or undefined for what is not known. */
export class Checks {
  #sizes = new Map();
  #siblings = new Map();

  constructor(document, known) {
    this.document = document;
    this.known = known;
  }

  /** The view's own size, else that of its largest picture; null as long as that is not known. */
  sizeOf(view) {
    if (!this.#sizes.has(view)) this.#sizes.set(view, this.#measured(view));
    return this.#sizes.get(view);
  }

  /** For each picture of the layer in the view, the sentences about it. */
  of(id, view) {
    const placed = placements(this.document.layer(id), view);
    return placed.map((one, at) => {
      const picture = this.known(one.asset);
      const again = this.#duplicate(id, view, placed, at);
      if (!picture) return again;
      const others = this.#others(id, view);
      const misfit = misfits(one, picture, others);
      return [...(misfit.length ? misfit : this.#standing(one, picture, view)), ...opaque(picture, others), ...again];
    });
  }

  #measured(view) {
    const { width, height } = this.document.head.views.find((each) => each.id === view) ?? {};
    if (width && height) return { width, height };
    const all = [...this.document.all()].flatMap((id) => placements(this.document.layer(id), view)).map((one) => this.known(one.asset));
    const found = all.filter(Boolean);
    if (!found.length) return null;
    return { width: width ?? Math.max(...found.map((one) => one.width)), height: height ?? Math.max(...found.map((one) => one.height)) };
  }

  #standing({ x = 0, y = 0 }, { width, height }, view) {
    const size = this.sizeOf(view);
    if (!size) return [];
    if (x >= size.width || y >= size.height || x + width <= 0 || y + height <= 0) {
      return [gettext("It lies outside the view: nobody sees it.")];
    }
    const values = { picture: written({ width, height }), view: written(size) };
    if (x < 0 || y < 0 || x + width > size.width || y + height > size.height) {
      return [gettext("It is %(picture)s and sticks out of the view of %(view)s: the rest is cut off.", values)];
    }
    const trimmed = width < size.width || height < size.height;
    if (!trimmed || x !== 0 || y !== 0) return [];
    return [gettext("It is %(picture)s in the upper left corner of a view of %(view)s. If it was trimmed, move it to its place.", values)];
  }

  #duplicate(id, view, placed, at) {
    const { asset } = placed[at];
    if (placed.findIndex((one) => one.asset === asset) < at) return [gettext("The layer has this picture already.")];
    const twin = this.#others(id, view).find((one) => one.asset === asset);
    return twin ? [gettext("“%(label)s” has the same picture.", { label: this.document.field(twin.id, "label") || twin.id })] : [];
  }

  #others(id, view) {
    const choice = this.document.choiceOf(id);
    if (choice === null) return [];
    const key = `${choice} ${view}`;
    if (!this.#siblings.has(key)) {
      this.#siblings.set(key, [...this.document.within(choice)].flatMap((each) => {
        const [first] = placements(this.document.layer(each), view);
        const picture = first && this.known(first.asset);
        return picture ? [{ ...first, id: each, picture }] : [];
      }));
    }
    return this.#siblings.get(key).filter((one) => one.id !== id);
  }
}

/** One that covers all beneath it, where others of its choice do not. */
function opaque({ alpha }, others) {
  if (alpha || !others.some((one) => one.picture.alpha)) return [];
  return [gettext("No part of it is transparent, unlike the other pictures of this group: it covers everything beneath.")];
}

/** One of nearly the size that the others of its choice have, all of them lying on the whole view. */
function misfits({ x = 0, y = 0 }, picture, others) {
  const whole = others.filter((one) => !(one.x ?? 0) && !(one.y ?? 0)).map((one) => one.picture);
  const usual = commonest(whole);
  if (x !== 0 || y !== 0 || !usual || written(usual) === written(picture)) return [];
  if (picture.width < ALIKE * usual.width || picture.height < ALIKE * usual.height) return [];
  return [gettext("It is %(picture)s, the other pictures of this group are %(usual)s: they may not lie exactly on each other.", {
    picture: written(picture), usual: written(usual),
  })];
}

export function written({ width, height }) {
  return `${width} × ${height}`;
}

/** The size that two at least of them have, and most; null if there is none. */
function commonest(sizes) {
  const counts = new Map();
  for (const size of sizes) counts.set(written(size), (counts.get(written(size)) ?? 0) + 1);
  const [[most, count] = []] = [...counts].sort((one, other) => other[1] - one[1]);
  return count > 1 ? sizes.find((size) => written(size) === most) : null;
}
