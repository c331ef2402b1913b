/* Fields of the inspector: each shows a value, and writes it while it is typed, as one gesture until it is left.
   `value` is undefined where several layers differ. */
import { html, useId, useRef, useState } from "../vendor/preact.js";
import { uuid } from "../protocol/batches.js";
import { gettext } from "../words.js";

/** What is typed, until the field is left; `read` answers a value, or undefined for what is none. */
function useTyping({ value, shown, read, write }) {
  const [typed, setTyped] = useState(null);
  const gesture = useRef(null);
  const before = useRef(null);
  const wrong = typed !== null && read(typed) === undefined;
  const type = (text) => {
    if (gesture.current === null) before.current = value;
    gesture.current ??= uuid();
    setTyped(text);
    const next = read(text);
    if (next !== undefined) write(next, gesture.current);
  };
  const leave = () => {
    gesture.current = null;
    setTyped(null);
  };
  const press = (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.target.matches("textarea")) leave();
    if (event.key !== "Escape" || typed === null) return;
    event.preventDefault();
    if (before.current !== undefined) write(before.current, gesture.current);
    leave();
  };
  return {
    text: typed ?? shown(value), wrong,
    on: { onInput: (event) => type(event.currentTarget.value), onBlur: leave, onKeyDown: press },
  };
}

export function Labelled({ id, label, hint, error, children }) {
  return html`
    <div class="pc-prop">
      <label class="pc-prop-label" for=${id}>${label}</label>
      <div class="pc-prop-value">${children}
        ${error && html`<p class="pc-prop-error" id=${`${id}-error`}>${error}</p>`}
        ${hint && html`<p class="pc-prop-hint" id=${`${id}-hint`}>${hint}</p>`}
      </div>
    </div>
  `;
}

const mixed = (value) => (value === undefined ? gettext("Different") : undefined);

export function TextField({ label, value, write, hint, lines = 1, ...more }) {
  const id = useId();
  const { text, on } = useTyping({ value, shown: (one) => one ?? "", read: (one) => one, write });
  const shared = { id, value: text, placeholder: mixed(value), class: "pc-prop-input", dir: "auto", autocomplete: "off", ...more, ...on };
  return html`<${Labelled} id=${id} label=${label} hint=${hint}>
    ${lines > 1 ? html`<textarea rows=${lines} ...${shared}></textarea>` : html`<input ...${shared} />`}
  <//>`;
}

export function MoneyField({ label, value, write, money, hint, least = -Infinity }) {
  const id = useId();
  const read = (text) => {
    const minor = money.read(text);
    return minor === null || minor < least ? undefined : minor;
  };
  const { text, wrong, on } = useTyping({ value, shown: (one) => (one === undefined ? "" : money.written(one)), read, write });
  return html`<${Labelled} id=${id} label=${label} hint=${hint} error=${wrong && gettext("Enter an amount, such as %(amount)s.", { amount: money.written(1250) })}>
    <span class="pc-prop-unit">${money.sign}</span>
    <input class="pc-prop-input pc-prop-number" id=${id} value=${text} placeholder=${mixed(value)} inputmode="decimal" autocomplete="off"
      aria-invalid=${wrong} aria-describedby=${wrong ? `${id}-error` : undefined} ...${on} />
  <//>`;
}

const FAR = 100_000;

/** A whole number of pixels or of levels, with its letter before it; the arrow keys change it by 1, with Shift by 10. */
export function PixelField({ letter, label, value, write }) {
  const id = useId();
  const read = (text) => (/^-?\d{1,6}$/.test(text.trim()) && Math.abs(Number(text)) <= FAR ? Number(text) : undefined);
  const { text, wrong, on } = useTyping({ value, shown: (one) => String(one ?? ""), read, write });
  const step = (event) => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const number = read(text) ?? value;
    if (!way || number === undefined || event.altKey || event.ctrlKey || event.metaKey) return on.onKeyDown(event);
    event.preventDefault();
    return on.onInput({ currentTarget: { value: String(number + way * (event.shiftKey ? 10 : 1)) } });
  };
  return html`
    <span class="pc-pixels">
      <label for=${id} aria-hidden="true">${letter}</label>
      <input class="pc-prop-input pc-prop-number" id=${id} value=${text} placeholder=${value === undefined ? "–" : undefined} inputmode="numeric"
        autocomplete="off" aria-label=${label} aria-invalid=${wrong} ...${on} onKeyDown=${step} />
    </span>
  `;
}

/** A whole number, or nothing, which is null. */
export function CountField({ label, value, write, least, most = 10_000, none, hint }) {
  const id = useId();
  const read = (text) => {
    if (!text.trim()) return null;
    const number = Number(text);
    return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
  };
  const { text, wrong, on } = useTyping({ value, shown: (one) => String(one ?? ""), read, write });
  return html`<${Labelled} id=${id} label=${label} hint=${hint} error=${wrong && gettext("Enter a whole number from %(least)s.", { least })}>
    <input class="pc-prop-input pc-prop-number" id=${id} value=${text} placeholder=${mixed(value) ?? none} inputmode="numeric" autocomplete="off"
      aria-invalid=${wrong} aria-describedby=${wrong ? `${id}-error` : undefined} ...${on} />
  <//>`;
}

export function SwitchField({ label, value, write, hint }) {
  const id = useId();
  return html`
    <div class="pc-prop">
      <label class="pc-prop-label" for=${id}>${label}</label>
      <div class="pc-prop-value">
        <input class="pc-prop-switch" id=${id} type="checkbox" role="switch" checked=${value === true} indeterminate=${value === undefined}
          aria-describedby=${hint ? `${id}-hint` : undefined} onChange=${(event) => write(event.currentTarget.checked, uuid())} />
        ${hint && html`<p class="pc-prop-hint" id=${`${id}-hint`}>${hint}</p>`}
      </div>
    </div>
  `;
}

/** `choices` are [value, words], or [value, words, true] where one cannot be picked; the values are texts or null. */
export function ChoiceField({ label, value, choices, write, hint }) {
  const id = useId();
  const pick = (event) => write(choices[event.currentTarget.selectedIndex - (value === undefined ? 1 : 0)][0], uuid());
  return html`<${Labelled} id=${id} label=${label} hint=${hint}>
    <select class="pc-prop-input" id=${id} onChange=${pick}>
      ${value === undefined && html`<option selected disabled>${gettext("Different")}</option>`}
      ${choices.map(([each, words, off]) => html`<option key=${each ?? ""} selected=${each === value} disabled=${Boolean(off)}>${words}</option>`)}
    </select>
  <//>`;
}

/** A colour, or none, which is null. */
export function ColourField({ label, value, write }) {
  const id = useId();
  const gesture = useRef(uuid());
  return html`<${Labelled} id=${id} label=${label}>
    <input class="pc-prop-colour" id=${id} type="color" value=${value ?? "#808080"} data-empty=${!value}
      onInput=${(event) => write(event.currentTarget.value, gesture.current)} onChange=${() => (gesture.current = uuid())} />
    <span class="pc-prop-code">${value === undefined ? gettext("Different") : (value ?? gettext("None"))}</span>
    ${value && html`<button type="button" class="pc-prop-act" onClick=${() => write(null, uuid())}>${gettext("Remove")}</button>`}
  <//>`;
}
