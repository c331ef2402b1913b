/* Stock Management: whether a layer takes from a stock item, from which, and how that item may be sold. */
import { html, useEffect } from "../vendor/preact.js";
import { useStores } from "../store.js";
import { gettext } from "../words.js";
import { skuOf, taking } from "../stock/terms.js";
import { CountField, SwitchField } from "./fields.js";
import { SkuField } from "./sku_field.js";
import { StockItem } from "./stock_item.js";

export const name = "stock";
export const title = () => gettext("Stock Management");
export const applies = ({ document }, ids) => ids.every((id) => !document.isGroup(id));

export function Section({ workspace, ids }) {
  const { document, boot, stock } = workspace;
  useStores(stock);
  const managed = part(document, ids, "managed");
  const write = (field) => (value, gesture) => workspace.edit(taking(document, ids, { [field]: value }), gesture);
  const skus = [...new Set(ids.map((id) => skuOf(document, boot.configurator, id)).filter(Boolean))];
  useEffect(() => {
    if (skus.length) stock.read(skus);
  }, [skus.join(" ")]);
  return html`
    ${!stock.policy.management && html`<${Off} boot=${boot} />`}
    <${SwitchField} label=${gettext("Manage stock")} value=${managed} write=${write("managed")}
      hint=${managed === false ? gettext("Always in stock.") : undefined} />
    ${managed && html`
      ${ids.length === 1 && html`<${SkuField} workspace=${workspace} id=${ids[0]} />`}
      <${CountField} label=${gettext("Units")} value=${part(document, ids, "units")} least=${1} most=${1_000_000} none="1"
        hint=${gettext("What one product takes of it.")} write=${(units, gesture) => write("units")(units ?? 1, gesture)} />
      <${StockItem} key=${skus.join(" ")} workspace=${workspace} skus=${skus} />
    `}
  `;
}

function Off({ boot }) {
  const { settings } = boot.addresses;
  return html`
    <p class="pc-section-note" data-management-off>${gettext("This shop's stock management is off: everything is in stock, and what is set here has no effect until it is on.")}
      ${settings && html` <a href=${settings} target="_blank" rel="noopener">${gettext("Settings")}</a>`}</p>
  `;
}

/** A field of what the layers take, undefined where they differ. */
function part(document, ids, field) {
  const [first, ...others] = ids.map((id) => document.field(id, "stock")[field]);
  return others.every((each) => each === first) ? first : undefined;
}
