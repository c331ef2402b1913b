/* The angles from which the product is seen. */
import { html, useState } from "../vendor/preact.js";
import { slug } from "../document/ids.js";
import { uuid } from "../protocol/batches.js";
import { gettext, ngettext } from "../words.js";
import { Row } from "./row.js";

const MOST = 10_000;

export const name = "views";
export const title = () => gettext("Views");

export function Section({ workspace }) {
  const { document } = workspace;
  const { views } = document.head;
  const [removed, setRemoved] = useState("");
  const remove = (view) => {
    const pictures = emptied(document, view.id);
    workspace.edit([...pictures, { op: "view.remove", id: view.id }]);
    const words = { label: view.label || view.id };
    setRemoved(pictures.length
      ? ngettext("“%(label)s” is removed with its %(number)s picture.", "“%(label)s” is removed with its %(number)s pictures.", pictures.length, words)
      : gettext("“%(label)s” is removed.", words));
  };
  return html`
    <ol class="pc-list">
      ${views.map((view, index) => html`
        <${Row} key=${view.id} workspace=${workspace} kind="view" items=${views} index=${index} remove=${views.length > 1 ? () => remove(view) : null}>
          <${Size} workspace=${workspace} view=${view} field="width" words=${gettext("Width of “%(label)s” in pixels", { label: view.label || view.id })} />
          <span class="pc-muted" aria-hidden="true">×</span>
          <${Size} workspace=${workspace} view=${view} field="height" words=${gettext("Height of “%(label)s” in pixels", { label: view.label || view.id })} />
        <//>
      `)}
    </ol>
    ${removed && html`<${Removed} workspace=${workspace} words=${removed} close=${() => setRemoved("")} />`}
    <${Adding} workspace=${workspace} views=${views} />
  `;
}

/** A line that offers the way back, since a dialog covers the notices. */
export function Removed({ workspace, words, close }) {
  const back = async () => {
    close();
    await workspace.undo();
  };
  return html`<p class="pc-section-note" role="status">${words} <button type="button" class="pc-prop-act" onClick=${back}>${gettext("Undo")}</button></p>`;
}

/** Pixels, or nothing where the largest picture decides. */
function Size({ workspace, view, field, words }) {
  const [typed, setTyped] = useState(null);
  const [gesture, setGesture] = useState(null);
  const write = (event) => {
    const { value } = event.currentTarget;
    const number = value.trim() === "" ? null : Number(value);
    const now = gesture ?? uuid();
    setTyped(value);
    setGesture(now);
    if (number === null || (Number.isInteger(number) && number >= 1 && number <= MOST)) {
      workspace.edit([{ op: "view.put", view: { ...view, [field]: number } }], now);
    }
  };
  const leave = () => {
    setTyped(null);
    setGesture(null);
  };
  return html`<input class="pc-prop-input pc-prop-number pc-list-number" aria-label=${words} inputmode="numeric" autocomplete="off"
    placeholder=${gettext("auto")} value=${typed ?? view[field] ?? ""} onInput=${write} onBlur=${leave} />`;
}

function Adding({ workspace, views }) {
  const [label, setLabel] = useState("");
  const add = (event) => {
    event.preventDefault();
    if (!label.trim()) return;
    const [{ width = null, height = null } = {}] = views;
    workspace.edit([{ op: "view.put", view: { id: freshView(views, label), label: label.trim(), width, height } }]);
    setLabel("");
  };
  return html`
    <form class="pc-list-add" onSubmit=${add}>
      <input class="pc-prop-input" aria-label=${gettext("Name of the new view")} placeholder=${gettext("Name of the new view")} maxlength="300" autocomplete="off"
        value=${label} onInput=${(event) => setLabel(event.currentTarget.value)} />
      <button class="pc-prop-act" disabled=${!label.trim()}>${gettext("Add view")}</button>
    </form>
  `;
}

function freshView(views, label) {
  const taken = new Set(views.map((view) => view.id));
  const stem = slug(label) || "view";
  let id = stem;
  for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
  return id;
}

/** The operations that take every picture out of a view. */
export function emptied(document, view) {
  return [...document.all()].flatMap((id) => {
    const { images = {}, parts = {} } = document.layer(id);
    const further = (parts[view] ?? []).map((_, part) => ({ op: "place", id, view, part, asset: null })).reverse();
    return images[view] ? [...further, { op: "place", id, view, asset: null }] : further;
  });
}
