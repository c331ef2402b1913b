/* What is said: to everybody in a line at the foot of the window, or to screen readers alone. */
import { Store } from "./store.js";

const SHOWN = 8_000;

export class Notices extends Store {
  /** {text, action: {label, run}} or null. */
  notice = null;
  announced = "";
  #timer = null;

  /** Shown for a while; `action` may offer a way back. */
  say(text, action = null) {
    clearTimeout(this.#timer);
    this.notice = { text, action };
    this.#timer = setTimeout(() => this.close(), SHOWN);
    this.changed();
  }

  /** For screen readers: what the eye sees anyhow. The same words twice are two announcements. */
  announce(text) {
    this.announced = this.announced === text ? `${text}\u00a0` : text;
    this.changed();
  }

  /** Something else was done: a way back would lead elsewhere now. */
  expire() {
    if (this.notice?.action) this.close();
  }

  close() {
    clearTimeout(this.#timer);
    this.notice = null;
    this.changed();
  }
}
