/* The stock list under the keyboard: Enter saves, Escape puts back, arrows move. Everything works without it. */
(() => {
  "use strict";

  const rested = (field) =>
    field.matches("select") ? [...field.options].find((option) => option.defaultSelected)?.value : field.defaultValue;

  /* Once for what was typed: not again while it is on its way, nor for what was refused already. */
  const save = (field) => {
    const { value } = field;
    if (value === rested(field) || value === field.dataset.sent || value === field.dataset.refused) return;
    field.dataset.sent = value;
    field.dispatchEvent(new CustomEvent("pc-save", { bubbles: true }));
  };

  const beside = (field, step) => {
    let row = field.closest("tr");
    do row = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    while (row && !row.matches("[data-item]"));
    return row?.querySelector(`[name="${field.name}"]:not(:disabled)`);
  };

  const moves = (field, event) =>
    !event.altKey && !field.matches('select, [type="date"]') && !field.value.includes("\n");

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!field.matches?.("[data-item] [data-edit]")) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save(field);
    } else if (event.key === "Escape") {
      field.removeAttribute("aria-invalid");
      delete field.dataset.refused;
      field.parentElement.querySelector("[data-cell-error]")?.remove();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && moves(field, event)) {
      const next = beside(field, event.key === "ArrowDown" ? 1 : -1);
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.select?.();
    }
  });

  document.addEventListener("focusout", (event) => {
    if (event.target.matches?.("[data-item] [data-edit]")) save(event.target);
  });
  document.addEventListener("change", (event) => {
    const { target } = event;
    if (target.matches("[data-item] select[data-edit]")) save(target);
    if (target.matches("[data-select-all]")) {
      for (const box of document.querySelectorAll("[data-row-select]")) box.checked = target.checked;
    }
    if (target.matches("[data-row-select], [data-select-all]")) count();
  });

  const count = () => {
    const said = document.querySelector("[data-selected]");
    if (!said) return;
    const number = document.querySelectorAll("[data-row-select]:checked").length;
    said.textContent =
      number === 1 ? said.dataset.selectedOne : said.dataset.selectedMany.replace("%(number)s", number);
  };
  addEventListener("pageshow", count);

  /* A value that is typed is meant to be changed. */
  document.addEventListener("input", (event) => {
    const box = event.target.closest("[data-change]")?.querySelector('[name="change"]');
    if (box && event.target !== box) box.checked = true;
  });
})();
