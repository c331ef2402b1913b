/* The stock list under the keyboard: Enter saves, Escape puts back, arrows move. Everything works without it. */
const CELL = "[data-item] [data-edit]";

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (!target.matches?.(CELL)) return;
  if (key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    save(target);
  } else if (key === "Escape") {
    forgive(target);
  } else if (key === "ArrowDown" || key === "ArrowUp") {
    move(event, key === "ArrowDown" ? "nextElementSibling" : "previousElementSibling");
  }
});

document.addEventListener("focusout", (event) => {
  if (event.target.matches?.(CELL)) save(event.target);
});

document.addEventListener("change", (event) => {
  const { target } = event;
  if (target.matches("[data-item] select[data-edit]")) save(target);
  if (target.matches("[data-select-all]")) {
    for (const box of document.querySelectorAll("[data-row-select]")) box.checked = target.checked;
  }
  if (target.matches("[data-row-select], [data-select-all]")) count();
});

addEventListener("pageshow", count);

/* Select the value on focus, so that typing replaces it. */
document.addEventListener("input", (event) => {
  const box = event.target.closest("[data-change]")?.querySelector('[name="change"]');
  if (box && event.target !== box) box.checked = true;
});

/* Save each input once: not again while the request is pending, nor after it was refused. */
function save(field) {
  const { value } = field;
  if (value === rested(field) || value === field.dataset.sent || value === field.dataset.refused) return;
  field.dataset.sent = value;
  field.dispatchEvent(new CustomEvent("pc-save", { bubbles: true }));
}

function rested(field) {
  if (!field.matches("select")) return field.defaultValue;
  return [...field.options].find((option) => option.defaultSelected)?.value;
}

function forgive(field) {
  field.removeAttribute("aria-invalid");
  delete field.dataset.refused;
  field.parentElement.querySelector("[data-cell-error]")?.remove();
}

/* Within the column, unless the arrow means something to the field itself. */
function move(event, way) {
  const field = event.target;
  if (event.altKey || field.matches('select, [type="date"]') || field.value.includes("\n")) return;
  const next = beside(field, way);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.select?.();
}

function beside(field, way) {
  let row = field.closest("tr");
  do row = row[way];
  while (row && !row.matches("[data-item]"));
  return row?.querySelector(`[name="${field.name}"]:not(:disabled)`);
}

function count() {
  const said = document.querySelector("[data-selected]");
  if (!said) return;
  const number = document.querySelectorAll("[data-row-select]:checked").length;
  said.textContent =
    number === 1 ? said.dataset.selectedOne : said.dataset.selectedMany.replace("%(number)s", number);
}
