/* The draft's texts in other languages: one row per text, one column per language, and what is missing. */
import { html, useLayoutEffect, useRef, useState } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { uuid } from "../protocol/batches.js";
import { gettext, ngettext } from "../words.js";
import { texts } from "./texts.js";

const ROW = 36;
const AROUND = 6;
const OFFERED = ["ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "he", "hr", "hu", "it", "ja", "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sr", "sv", "tr", "uk", "zh"];

export const name = "translations";
export const title = () => gettext("Translations");

export function Section({ workspace }) {
  const { document, boot } = workspace;
  const { translations = {} } = document.head;
  const names = new Intl.DisplayNames([boot.language], { type: "language" });
  const languages = byName(Object.keys(translations), names, boot.language);
  const [only, setOnly] = useState(null); // What was missing when it was asked for: a row does not go while it is typed into.
  const all = texts(document);
  const lacks = (language) => all.filter(({ key }) => !translations[language][key]).map(({ key }) => key);
  const missing = (language) => lacks(language).length;
  const rows = only ? all.filter(({ key }) => only.has(key)) : all;
  return html`
    <div class="pc-texts-bar">
      <${Adding} workspace=${workspace} languages=${languages} names=${names} />
      ${languages.length > 0 && html`
        <label class="pc-texts-only"><input type="checkbox" checked=${only !== null} onChange=${(event) => setOnly(event.currentTarget.checked ? new Set(languages.flatMap(lacks)) : null)} /> ${gettext("Missing only")}</label>
      `}
    </div>
    ${languages.length > 0 && html`<${Table} workspace=${workspace} languages=${languages} names=${names} rows=${rows} missing=${missing} />`}
  `;
}

function byName(tags, names, language) {
  return [...tags].sort((one, other) => names.of(one).localeCompare(names.of(other), language));
}

function Adding({ workspace, languages, names }) {
  const { boot } = workspace;
  const free = OFFERED.filter((tag) => tag !== boot.shopLanguage.split("-")[0] && !languages.includes(tag));
  const sorted = byName(free, names, boot.language);
  const add = (event) => {
    const tag = event.currentTarget.value;
    if (tag) workspace.edit([{ op: "doc", field: `translations.${tag}`, value: {} }]);
    event.currentTarget.value = "";
  };
  return html`
    <select class="pc-prop-input pc-texts-add" aria-label=${gettext("Add a language")} onChange=${add}>
      <option value="">${gettext("Add a language…")}</option>
      ${sorted.map((tag) => html`<option key=${tag} value=${tag}>${names.of(tag)}</option>`)}
    </select>
  `;
}

/** Only the rows in sight are in the page. */
function Table({ workspace, languages, names, rows, missing }) {
  const place = useRef(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(400);
  useLayoutEffect(() => setHeight(place.current.clientHeight), []);
  const first = Math.max(Math.floor(top / ROW) - AROUND, 0);
  const shown = rows.slice(first, Math.ceil((top + height) / ROW) + AROUND);
  const columns = { gridTemplateColumns: `minmax(140px, 1fr) repeat(${languages.length}, minmax(160px, 1.2fr))` };
  return html`
    <div class="pc-texts" ref=${place} role="table" aria-label=${gettext("Translations")} aria-rowcount=${rows.length + 1} onScroll=${(event) => setTop(event.currentTarget.scrollTop)}>
      <div class="pc-texts-row pc-texts-head" role="row" aria-rowindex="1" style=${columns}>
        <span role="columnheader">${gettext("Text")}</span>
        ${languages.map((language) => html`<${Language} key=${language} workspace=${workspace} language=${language} label=${names.of(language)} missing=${missing(language)} />`)}
      </div>
      <div class="pc-texts-body" role="rowgroup" style=${{ blockSize: `${rows.length * ROW}px` }}>
        ${shown.map((row, index) => html`
          <div class="pc-texts-row" role="row" key=${row.key} aria-rowindex=${first + index + 2} style=${{ ...columns, transform: `translateY(${(first + index) * ROW}px)` }}>
            <span class="pc-texts-source" role="rowheader" dir="auto" title=${row.text}>${row.text}</span>
            ${languages.map((language) => html`<${Cell} key=${language} workspace=${workspace} row=${row} language=${language} label=${names.of(language)} />`)}
          </div>
        `)}
      </div>
    </div>
    ${!rows.length && html`<p class="pc-muted">${gettext("Nothing is missing.")}</p>`}
  `;
}

function Language({ workspace, language, label, missing }) {
  const remove = () => workspace.edit([{ op: "doc", field: `translations.${language}`, value: null }]);
  return html`
    <span role="columnheader"><span>${label}</span>
      <span class="pc-muted">${missing ? ngettext("%(number)s missing", "%(number)s missing", missing) : gettext("complete")}</span>
      <button type="button" class="pc-tool" aria-label=${gettext("Remove “%(label)s”", { label })} title=${gettext("Remove")} onClick=${remove}><${Icon} name="close" /></button>
    </span>
  `;
}

function Cell({ workspace, row, language, label }) {
  const gesture = useRef(null);
  const value = workspace.document.head.translations[language]?.[row.key] ?? "";
  const write = (event) => {
    gesture.current ??= uuid();
    workspace.edit([{ op: "doc", field: `translations.${language}.${row.key}`, value: event.currentTarget.value || null }], gesture.current);
  };
  return html`
    <span role="cell"><input class="pc-prop-input" lang=${language} dir="auto" maxlength="10000" autocomplete="off" value=${value} data-missing=${!value}
      aria-label=${gettext("%(text)s in %(language)s", { text: row.text, language: label })} onInput=${write} onBlur=${() => (gesture.current = null)} onKeyDown=${below} /></span>
  `;
}

/** Enter goes on to the same language of the next text. */
function below(event) {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.isComposing) return;
  const row = event.currentTarget.closest("[role=row]");
  const column = [...row.children].indexOf(event.currentTarget.parentElement);
  const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
  next?.children[column]?.querySelector("input").focus();
  event.preventDefault();
}
