/* How the items that layers take from may be sold: for one of them, or for many at once. */
import { html, useState } from "../vendor/preact.js";
import { StockForesight } from "../foresight/stock.js";
import { useStores } from "../store.js";
import { decision, isOut } from "../stock/terms.js";
import { gettext, ngettext } from "../words.js";
import { ChoiceField, CountField, TextField } from "./fields.js";
import { Quantity } from "./quantity.js";
import { SegmentField } from "./segments.js";

const MOST = 1_000_000_000;

export function StockItem({ workspace, skus }) {
  const { stock } = workspace;
  useStores(stock);
  const [starting, setStarting] = useState(false);
  const items = skus.map((sku) => stock.terms(sku));
  const { management } = stock.policy;
  return html`
    <p class="pc-section-note" data-live=${stock.busy ? "saving" : "saved"}>
      ${stock.busy ? gettext("Saving…") : gettext("From here on, changes act at once in the shop. Undo does not take them back.")}
    </p>
    ${stock.refused.filter(({ sku }) => skus.includes(sku)).slice(0, 3).map(({ sku, message }) => html`
      <p class="pc-prop-error" role="alert" key=${sku}>${skus.length > 1 ? `${sku}: ${message}` : message}</p>
    `)}
    <fieldset class="pc-section-fields" disabled=${!management}>
      <${Supply} workspace=${workspace} skus=${skus} items=${items} starting=${starting} setStarting=${setStarting} />
      <${Backorder} workspace=${workspace} skus=${skus} items=${items} />
      <${Preorder} workspace=${workspace} skus=${skus} items=${items} />
    </fieldset>
  `;
}

/** By status, or counted. */
function Supply({ workspace, skus, items, starting, setStarting }) {
  const { boot, stock } = workspace;
  const tracked = same(items, "tracked");
  const counting = starting || tracked === true;
  const supply = (value) => {
    const count = value === "counted";
    setStarting(count && tracked !== true && skus.length === 1);
    if (!count || skus.length > 1) stock.change(skus, { tracked: count });
  };
  const choices = [["status", gettext("Set by hand")], ["counted", gettext("Counted")]];
  const value = tracked === undefined && !starting ? undefined : counting ? "counted" : "status";
  return html`
    <${SegmentField} label=${gettext("Stock is")} value=${value} choices=${choices} write=${supply}
      hint=${skus.length > 1 ? ngettext("%(number)s stock item", "%(number)s stock items", skus.length) : undefined} />
    ${counting && skus.length === 1 && html`
      <${Quantity} workspace=${workspace} sku=${skus[0]} item=${items[0]} starting=${starting} done=${() => setStarting(false)} />
    `}
    <${ChoiceField} label=${gettext("Stock status")} value=${status(items, counting)} choices=${statuses(boot, counting)}
      hint=${counting ? gettext("The count decides. To set another status, choose “Set by hand” above.") : undefined}
      write=${(picked) => stock.change(skus, { status: picked })} />
    ${!(counting && skus.length === 1) && html`<${StockForesight} workspace=${workspace} skus=${skus} items=${items} />`}
  `;
}

/** Of a counted item only a preorder matters. */
function status(items, counting) {
  const found = same(items, "status");
  return counting && found !== undefined && found !== "preorder" ? "in_stock" : found;
}

function statuses({ labels }, counting) {
  return ["in_stock", "out_of_stock", "backorder", "preorder"].map((each) => {
    const words = counting && each === "in_stock" ? gettext("By the count") : labels[`status.${each}`];
    return [each, words, counting && each !== "in_stock" && each !== "preorder"];
  });
}

function Backorder({ workspace, skus, items }) {
  const { document, boot, stock } = workspace;
  const backorder = same(items, "backorder");
  const answers = items.map((item) => decision(item, document.head.backorder ?? "inherit", stock.policy.backorder));
  const [{ allowed, source }] = answers;
  const alike = answers.every((each) => each.allowed === allowed && each.source === source);
  const write = (field) => (value) => stock.change(skus, { [field]: value });
  const choices = [["inherit", gettext("Inherited")], ["allow", gettext("Allow")], ["deny", gettext("Do not allow")]];
  return html`
    <${ChoiceField} label=${gettext("Backorder")} value=${backorder} choices=${choices} hint=${alike ? answer(allowed, source) : undefined} write=${write("backorder")} />
    ${alike && allowed && html`
      ${items.some(isOut) && html`<p class="pc-section-note" data-told>${gettext("Shoppers can order it and read “%(notice)s”.", { notice: boot.labels.backorder_notice })}</p>`}
      <${CountField} label=${gettext("Limit")} value=${same(items, "backorder_limit")} least=${0} most=${MOST} none=${gettext("no limit")}
        hint=${gettext("The most units on backorder, over all open orders.")} write=${write("backorder_limit")} />
      <${Promo} workspace=${workspace} skus=${skus} items=${items} write=${write("backorder_promo")} />
      <${TextField} label=${gettext("Restocked on")} type="date" value=${same(items, "restock_on")}
        hint=${gettext("New orders promise this day. Earlier ones keep theirs.")} write=${(day) => write("restock_on")(day || null)} />
    `}
  `;
}

/** The text with its numbers is the shop's own, made as shoppers read it. */
function Promo({ workspace, skus, items, write }) {
  const text = same(items, "backorder_promo");
  const read = skus.length === 1 ? workspace.stock.get(skus[0])?.promo : "";
  return html`
    <${TextField} label=${gettext("Promo text")} value=${text} lines=${2} maxlength="2000" write=${write}
      hint=${gettext("%(number)s becomes the limit, %(remaining)s what is left of it.", { number: "%number%", remaining: "%remaining%" })} />
    ${read && html`<p class="pc-section-note" data-promo-preview>${gettext("Shoppers read: “%(text)s”", { text: read })}</p>`}
  `;
}

function Preorder({ workspace, skus, items }) {
  if (!items.every((item) => item.status === "preorder")) return null;
  const write = (field) => (value) => workspace.stock.change(skus, { [field]: value });
  return html`
    <${TextField} label=${gettext("Released on")} type="date" value=${same(items, "preorder_release_on")}
      hint=${gettext("The day the preorder ends by itself. Empty: it ends when the status is set to “%(status)s”.", { status: workspace.boot.labels["status.backorder"] })}
      write=${(day) => write("preorder_release_on")(day || null)} />
    <${CountField} label=${gettext("Most on preorder")} value=${same(items, "preorder_limit")} least=${0} most=${MOST} none=${gettext("no limit")}
      write=${write("preorder_limit")} />
  `;
}

/** The value that all of them have; undefined where they differ. */
function same(items, field) {
  const [first, ...others] = items.map((item) => item[field]);
  return others.every((each) => each === first) ? first : undefined;
}

function answer(allowed, source) {
  if (source === "item") return allowed ? gettext("Allowed: it is set here.") : gettext("Not allowed: it is set here.");
  if (source === "configurator") {
    return allowed ? gettext("Allowed by this configurator, in its global settings.") : gettext("Not allowed by this configurator, in its global settings.");
  }
  return allowed ? gettext("Allowed by the shop's settings.") : gettext("Not allowed by the shop's settings.");
}
