/* Enhancements of cart, checkout and orders: focus on the first problem, and forms submitted once. */
import { once } from "./once.js";

document.querySelector("[data-focus]")?.focus();

once();

for (const field of document.querySelectorAll(".pc-quantity input[form]")) {
  field.form.hidden = true;
  field.addEventListener("change", () => field.form.requestSubmit());
  const early = field.value !== field.defaultValue && document.activeElement !== field;
  if (early) field.form.requestSubmit(); // Typed while this script was still on its way.
}

for (const clock of document.querySelectorAll("[data-countdown]")) countDown(clock);

function countDown(clock) {
  const end = Date.now() + Number(clock.dataset.countdown) * 1000;
  const tick = () => {
    const left = Math.max(0, Math.round((end - Date.now()) / 1000));
    clock.textContent = clockwise(left);
    if (left) setTimeout(tick, 1000);
    else if (clock.dataset.then) location.replace(clock.dataset.then);
  };
  tick();
}

function clockwise(seconds) {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return (parts[0] ? parts : parts.slice(1)).map((part, place) => String(part).padStart(place ? 2 : 1, "0")).join(":");
}
