/*
 * The product page, made quick.
 *
 * The page works without this file: it is a form. Here every change of the form sends that same form, and the panel
 * that comes back is merged into the one on the page, so that words, prices and permissions are written in one place
 * only: on the server. The picture does not wait for it. The page carries every layer's image, the ones of the group
 * in sight are decoded ahead, and a pick swaps them at once.
 */
(() => {
  "use strict";

  const NARROW = matchMedia("(max-width: 860px)");
  const FADE = 180;
  const DEEPEST = 5;

  class Configurator extends HTMLElement {
    connectedCallback() {
      this.stage = new Stage(this);
      this.asked = 0; // Grows with every question; only the answer to the newest counts.
      this.attempted = ""; // The unavailable option that was pressed last, until something else is.
      this.state = this.read();
      this.view = this.field("view").value;
      this.top = history.state?.step ?? 0;
      const before = history.state?.token === this.state.token ? history.state.pinned : undefined;
      this.remember("replaceState", this.top, this.state.url);
      this.watch();
      this.arrange();
      this.stage.warm(this.view, this.state.stack);
      this.focusProblems();
      if (before !== undefined && before !== this.field("pinned").value) this.restorePins(before);
    }

    /* A link insists on every choice in it; a page that is only loaded again insists on what was picked before. */
    restorePins(pinned) {
      this.field("pinned").value = pinned;
      this.ask("show", "replaceState");
    }

    get form() {
      return this.querySelector("[data-panel]");
    }

    field(name) {
      return this.form.elements.namedItem(name);
    }

    read() {
      return JSON.parse(this.form.dataset.state);
    }

    /* What the shopper does */

    watch() {
      this.addEventListener("click", (event) => this.onClick(event));
      this.addEventListener("change", (event) => this.onChange(event));
      this.addEventListener("submit", (event) => this.onSubmit(event));
      this.addEventListener("toggle", ({ target }) => {
        if (target.matches(".pc-wait[open]")) target.parentNode.scrollIntoView({ block: "nearest" });
      }, true);
      for (const kind of ["pointerover", "focusin"]) {
        this.addEventListener(kind, (event) => {
          const option = event.target.closest?.("[data-option]");
          if (option) this.stage.prepare(this.view, [option.dataset.option]);
        });
      }
      addEventListener("popstate", (event) => this.onTravel(event.state));
      addEventListener("pageshow", (event) => {
        this.adding = false;
        if (event.persisted) this.ask("show");
      });
      NARROW.addEventListener("change", () => this.arrange());
      this.sight = new IntersectionObserver((seen) => {
        for (const { isIntersecting, target } of seen) if (isIntersecting) this.prepare(target);
      });
    }

    onClick(event) {
      const at = (selector) => event.target.closest(selector);
      if (event.target.matches("[data-option] input")) return this.onPress(event);
      const jump = at("[data-open-group]");
      if (jump) {
        event.preventDefault();
        return this.openGroup(jump.dataset.openGroup, !jump.closest(".pc-pills"));
      }
      const step = at("[data-step]");
      if (step) return this.onStep(Number(step.dataset.step));
      if (at("[data-undo]") && history.state?.step > 0) return history.back();
      if (at("[data-redo]") && history.state?.step < this.top) return history.forward();
      if (at("[data-zoom]")) return this.stage.toggleZoom();
      if (at("[data-share]")) return this.share(at("[data-share]"));
      if (at("[data-retry]")) return this.ask(this.last.act, this.last.kind);
    }

    /* An unavailable option is not picked: pressing it opens the line that says why. */
    onPress(event) {
      const input = event.target;
      const option = input.closest("[data-option]");
      const wanted = input.type === "radio" ? !input.defaultChecked : input.checked;
      if (option.dataset.selectable === "true" || !wanted) return;
      event.preventDefault();
      const why = this.querySelector(`#w-${option.dataset.option}`);
      const closing = why.hasAttribute("data-open");
      this.closeReasons();
      if (closing) return;
      why.setAttribute("data-open", "");
      why.scrollIntoView({ block: "nearest" });
      this.attempted = option.dataset.option;
      this.say(why.firstElementChild?.textContent ?? "");
    }

    closeReasons() {
      this.attempted = "";
      for (const open of this.querySelectorAll(".pc-why[data-open]")) open.removeAttribute("data-open");
    }

    onChange(event) {
      const input = event.target;
      if (input.matches("[data-option] input, [data-none] input")) {
        this.closeReasons();
        this.preview(input);
        this.ask("update");
      } else if (input.name === "quantity") {
        this.ask("update");
      }
    }

    onStep(by) {
      const quantity = this.field("quantity");
      quantity.value = Math.max(1, (parseInt(quantity.value, 10) || 1) + by);
      clearTimeout(this.stepping);
      this.stepping = setTimeout(() => this.ask("update"), 160);
    }

    onSubmit(event) {
      if (event.target !== this.form) return;
      const act = event.submitter?.value ?? "update";
      if (act === "add") return this.onAdd(event);
      event.preventDefault();
      const [kind, name] = act.split(":");
      if (kind === "view") return this.turn(name);
      this.ask(act);
    }

    /* What can be bought goes to the cart as a plain form; what cannot is told here, and where the focus is. */
    async onAdd(event) {
      if (this.certain) return void (this.certain = false);
      event.preventDefault();
      if (this.adding) return;
      this.adding = true;
      clearTimeout(this.stepping);
      if (String(this.field("quantity").value) !== this.field("quantity").defaultValue) this.ask("update");
      await this.asking;
      const button = this.querySelector("[data-add]");
      if (!this.querySelector("#trouble").hidden) {
        this.adding = false;
      } else if (this.attempted || button.hasAttribute("data-blocked")) {
        this.adding = false;
        await this.ask(`check:${this.attempted}`);
        this.attempted = "";
        this.focusProblems();
      } else {
        this.certain = true;
        setTimeout(() => this.form.requestSubmit(button)); // A form cannot be sent from inside its own sending.
      }
    }

    focusProblems() {
      const place = this.querySelector("#problems-place");
      if (place && !place.hidden) this.querySelector("#problems")?.focus();
    }

    /* Questions and answers */

    ask(act, kind = "pushState") {
      this.last = { act, kind };
      return (this.asking = this.answer(act, kind));
    }

    async answer(act, kind) {
      const turn = ++this.asked;
      this.aborter?.abort();
      this.aborter = new AbortController();
      const body = new URLSearchParams(new FormData(this.form));
      body.set("do", act);
      this.querySelector("#bar").setAttribute("aria-busy", "true");
      let html;
      try {
        const response = await fetch(this.dataset.panelUrl, { method: "POST", body, signal: this.aborter.signal });
        if (!response.ok) throw new Error(response.status);
        html = await response.text();
      } catch {
        if (turn === this.asked) this.fail();
        return;
      }
      if (turn === this.asked) this.settle(html, kind);
    }

    fail() {
      this.querySelector("#bar").setAttribute("aria-busy", "false");
      const trouble = this.querySelector("#trouble");
      trouble.hidden = false;
      trouble.setAttribute("data-visible", "");
      this.say(trouble.firstElementChild.textContent);
    }

    settle(html, kind) {
      const answer = new DOMParser().parseFromString(html, "text/html");
      const fresh = answer.querySelector("[data-panel]");
      const state = JSON.parse(fresh.dataset.state);
      if (state.version !== this.state.version) return location.assign(state.url); // Its layers are not on this page.
      const moved = state.token !== this.state.token;
      const way = wayBack();
      merge(this.querySelector("[data-waits]"), answer.querySelector("[data-waits]"));
      merge(this.form, fresh);
      this.state = state;
      this.field("view").value = this.view;
      const step = history.state?.step ?? 0;
      if (moved && kind === "pushState") this.remember(kind, (this.top = step + 1), state.url);
      else this.remember("replaceState", step, state.url);
      this.arrange();
      this.stage.show(this.view, state.stack[this.view]);
      this.stage.warm(this.view, state.stack);
      if (document.activeElement === document.body) document.getElementById(way)?.focus();
      this.say(this.querySelector("#said").textContent.trim().replace(/\s+/g, " "));
      this.toast(this.querySelector("[data-notice='repaired']")?.textContent);
    }

    /* The picture right after a pick, before the answer: the group's old images out, the new one's in. */
    preview(input) {
      const layers = new Set(this.state.stack[this.view]);
      for (const other of this.form.querySelectorAll(`input[name="${input.name}"]`)) {
        if (other.checked) layers.add(other.value);
        else layers.delete(other.value);
      }
      const elsewhere = input.checked && this.stage.onlyElsewhere(this.view, input.value);
      if (elsewhere) return this.turn(elsewhere, this.state.stack[elsewhere].concat(input.value));
      this.stage.show(this.view, [...layers]);
    }

    say(words) {
      this.querySelector("[data-status]").textContent = words;
    }

    toast(words) {
      const toast = this.querySelector("[data-toast]");
      clearTimeout(this.toasting);
      toast.hidden = !words;
      toast.textContent = words ?? "";
      if (words) this.toasting = setTimeout(() => (toast.hidden = true), 6000);
    }

    /* Time: one entry of the browser's history for each settled configuration. */

    remember(kind, step, url) {
      const { token, stack } = this.state;
      const pinned = this.field("pinned").value;
      history[kind]({ step, token, stack, pinned }, "", this.address(url));
      this.querySelector("[data-undo]").setAttribute("aria-disabled", String(step === 0));
      this.querySelector("[data-redo]").setAttribute("aria-disabled", String(step >= this.top));
    }

    address(url) {
      const address = new URL(url, location);
      const first = this.querySelector("[data-view]")?.dataset.view ?? this.view;
      if (this.view === first) address.searchParams.delete("view");
      else address.searchParams.set("view", this.view);
      return address;
    }

    onTravel(state) {
      if (!state?.token) return;
      this.closeReasons();
      this.field("base").value = state.token;
      this.field("pinned").value = state.pinned;
      this.stage.show(this.view, state.stack[this.view] ?? []);
      this.ask("show", "replaceState");
    }

    async share(button) {
      try {
        await navigator.clipboard.writeText(location.href);
      } catch {
        const field = document.createElement("textarea");
        field.value = location.href;
        this.append(field);
        field.select();
        document.execCommand("copy");
        field.remove();
        button.focus();
      }
      this.say(button.dataset.done);
      this.toast(button.dataset.done);
    }

    /* Views and groups */

    turn(view, layers = this.state.stack[view]) {
      this.view = this.field("view").value = view;
      for (const tab of this.querySelectorAll("[data-view]")) {
        if (tab.dataset.view !== view) tab.removeAttribute("aria-current");
        else {
          tab.setAttribute("aria-current", "true");
          this.stage.resize(tab.dataset.width, tab.dataset.height);
        }
      }
      this.stage.show(view, layers);
      this.remember("replaceState", history.state.step, this.state.url);
      for (const group of this.querySelectorAll("[data-group]")) this.prepare(group);
      this.stage.warm(view, this.state.stack);
    }

    openGroup(name, focus) {
      this.group = name;
      const group = this.querySelector(`#g-${name}`);
      group.open = true;
      this.arrange();
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.querySelector(`#p-${name}`).scrollIntoView({ block: "nearest", inline: "center" });
      if (!NARROW.matches || focus) group.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
      if (focus) (group.querySelector("input:checked") ?? group.querySelector("input, summary")).focus({ preventScroll: true });
    }

    /* Narrow windows show one group at a time, chosen by its pill; wide ones leave folding to the shopper. */
    arrange() {
      const groups = [...this.querySelectorAll("[data-group]")];
      if (!groups.some((group) => group.dataset.group === this.group)) this.group = groups[0]?.dataset.group;
      for (const group of groups) {
        const current = group.dataset.group === this.group;
        if (NARROW.matches) group.open = current;
        else if (this.wasNarrow) group.open = true;
        const pill = this.querySelector(`#p-${group.dataset.group}`);
        if (current) pill.setAttribute("aria-current", "true");
        else pill.removeAttribute("aria-current");
        this.sight.observe(group);
      }
      this.wasNarrow = NARROW.matches;
    }

    prepare(group) {
      const box = group.getBoundingClientRect();
      if (!group.open || box.bottom < 0 || box.top > innerHeight) return;
      this.stage.prepare(this.view, [...group.querySelectorAll("[data-option]")].map((one) => one.dataset.option));
    }
  }

  /* The stack of images. An image is shown only once it is decoded, and what it replaces leaves only then. */
  class Stage {
    constructor(root) {
      this.art = JSON.parse(root.querySelector("[data-art]").textContent);
      this.element = root.querySelector("[data-stage]");
      this.frame = root.querySelector("[data-frame]");
      this.stack = root.querySelector("[data-stack]");
      this.button = root.querySelector("[data-zoom]");
      this.images = new Map();
      this.turn = 0;
      this.zoom = { scale: 1, x: 0, y: 0 };
      const view = root.querySelector("[name=view]").value;
      for (const image of this.stack.querySelectorAll("img")) {
        const name = image.dataset.layer;
        this.images.set(`${view}/${name}`, { image, name, z: this.art[view]?.[name]?.[6] ?? 0, ready: true });
        image.style.zIndex = this.art[view]?.[name]?.[6] ?? 0;
      }
      this.shown = new Set(this.images.values());
      this.sizes = this.stack.dataset.sizes;
      this.watchZoom();
    }

    /* The view that shows a layer where this one does not. */
    onlyElsewhere(view, layer) {
      if (this.art[view]?.[layer]) return "";
      return Object.keys(this.art).find((other) => this.art[other][layer]) ?? "";
    }

    layer(view, name) {
      const key = `${view}/${name}`;
      const known = this.images.get(key);
      const art = this.art[view]?.[name];
      if (known || !art) return known;
      const [src, srcset, left, top, width, height, z] = art;
      const image = new Image();
      Object.assign(image, { className: "pc-layer", alt: "", draggable: false, decoding: "sync", sizes: this.sizes, srcset, src });
      image.dataset.layer = name;
      Object.assign(image.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%`, zIndex: z });
      const layer = { image, name, z, ready: false };
      this.images.set(key, layer);
      return layer;
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
      idle(async () => {
        for (const [other, names] of Object.entries(stacks)) this.prepare(other, names);
        if (this.warming === view || navigator.connection?.saveData) return;
        this.warming = view;
        for (const name of Object.keys(this.art[view] ?? {})) {
          const { image } = this.layer(view, name);
          if (!image.complete) await new Promise((done) => (image.onload = image.onerror = done));
          if (this.warming !== view) return;
        }
      });
    }

    show(view, names) {
      const turn = ++this.turn;
      const wanted = names.map((name) => this.layer(view, name)).filter(Boolean);
      const late = wanted.filter((layer) => !layer.ready);
      if (!late.length) return this.swap(wanted);
      Promise.all(late.map((layer) => this.decoded(layer))).then(() => turn === this.turn && this.swap(wanted));
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

    /* Beneath what comes in its place, fading. */
    leave(layer, lowest) {
      layer.image.style.zIndex = Math.min(layer.z, lowest);
      layer.image.setAttribute("data-leaving", "");
      setTimeout(() => this.shown.has(layer) || layer.image.remove(), FADE);
    }

    resize(width, height) {
      this.frame.style.setProperty("--pc-ratio", `${width} / ${height}`);
      this.moveTo(1, 0, 0);
    }

    /* Zoom: the button, a click on the picture, two fingers, or the keys + − 0 and the arrows. */

    watchZoom() {
      const stage = this.element;
      const fingers = new Map();
      let moved = 0;
      stage.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        if (!fingers.size) moved = 0;
        fingers.set(event.pointerId, event);
      });
      stage.addEventListener("pointermove", (event) => {
        const before = fingers.get(event.pointerId);
        if (!before) return;
        const dx = event.clientX - before.clientX;
        const dy = event.clientY - before.clientY;
        moved += Math.abs(dx) + Math.abs(dy);
        const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
        if (other) {
          const spread = (finger) => Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY);
          const middle = [(event.clientX + other.clientX) / 2, (event.clientY + other.clientY) / 2];
          this.zoomAt(this.zoom.scale * (spread(event) / (spread(before) || 1)), ...middle);
        } else if (this.zoom.scale > 1 && moved > 4) {
          if (!stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
          this.moveTo(this.zoom.scale, this.zoom.x + dx, this.zoom.y + dy);
        }
        fingers.set(event.pointerId, event);
      });
      for (const kind of ["pointerup", "pointercancel", "pointerleave"]) {
        stage.addEventListener(kind, (event) => fingers.delete(event.pointerId));
      }
      stage.addEventListener("click", (event) => {
        if (moved > 4) return;
        if (this.zoom.scale > 1) this.moveTo(1, 0, 0);
        else this.zoomAt(2.2, event.clientX, event.clientY);
      });
      stage.addEventListener("wheel", (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        this.zoomAt(this.zoom.scale * Math.exp(-event.deltaY / 120), event.clientX, event.clientY);
      }, { passive: false });
      stage.addEventListener("keydown", (event) => this.onKey(event));
    }

    onKey(event) {
      const { scale, x, y } = this.zoom;
      const move = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
      const factor = { "+": 1.4, "=": 1.4, "-": 1 / 1.4 }[event.key];
      if (move && scale > 1) this.moveTo(scale, x + move[0], y + move[1]);
      else if (factor) this.zoomAt(scale * factor);
      else if (event.key === "0" || (event.key === "Escape" && scale > 1)) this.moveTo(1, 0, 0);
      else return;
      event.preventDefault();
    }

    toggleZoom() {
      if (this.zoom.scale > 1) this.moveTo(1, 0, 0);
      else this.zoomAt(2.2);
    }

    /* Grow about a point of the window, by default the middle of the picture. */
    zoomAt(scale, clientX, clientY) {
      const box = this.frame.getBoundingClientRect();
      const [px, py] = [(clientX ?? box.left + box.width / 2) - box.left, (clientY ?? box.top + box.height / 2) - box.top];
      const to = Math.min(Math.max(scale, 1), DEEPEST);
      const grown = to / this.zoom.scale;
      this.moveTo(to, px - (px - this.zoom.x) * grown, py - (py - this.zoom.y) * grown);
    }

    moveTo(scale, x, y) {
      const { width, height } = this.frame.getBoundingClientRect();
      const within = (value, side) => Math.min(0, Math.max(side * (1 - scale), value));
      this.zoom = { scale, x: within(x, width), y: within(y, height) };
      this.stack.style.transform = scale > 1 ? `translate(${this.zoom.x}px, ${this.zoom.y}px) scale(${scale})` : "";
      this.element.classList.toggle("pc-zoomed", scale > 1);
      this.button.setAttribute("aria-pressed", String(scale > 1));
    }
  }

  /* Where the focus should go if what has it disappears with the answer. */
  function wayBack() {
    const active = document.activeElement;
    const why = active?.closest?.(".pc-why");
    if (why) return `o-${why.id.slice(2)}`;
    const group = active?.closest?.("[data-group]");
    return group ? group.querySelector("input")?.id : "quantity";
  }

  /* Make `old` say what `fresh` says, keeping its elements, so that focus, scrolling and folding stay as they are. */
  function merge(old, fresh) {
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) {
      if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    if (old instanceof HTMLInputElement) {
      if (old.type === "radio" || old.type === "checkbox") old.checked = fresh.defaultChecked;
      else if (old.type !== "email") old.value = fresh.defaultValue;
    }
    let next = old.firstChild;
    for (const child of [...fresh.childNodes]) {
      const match = twin(next, child, old);
      if (!match) old.insertBefore(document.importNode(child, true), next);
      else {
        if (match !== next) old.insertBefore(match, next);
        next = match.nextSibling;
        if (child.nodeType === Node.ELEMENT_NODE) merge(match, child);
        else if (match.data !== child.data) match.data = child.data;
      }
    }
    while (next) {
      const after = next.nextSibling;
      next.remove();
      next = after;
    }
  }

  /* The node that stands for `child` already: the one with its id, else the next one of its kind. */
  function twin(next, child, parent) {
    if (child.id) {
      const same = document.getElementById(child.id);
      return same?.parentNode === parent ? same : null;
    }
    while (next?.id && next.nodeType === Node.ELEMENT_NODE && next.nodeName === child.nodeName) next = next.nextSibling;
    return next && next.nodeName === child.nodeName && !next.id ? next : null;
  }

  /* A choice of language leads back to the configuration as it is by then. */
  document.querySelector("[data-languages]")?.addEventListener("submit", (event) => {
    event.target.elements.back.value = location.pathname + location.search;
  });

  customElements.define("pc-configurator", Configurator);
})();
