/* The page's form: requests to the shop, whose answers are merged into it. */
import { merge } from "./merge.js";

export class Panel {
  constructor(root) {
    this.root = root;
    this.state = stateOf(root);
    this.asked = 0; // Grows with every question; only the answer to the newest counts.
  }

  get form() {
    return this.root.querySelector("[data-panel]");
  }

  field(name) {
    return this.form.elements.namedItem(name);
  }

  get pinned() {
    return this.field("pinned").value;
  }

  set pinned(pinned) {
    this.field("pinned").value = pinned;
  }

  /* The choices and quantities that differ from what the server said. */
  get touched() {
    return [...this.form.querySelectorAll("[data-option] input, [data-none] input, [name=quantity]")].filter(
      (input) => input.checked !== input.defaultChecked || input.value !== input.defaultValue,
    );
  }

  at(id) {
    return this.root.querySelector(`#${id}`);
  }

  /* The words of the newest answer for a screen reader. */
  get said() {
    return this.at("said").textContent.trim().replace(/\s+/g, " ");
  }

  /* The answered page; undefined if a newer request was made, an error if no answer arrives. */
  async ask(act) {
    const turn = ++this.asked;
    this.aborter?.abort();
    const { signal } = (this.aborter = new AbortController());
    this.at("bar").setAttribute("aria-busy", "true");
    await eventOver();
    if (turn !== this.asked) return;
    const body = new URLSearchParams(new FormData(this.form));
    body.set("do", act);
    try {
      const html = await this.send(body, signal);
      if (turn === this.asked) return new DOMParser().parseFromString(html, "text/html");
    } catch (error) {
      if (turn === this.asked) throw error;
    }
  }

  async send(body, signal) {
    const response = await fetch(this.root.dataset.panelUrl, { method: "POST", body, signal });
    if (!response.ok) throw new Error(response.status);
    return response.text();
  }

  /* Returns what brings the focus back, should the element that has it be gone with the answer. */
  take(answer) {
    const way = wayBack(document.activeElement);
    merge(this.root.querySelector("[data-waits]"), answer.querySelector("[data-waits]"));
    merge(this.form, answer.querySelector("[data-panel]"));
    this.state = stateOf(answer);
    return () => {
      if (document.activeElement === document.body) document.getElementById(way)?.focus();
    };
  }

  /* Returns what is said of it. */
  fail() {
    this.at("bar").setAttribute("aria-busy", "false");
    const trouble = this.at("trouble");
    trouble.hidden = false;
    trouble.setAttribute("data-visible", "");
    return trouble.firstElementChild.textContent;
  }

  focusProblems() {
    if (this.at("problems-place")?.hidden === false) this.at("problems")?.focus();
  }
}

/* A press that picks nothing is taken back by the browser once its event is over; the form is read then. */
function eventOver() {
  return new Promise((over) => setTimeout(over));
}

/* The configuration that a panel shows: its `version`, `token` and `url`, and in `stack` the layers of every view. */
export function stateOf(page) {
  return JSON.parse(page.querySelector("[data-panel]").dataset.state);
}

function wayBack(active) {
  if (!active || active === document.body) return "";
  const why = active?.closest?.(".pc-why");
  if (why) return `o-${why.id.slice(2)}`;
  const group = active?.closest?.("[data-group]");
  return group ? group.querySelector("input")?.id : "quantity";
}
