/* Something that changes, and the components that show it. */
import { useLayoutEffect, useState } from "./vendor/preact.js";

export class Store {
  #listeners = new Set();

  /** Answers what ends it. */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed() {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The component is drawn again whenever one of the stores changed. */
export function useStores(...stores) {
  const [, draw] = useState(0);
  useLayoutEffect(() => {
    const ends = stores.map((store) => store.subscribe(() => draw((count) => count + 1)));
    return () => ends.forEach((end) => end());
  }, stores);
}
