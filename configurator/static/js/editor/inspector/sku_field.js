/* The item that a layer takes from: typed, or found among the shop's, with those who share it. */
import { html, useEffect, useId, useRef, useState } from "../vendor/preact.js";
import { useStores } from "../store.js";
import { ownSku, skuOf, takers, taking } from "../stock/terms.js";
import { gettext, ngettext } from "../words.js";
import { Labelled } from "./fields.js";

const SKU = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const QUIET = 200;

export function SkuField({ workspace, id }) {
  const { document, boot, stock } = workspace;
  useStores(stock);
  const field = useId();
  const own = ownSku(boot.configurator, id);
  const sku = skuOf(document, boot.configurator, id);
  const [typed, setTyped] = useState(null);
  const [picked, setPicked] = useState(-1);
  const found = useSearch(stock, typed);
  const wrong = typed !== null && typed !== "" && !SKU.test(typed);
  const open = typed !== null && found.items.length > 0;
  const take = (wanted) => {
    setTyped(null);
    setPicked(-1);
    const next = wanted === "" || wanted === own ? null : wanted;
    if (next !== document.field(id, "stock").sku) workspace.edit(taking(document, [id], { sku: next }));
  };
  const press = (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.items.length) setPicked((picked + step + found.items.length) % found.items.length);
    else if (event.key === "Enter" && typed !== null && !wrong) take(found.items[picked]?.sku ?? typed);
    else if (event.key === "Escape" && typed !== null) setTyped(null);
    else return;
    event.preventDefault();
  };
  const type = (event) => {
    setTyped(event.currentTarget.value.trim());
    setPicked(-1);
  };
  return html`
    <${Labelled} id=${field} label=${gettext("SKU")} hint=${shared(workspace, id, sku)}
      error=${wrong && gettext("Use letters, digits and . _ - and begin with a letter or digit.")}>
      <div class="pc-sku">
        <input class="pc-prop-input" id=${field} role="combobox" aria-expanded=${open} aria-controls=${`${field}-found`} aria-autocomplete="list"
          aria-activedescendant=${open && picked >= 0 ? `${field}-${picked}` : undefined} aria-invalid=${wrong} autocomplete="off" spellcheck=${false}
          maxlength="100" aria-describedby=${`${field}-hint`} value=${typed ?? document.field(id, "stock").sku ?? ""} placeholder=${own}
          onInput=${type} onKeyDown=${press} onFocus=${(event) => event.currentTarget.select()} onBlur=${() => (typed === null || wrong ? setTyped(null) : take(typed))} />
        <div class="pc-sku-found" id=${`${field}-found`} role="listbox" aria-label=${gettext("Stock items")} hidden=${!open}>
          ${open && found.items.map((item, index) => html`
            <div class="pc-sku-item" key=${item.sku} id=${`${field}-${index}`} role="option" aria-selected=${index === picked}
              onPointerDown=${(event) => event.preventDefault()} onClick=${() => take(item.sku)}>
              <span class="pc-prop-code">${item.sku}</span><span>${usesOf(workspace, id, item).join(", ")}</span>
            </div>
          `)}
          ${open && found.more > 0 && html`<p class="pc-prop-hint">${ngettext("%(number)s more: type more of it.", "%(number)s more: type more of it.", found.more)}</p>`}
        </div>
      </div>
    <//>
  `;
}

/** The shop's items that match what is typed. */
function useSearch(stock, typed) {
  const [found, setFound] = useState({ items: [], more: 0 });
  const newest = useRef(null);
  useEffect(() => {
    newest.current = typed;
    if (!typed) return setFound({ items: [], more: 0 });
    const timer = setTimeout(async () => {
      const answer = await stock.search(typed);
      if (newest.current === typed) setFound(answer);
    }, QUIET);
    return () => clearTimeout(timer);
  }, [typed]);
  return typed ? found : { items: [], more: 0 };
}

/** Who else takes from the item: layers of this draft, and of other products. */
function usesOf({ document, boot }, id, { sku, uses, more_uses }) {
  const here = takers(document, boot.configurator, sku).filter((each) => each !== id);
  const names = [
    ...here.map((each) => document.field(each, "label") || each),
    ...uses.map((use) => `${use.title} (${use.label})`),
  ];
  if (more_uses) names.push(ngettext("%(number)s more", "%(number)s more", more_uses));
  return names;
}

function shared(workspace, id, sku) {
  const item = workspace.stock.get(sku) ?? { sku, uses: [], more_uses: 0 };
  const names = usesOf(workspace, id, item);
  if (!names.length) return gettext("No other layer takes from it.");
  const list = new Intl.ListFormat(workspace.boot.language).format(names);
  return gettext("Shared with %(names)s: changes here apply to all of them.", { names: list });
}
