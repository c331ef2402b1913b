/* How many products there are, in words: figures as long as they can be read, then a power of ten. */
import { gettext } from "../words.js";

const READABLE = 1e9;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A count: “12,544”, or “more than 10⁷³”. Beyond 2⁵³ numbers are not exact, but it stays true. */
export function amount(number, language) {
  if (number < READABLE) return new Intl.NumberFormat(language).format(number);
  const power = Math.floor(Math.log10(number));
  return gettext("more than %(number)s", { number: tens(10 ** power < number ? power : power - 1) });
}

/** A bound: “at most 12,544”, or “at most 10⁷⁴”. */
export function atMost(number, language) {
  const words = number < READABLE ? new Intl.NumberFormat(language).format(number) : tens(Math.ceil(Math.log10(number)));
  return gettext("at most %(number)s", { number: words });
}

function tens(power) {
  return `10${[...String(power)].map((digit) => RAISED[digit]).join("")}`;
}
