/* What the server foresees, in sentences. `workspace` has the names of what it foresees it of. */
import { gettext, ngettext } from "../words.js";
import { amount, atMost } from "./amount.js";

const NAMED = 5;

/** How many products can be built, and how many of them bought today. */
export function counts({ buildable, buyable, bound }, language) {
  if (buildable === 0) return gettext("No product can be built.");
  if (buildable === null) {
    const built = bound === null ? null : atMost(bound, language);
    return built === null
      ? gettext("How many products can be built takes too long to count.")
      : gettext("Products that can be built: %(count)s. Counting them all takes too long.", { count: built });
  }
  const built = { count: amount(buildable, language) };
  if (buyable === null) return gettext("Products that can be built: %(count)s. How many of them can be bought today takes too long to count.", built);
  if (buyable === 0) return gettext("Products that can be built: %(count)s. Today none of them can be bought.", built);
  if (buyable === buildable) return gettext("Products that can be built: %(count)s. All of them can be bought today.", built);
  return gettext("Products that can be built: %(count)s. Of them can be bought today: %(bought)s.", { ...built, bought: amount(buyable, language) });
}

/** Whether a change takes anything away, or leaves nothing to buy. */
export function takesAway({ lost_percent, presets, options, buyable }) {
  return Boolean(lost_percent) || buyable === 0 || Boolean(presets?.length) || Boolean(options?.length);
}

/** What is lost, as a list in one text: “31 % of all products and the preset “Salon””; empty where nothing is. */
export function lost({ lost_percent, presets, options, labels }, { boot, document }) {
  const parts = [];
  if (lost_percent) parts.push(lost_percent === 100 ? gettext("all products") : gettext("%(percent)s of all products", { percent: percent(lost_percent, boot.language) }));
  if (presets?.length) parts.push(ngettext("the preset %(names)s", "the presets %(names)s", presets.length, { names: named(presets.map((id) => presetLabel(document, id) || labels.get(id) || id), boot.language) }));
  if (options?.length) parts.push(ngettext("the option %(names)s", "the options %(names)s", options.length, { names: named(options.map((id) => document.field(id, "label") || labels.get(id) || id), boot.language) }));
  return new Intl.ListFormat(boot.language).format(parts);
}

/** That the page opens with something that is lost; empty where it does not. */
export function defaultsLost({ defaults, labels }, { boot, document }) {
  if (!defaults?.length) return "";
  const names = named(defaults.map((id) => document.field(id, "label") || labels.get(id) || id), boot.language);
  return gettext("The page opens with %(names)s: choose another default.", { names });
}

function percent(number, language) {
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(number / 100);
}

function named(labels, language) {
  const shown = labels.slice(0, NAMED).map((label) => gettext("“%(label)s”", { label }));
  const more = labels.length - shown.length;
  if (more) shown.push(ngettext("%(number)s more", "%(number)s more", more));
  return new Intl.ListFormat(language).format(shown);
}

function presetLabel({ head }, id) {
  return head.presets?.find((preset) => preset.id === id)?.label;
}
