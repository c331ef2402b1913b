/* Undo and redo: one entry of the history for each settled configuration. */
export class Steps {
  constructor(root, history) {
    this.history = history;
    this.undoing = root.querySelector("[data-undo]");
    this.redoing = root.querySelector("[data-redo]");
    this.top = this.step;
  }

  get step() {
    return this.history.entry?.step ?? 0;
  }

  undo() {
    if (this.step > 0) this.history.go(-1);
  }

  redo() {
    if (this.step < this.top) this.history.go(1);
  }

  push(entry, address) {
    this.top = this.step + 1;
    this.history.push({ step: this.top, ...entry }, address);
    this.mark();
  }

  replace(entry, address) {
    this.history.replace({ step: this.step, ...entry }, address);
    this.mark();
  }

  mark() {
    this.undoing.setAttribute("aria-disabled", String(this.step === 0));
    this.redoing.setAttribute("aria-disabled", String(this.step >= this.top));
  }
}
