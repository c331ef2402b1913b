/* What a change of stock would take away from what can be bought, beside the fields that change it. */
import { html } from "../vendor/preact.js";
import { gettext, ngettext } from "../words.js";
import { isOut } from "../stock/terms.js";
import { useForesight } from "./foreseen.js";
import { defaultsLost, lost, takesAway } from "./sentences.js";

/** What it would mean if all of the items were out of stock; nothing where they are, or where nothing is for sale. */
export function StockForesight({ workspace, skus, items }) {
  if (items.every(isOut)) return null;
  const suppose = Object.fromEntries(skus.map((sku) => [sku, { status: "out_of_stock" }]));
  return html`<${Foreseen} workspace=${workspace} suppose=${suppose}
    loses=${(what) => ngettext("If it is out of stock, shoppers lose: %(what)s.", "If they are out of stock, shoppers lose: %(what)s.", skus.length, { what })}
    keeps=${ngettext("If it is out of stock, shoppers lose nothing.", "If they are out of stock, shoppers lose nothing.", skus.length)} />`;
}

export function Foreseen({ workspace, suppose, loses, keeps }) {
  const { client, stock } = workspace;
  const asks = client.published > 0 && client.status !== "withdrawn" && stock.policy.management && !stock.busy;
  const found = useForesight(client, asks ? { suppose } : null, stock.revision);
  if (!found) return null;
  const what = lost(found, workspace);
  const sentence = takesAway(found) && what ? loses(what) : keeps;
  const more = defaultsLost(found, workspace);
  if (!sentence) return null;
  return html`<p class="pc-section-note" data-foresight=${what ? "loses" : "keeps"} role="status">${sentence}${more && ` ${more}`}
    ${found.buyable === 0 && ` ${gettext("Nothing can be bought then.")}`}</p>`;
}
