/* Cart and checkout, made a little kinder: the focus goes to what needs attention, one press is one order. */
(() => {
  "use strict";

  document.querySelector("[data-focus]")?.focus();

  for (const field of document.querySelectorAll(".pc-quantity input[form]")) {
    field.form.hidden = true;
    field.addEventListener("change", () => field.form.requestSubmit());
  }

  for (const form of document.querySelectorAll("[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "true";
    });
    addEventListener("pageshow", () => delete form.dataset.sent);
  }

  for (const clock of document.querySelectorAll("[data-countdown]")) {
    const end = Date.now() + Number(clock.dataset.countdown) * 1000;
    const tick = () => {
      const left = Math.max(0, Math.round((end - Date.now()) / 1000));
      clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      if (left) setTimeout(tick, 1000);
    };
    tick();
  }
})();
