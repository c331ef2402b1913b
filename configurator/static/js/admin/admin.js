/* Enhancements of the admin area; everything works without them. */
import { once } from "../once.js";

document.documentElement.classList.add("pc-scripted");
document.querySelector("[data-focus]")?.focus();

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
});

once();

document.addEventListener("click", (event) => {
  event.target.closest("[data-close]")?.parentElement.remove();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  await navigator.clipboard?.writeText(field.value);
  button.textContent = button.dataset.copied;
});

/* Fields that depend on a switch are enabled while it is on, and their hint is hidden. */
for (const part of document.querySelectorAll("[data-needs]")) {
  const needed = document.getElementById(part.dataset.needs);
  needed?.addEventListener("change", () => {
    for (const field of part.querySelectorAll("input, select, textarea, fieldset")) field.disabled = !needed.checked;
    for (const why of part.querySelectorAll("[data-why]")) why.hidden = needed.checked;
  });
}

/* The strength of a new password, from its length and the variety of its characters. */
for (const field of document.querySelectorAll("[data-strength]")) {
  const mark = document.getElementById(field.dataset.strength);
  field.addEventListener("input", () => {
    const { length } = field.value;
    const short = length < 10 || new Set(field.value).size < 5;
    mark.hidden = !length;
    mark.dataset.level = short ? "short" : length < 16 ? "fair" : "good";
    mark.textContent = mark.dataset[mark.dataset.level];
  });
}

/* Escape puts back what a cell or field had when the page came. */
document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Escape" || !field.matches?.("[data-edit]")) return;
  field.value = field.defaultValue;
  field.blur();
});
