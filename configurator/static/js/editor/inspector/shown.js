/* When a layer is shown that no shopper chooses: always, or with some options. */
import { html, useState } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { uuid } from "../protocol/batches.js";
import { gettext } from "../words.js";
import { ChoiceField } from "./fields.js";

export const name = "shown";
export const title = () => gettext("Visibility");
export const applies = ({ document }, ids) => ids.length === 1 && !document.isGroup(ids[0]) && document.choiceOf(ids[0]) === null;

export function Section({ workspace, ids: [id] }) {
  const condition = workspace.document.field(id, "show_if");
  const read = simple(condition);
  const [begun, begin] = useState(null);
  const mode = read.options.length ? (read.options.length > 1 ? read.mode : (begun ?? read.mode)) : begun;
  const write = (options, how) => workspace.edit([{ op: "set", id, field: "show_if", value: written(options, how) }], uuid());
  if (!read.known) {
    return html`
      <p class="pc-prop-hint">${gettext("This condition has several levels and cannot be changed here.")}</p>
      <div><button type="button" class="pc-prop-act" onClick=${() => write([], null)}>${gettext("Always show it")}</button></div>
    `;
  }
  const pick = (how) => {
    begin(how);
    if (read.options.length) write(how === null ? [] : read.options, how);
  };
  const choices = [[null, gettext("Always")], ["any", gettext("With one of these options")], ["all", gettext("With all of these options")]];
  return html`
    <${ChoiceField} label=${gettext("Shown")} value=${mode} choices=${choices} write=${pick} />
    ${mode !== null && html`<${Options} workspace=${workspace} options=${read.options} write=${(options) => write(options, mode)} />`}
  `;
}

function Options({ workspace, options, write }) {
  const { document } = workspace;
  const groups = [...document.all()].filter((id) => document.layer(id).choose)
    .map((id) => ({ id, options: [...document.within(id)].filter((each) => document.choiceOf(each) === id && !options.includes(each)) }))
    .filter((group) => group.options.length);
  const add = (event) => {
    const { value } = event.currentTarget;
    event.currentTarget.value = "";
    if (value) write([...options, value]);
  };
  return html`
    <ul class="pc-chips" aria-label=${gettext("Options it is shown with")}>
      ${options.map((id) => {
        const label = document.has(id) ? workspace.label(id) : id;
        return html`
          <li key=${id} class="pc-chip" data-gone=${!document.has(id)}>
            <span dir="auto">${label}</span>
            <button type="button" aria-label=${gettext("Without “%(label)s”", { label })} onClick=${() => write(options.filter((each) => each !== id))}><${Icon} name="close" /></button>
          </li>
        `;
      })}
    </ul>
    <select class="pc-prop-input" aria-label=${gettext("Add an option")} onChange=${add}>
      <option value="">${gettext("Add an option…")}</option>
      ${groups.map((group) => html`
        <optgroup key=${group.id} label=${workspace.label(group.id)}>
          ${group.options.map((each) => html`<option key=${each} value=${each}>${workspace.label(each)}</option>`)}
        </optgroup>
      `)}
    </select>
  `;
}

/** What of a condition can be shown here: its options, and whether `any` or `all` of them. */
function simple(condition) {
  if (condition === null) return { known: true, options: [], mode: null };
  if (typeof condition === "string") return { known: true, options: [condition], mode: "any" };
  const [[mode, options]] = Object.entries(condition);
  return { known: Array.isArray(options) && options.every((each) => typeof each === "string"), options, mode };
}

function written(options, mode) {
  if (!options.length) return null;
  return options.length === 1 ? options[0] : { [mode]: options };
}
