/* The shop's own page of a product. */
import { Configurator } from "./configurator/configurator.js";

class BrowserHistory {
  get entry() {
    return history.state;
  }

  get link() {
    return location.href;
  }

  push(entry, address) {
    history.pushState(entry, "", address);
  }

  replace(entry, address) {
    history.replaceState(entry, "", address);
  }

  go(steps) {
    history.go(steps);
  }

  leave(address) {
    location.assign(address);
  }

  watch(travelled) {
    addEventListener("popstate", ({ state }) => travelled(state));
  }
}

/* A choice of language leads back to the configuration as it is by then. */
document.querySelector("[data-languages]")?.addEventListener("submit", (event) => {
  event.target.elements.back.value = location.pathname + location.search;
});

class ProductPage extends Configurator {
  history = new BrowserHistory();
}

customElements.define("pc-configurator", ProductPage);
