/* An unavailable option is not picked: pressing it opens the line that says why, which the shop is asked for then. */
const SLOW = 400; // Milliseconds without an answer after which the line says that one is on its way.

export class Reasons {
  constructor(configurator, announcer) {
    this.configurator = configurator;
    this.announcer = announcer;
    this.attempted = ""; // The option that was pressed last, until something else is.
    this.looking = ""; // The option whose reason was asked for and has not come yet.
    configurator.addEventListener("toggle", (event) => this.onToggle(event), true);
  }

  line(option) {
    return this.configurator.querySelector(`#w-${option}`);
  }

  press(event) {
    const input = event.target;
    const { option, selectable } = input.closest("[data-option]").dataset;
    const wanted = input.type === "radio" ? !input.defaultChecked : input.checked;
    if (selectable === "true" || !wanted) return;
    event.preventDefault();
    const awaited = this.looking === option && this.attempted === option;
    const closing = awaited || this.line(option).hasAttribute("data-open");
    this.close();
    if (!closing) this.open(option);
  }

  open(option) {
    this.attempted = option;
    if (this.line(option).hasAttribute("data-unasked")) this.look(option);
    else this.announcer.say(this.show(option));
  }

  look(option) {
    this.looking = option;
    this.slow = setTimeout(() => this.announcer.say(this.show(option)), SLOW);
    this.configurator.ask(`why:${option}`);
  }

  /* Returns the first sentence of the line. */
  show(option) {
    const line = this.line(option);
    line.setAttribute("data-open", "");
    line.scrollIntoView({ block: "nearest" });
    return line.firstElementChild?.textContent ?? "";
  }

  close() {
    clearTimeout(this.slow);
    this.attempted = "";
    for (const open of this.configurator.querySelectorAll(".pc-why[data-open]")) open.removeAttribute("data-open");
  }

  /*
   * An answer is on the page. Returns what it says of the option that was pressed, if it was asked for that.
   * A reason that another question overtook is asked for again; one that was closed meanwhile stays closed.
   */
  arrive(act) {
    clearTimeout(this.slow);
    const [kind, asked] = act.split(":");
    const looking = kind === "why" || this.looking;
    this.looking = "";
    if (kind === "why" && asked !== this.attempted) this.line(asked)?.removeAttribute("data-open");
    if (this.attempted && !this.line(this.attempted)) this.attempted = ""; // By now it can be had.
    if (!this.attempted || !looking) return;
    if (!this.line(this.attempted).hasAttribute("data-unasked")) return this.show(this.attempted);
    this.look(this.attempted);
  }

  /* No answer came: the line would have nothing to say. */
  fail() {
    clearTimeout(this.slow);
    this.looking = "";
    for (const line of this.configurator.querySelectorAll(".pc-why[data-unasked]")) line.removeAttribute("data-open");
  }

  /* The fields to wait for it are within the reason, which is all in sight then. */
  onToggle({ target }) {
    if (target.matches(".pc-wait[open]")) target.parentNode.scrollIntoView({ block: "nearest" });
  }
}
