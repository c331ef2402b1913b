/* An unavailable option is not picked: pressing it opens the line that says why. */
export class Reasons {
  constructor(root, announcer) {
    this.root = root;
    this.announcer = announcer;
    this.attempted = ""; // The option that was pressed last, until something else is.
    root.addEventListener("toggle", (event) => this.onToggle(event), true);
  }

  press(event) {
    const input = event.target;
    const option = input.closest("[data-option]");
    const wanted = input.type === "radio" ? !input.defaultChecked : input.checked;
    if (option.dataset.selectable === "true" || !wanted) return;
    event.preventDefault();
    const why = this.root.querySelector(`#w-${option.dataset.option}`);
    const closing = why.hasAttribute("data-open");
    this.close();
    if (!closing) this.open(option.dataset.option, why);
  }

  open(option, why) {
    why.setAttribute("data-open", "");
    why.scrollIntoView({ block: "nearest" });
    this.attempted = option;
    this.announcer.say(why.firstElementChild?.textContent ?? "");
  }

  close() {
    this.attempted = "";
    for (const open of this.root.querySelectorAll(".pc-why[data-open]")) open.removeAttribute("data-open");
  }

  /* The fields to wait for it are within the reason, which is all in sight then. */
  onToggle({ target }) {
    if (target.matches(".pc-wait[open]")) target.parentNode.scrollIntoView({ block: "nearest" });
  }
}
