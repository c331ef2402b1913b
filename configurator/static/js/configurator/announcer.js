/* Status messages, announced to screen readers and shown as a toast. */
const LONG_ENOUGH = 6000;

export class Announcer {
  constructor(root) {
    this.status = root.querySelector("[data-status]");
    this.bread = root.querySelector("[data-toast]");
  }

  say(words) {
    this.status.textContent = words;
  }

  toast(words) {
    clearTimeout(this.toasting);
    this.bread.hidden = !words;
    this.bread.textContent = words ?? "";
    if (words) this.toasting = setTimeout(() => (this.bread.hidden = true), LONG_ENOUGH);
  }
}
