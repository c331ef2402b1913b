/* Options and groups as chips, and the field in which further ones are looked for. */
import { html, useId, useRef, useState } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { gettext } from "../words.js";
import { chips, optionsOf } from "./reading.js";

const MOST = 40;

/** `remove(options)` is left out where they cannot be taken away here. */
export function Chips({ workspace, options, remove }) {
  const { document } = workspace;
  return html`${chips(document, options).map((chip) => {
    const words = chipWords(workspace, chip);
    return html`
      <span class="pc-rule-chip" key=${chip.id} data-unknown=${!document.has(chip.id)}>
        <button type="button" class="pc-rule-name" dir="auto" title=${gettext("Show %(name)s", { name: words })}
          onClick=${() => document.has(chip.id) && workspace.goTo(chip.id)}>${words}</button>
        ${remove && html`<button type="button" class="pc-rule-remove" aria-label=${gettext("Take %(name)s out", { name: words })}
          onClick=${() => remove(chip.options)}><${Icon} name="close" /></button>`}
      </span>
    `;
  })}`;
}

function chipWords({ document, label }, { id, options }) {
  const words = (each) => (document.has(each) ? document.field(each, "label") || each : each);
  if (!document.has(id)) return gettext("%(id)s, which is gone", { id });
  if (options.length > 1 || document.isGroup(id)) return gettext("All of %(group)s", { group: words(id) });
  const choice = document.choiceOf(id);
  return choice === null ? words(id) : gettext("%(group)s: %(option)s", { group: words(choice), option: words(id) });
}

/** Looks for options and whole groups by their names; `add(options)` is told of the one that is taken. */
export function OptionPicker({ workspace, words, without, add }) {
  const { document } = workspace;
  const id = useId();
  const [typed, setTyped] = useState(null);
  const [active, setActive] = useState(0);
  const input = useRef(null);
  const found = typed === null ? [] : candidates(workspace, typed, without);
  const take = (one) => {
    if (!one) return;
    setTyped(null);
    add(one.options);
    input.current.focus();
  };
  const press = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step && typed === null) setTyped("");
    else if (step) setActive((now) => (now + step + found.length) % Math.max(found.length, 1));
    else if (event.key === "Enter") take(found[active]);
    else if (event.key === "Escape" && typed !== null) setTyped(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const type = (text) => {
    setTyped(text);
    setActive(0);
  };
  return html`
    <div class="pc-rule-picker">
      <input class="pc-prop-input" ref=${input} role="combobox" aria-label=${words} placeholder=${words} aria-expanded=${found.length > 0}
        aria-controls=${`${id}-list`} aria-autocomplete="list" aria-activedescendant=${found[active] ? `${id}-${active}` : undefined} autocomplete="off"
        value=${typed ?? ""} onFocus=${() => type("")} onInput=${(event) => type(event.currentTarget.value)} onBlur=${() => setTyped(null)} onKeyDown=${press} />
      ${typed !== null && html`
        <ul class="pc-rule-found" id=${`${id}-list`} role="listbox" aria-label=${words}>
          ${found.map((one, at) => html`
            <li key=${one.id} id=${`${id}-${at}`} role="option" aria-selected=${at === active} class="pc-rule-one" data-group=${one.options.length > 1 || document.isGroup(one.id)}
              onPointerDown=${(event) => event.preventDefault()} onClick=${() => take(one)} dir="auto">${chipWords(workspace, one)}</li>
          `)}
          ${!found.length && html`<li class="pc-rule-none">${gettext("Nothing is called so.")}</li>`}
        </ul>
      `}
    </div>
  `;
}

/** Groups before their options, in menu order; each is {id, options}. */
function candidates({ document }, typed, without) {
  const wanted = typed.trim().toLowerCase();
  const matches = (id) => `${document.field(id, "label")} ${id}`.toLowerCase().includes(wanted);
  const found = [];
  for (const id of document.all()) {
    if (found.length >= MOST) break;
    if (document.isGroup(id)) {
      const options = document.layer(id).choose ? optionsOf(document, id).filter((each) => !without(each)) : [];
      if (options.length > 1 && matches(id)) found.push({ id, options });
    } else if (document.choiceOf(id) !== null && !without(id) && (matches(id) || matches(document.choiceOf(id)))) {
      found.push({ id, options: [id] });
    }
  }
  return found;
}
