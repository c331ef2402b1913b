/* How many of an item are there: a count, which is booked as a movement. */
import { html, useId, useState } from "../vendor/preact.js";
import { Foreseen, StockForesight } from "../foresight/stock.js";
import { gettext } from "../words.js";
import { Labelled } from "./fields.js";

const MOST = 1_000_000_000;

export function Quantity({ workspace, sku, item, starting, done }) {
  const { stock, boot } = workspace;
  const field = useId();
  const [typed, setTyped] = useState(null);
  const number = read(typed);
  const wrong = typed !== null && typed !== "" && number === null;
  const differs = number !== null && (starting || number !== item.on_hand);
  const book = async (event) => {
    event.preventDefault();
    if (!differs) return;
    setTyped(null);
    await stock.count(sku, number);
    done();
  };
  const escape = (event) => {
    if (event.key !== "Escape" || typed === null) return;
    event.preventDefault();
    setTyped(null);
  };
  return html`
    <form onSubmit=${book} onKeyDown=${escape}>
      <${Labelled} id=${field} label=${gettext("On hand")} hint=${counters(item, boot.language)}
        error=${wrong && gettext("Enter a whole number from %(least)s.", { least: 0 })}>
        <input class="pc-prop-input pc-prop-number" id=${field} value=${typed ?? (starting ? "" : String(item.on_hand))} inputmode="numeric" autocomplete="off"
          placeholder=${starting ? gettext("how many are there?") : undefined} aria-invalid=${wrong} aria-describedby=${`${field}-hint`}
          onInput=${(event) => setTyped(event.currentTarget.value)} onFocus=${(event) => event.currentTarget.select()} />
        <button class="pc-prop-act" disabled=${!differs}>${gettext("Book the count")}</button>
      <//>
    </form>
    ${differs
      ? html`<${Foreseen} workspace=${workspace} suppose=${{ [sku]: { on_hand: number } }}
          loses=${(what) => gettext("With that many, shoppers would lose: %(what)s.", { what })} keeps="" />`
      : html`<${StockForesight} workspace=${workspace} skus=${[sku]} items=${[item]} />`}
  `;
}

function read(typed) {
  const text = (typed ?? "").trim();
  return /^\d{1,10}$/.test(text) && Number(text) <= MOST ? Number(text) : null;
}

function counters({ tracked, allocated, held, available, backordered }, language) {
  if (!tracked) return gettext("From then on the count decides.");
  const number = new Intl.NumberFormat(language);
  const parts = [gettext("%(number)s available", { number: number.format(available) })];
  if (allocated) parts.push(gettext("%(number)s promised to orders", { number: number.format(allocated) }));
  if (held) parts.push(gettext("%(number)s in checkouts", { number: number.format(held) }));
  if (backordered) parts.push(gettext("%(number)s backordered", { number: number.format(backordered) }));
  return parts.join(" · ");
}
