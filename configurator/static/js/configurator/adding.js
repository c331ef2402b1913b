/* The quantity and the add-to-cart button. */
export class Adding {
  constructor(configurator) {
    this.configurator = configurator;
    this.busy = this.certain = false; // `certain`: the form goes as it is.
  }

  /* Several presses are one request. */
  step(by) {
    const quantity = this.configurator.panel.field("quantity");
    quantity.value = Math.max(1, (parseInt(quantity.value, 10) || 1) + by);
    clearTimeout(this.stepping);
    this.stepping = setTimeout(() => this.configurator.ask("update"), 160);
  }

  /* A valid configuration is submitted as a plain form; problems are shown here and get the focus. */
  async submit(event) {
    if (this.certain) return void (this.certain = false);
    event.preventDefault();
    if (this.busy) return;
    this.busy = true;
    await this.settled();
    const { panel, reasons } = this.configurator;
    const button = this.configurator.querySelector("[data-add]");
    if (!panel.at("trouble").hidden) this.busy = false;
    else if (reasons.attempted || button.hasAttribute("data-blocked")) await this.check(panel, reasons);
    else this.send(panel.form, button);
  }

  /* The quantity that is typed counts too. */
  settled() {
    clearTimeout(this.stepping);
    const { value, defaultValue } = this.configurator.panel.field("quantity");
    if (value !== defaultValue) this.configurator.ask("update");
    return this.configurator.asking;
  }

  async check(panel, reasons) {
    this.busy = false;
    await this.configurator.ask(`check:${reasons.attempted}`);
    reasons.attempted = "";
    panel.focusProblems();
  }

  send(form, button) {
    this.certain = true;
    setTimeout(() => form.requestSubmit(button)); // A form cannot be sent from inside its own sending.
  }
}
