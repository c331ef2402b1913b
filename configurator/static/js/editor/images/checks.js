/* What is odd about the pictures of a view, explained. */
import { gettext } from "../words.js";
import { placements } from "./depth.js";

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
      return [...this.#standing(one, picture, view), ...this.#among(id, view, one, picture), ...again];
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
      return [gettext("It lies outside the view, where nobody sees it.")];
    }
    const values = { picture: written({ width, height }), view: written(size) };
    if (x < 0 || y < 0 || x + width > size.width || y + height > size.height) {
      return [gettext("It is %(picture)s and sticks out of the view of %(view)s: the rest is cut off.", values)];
    }
    const trimmed = width < size.width || height < size.height;
    if (!trimmed || x !== 0 || y !== 0) return [];
    return [gettext("It is %(picture)s in the upper left corner of a view of %(view)s. If it was trimmed, move it to its place.", values)];
  }

  /** Compared with the other options of its choice. */
  #among(id, view, { x = 0, y = 0 }, picture) {
    const others = this.#others(id, view);
    const found = [];
    if (!picture.alpha && others.some((one) => one.picture.alpha)) {
      found.push(gettext("Nothing of it is transparent, unlike the other pictures of this group: it covers everything beneath."));
    }
    const whole = others.filter((one) => !(one.x ?? 0) && !(one.y ?? 0)).map((one) => written(one.picture));
    const usual = commonest(whole);
    if (x === 0 && y === 0 && usual && usual !== written(picture) && whole.filter((size) => size === usual).length > 1) {
      found.push(gettext("It is %(picture)s, the other pictures of this group are %(usual)s: they may not lie exactly on each other.", {
        picture: written(picture), usual,
      }));
    }
    return found;
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

export function written({ width, height }) {
  return `${width} × ${height}`;
}

function commonest(sizes) {
  const counts = new Map();
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}
