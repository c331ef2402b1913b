/* Another place for a picture that came in. */
import { html, useState } from "../vendor/preact.js";
import { gettext } from "../words.js";

const NOWHERE = "nowhere";

export function Whereto({ workspace, item, close }) {
  const { document, uploads } = workspace;
  const { views } = document.head;
  const [view, setView] = useState(item.destination.view);
  const [target, setTarget] = useState(item.layer === undefined ? NOWHERE : `layer ${item.layer}`);
  const put = (event) => {
    event.preventDefault();
    const [kind, id] = target.split(" ");
    uploads.assign(item.key, { [NOWHERE]: null, layer: { layer: id }, group: { parent: id || null } }[kind], view);
    close();
  };
  return html`
    <form class="pc-upload-where" onSubmit=${put} onKeyDown=${(event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      close();
    }}>
      <select class="pc-prop-input" aria-label=${gettext("Layer")} onChange=${(event) => setTarget(event.currentTarget.value)}>
        ${places(workspace, item).map((place) => html`
          <optgroup key=${place.key} label=${place.label}>
            ${place.choices.map(([value, words]) => html`<option key=${value} value=${value} selected=${value === target}>${words}</option>`)}
          </optgroup>
        `)}
        <option value=${NOWHERE} selected=${target === NOWHERE}>${gettext("No layer")}</option>
      </select>
      ${views.length > 1 && html`
        <select class="pc-prop-input" aria-label=${gettext("View")} onChange=${(event) => setView(event.currentTarget.value)}>
          ${views.map((each) => html`<option key=${each.id} value=${each.id} selected=${each.id === view}>${each.label || each.id}</option>`)}
        </select>
      `}
      <button class="pc-prop-act">${gettext("Put it there")}</button>
    </form>
  `;
}

/** The layers that could have it first, then each group with what is in it, and the top. */
function places(workspace, { destination }) {
  const { document } = workspace;
  const likely = (destination.ids ?? []).filter((id) => document.has(id));
  const inside = (parent) => [
    ...document.childrenOf(parent).filter((id) => !document.isGroup(id)).map((id) => [`layer ${id}`, workspace.label(id)]),
    [`group ${parent ?? ""}`, gettext("A new layer")],
  ];
  return [
    ...(likely.length ? [{ key: "likely", label: gettext("With this name"), choices: likely.map((id) => [`layer ${id}`, path(workspace, id)]) }] : []),
    ...[...document.all()].filter((id) => document.isGroup(id)).map((id) => ({ key: id, label: path(workspace, id), choices: inside(id) })),
    { key: "", label: gettext("At the top"), choices: inside(null) },
  ];
}

function path(workspace, id) {
  return [...workspace.document.ancestors(id).reverse(), id].map((each) => workspace.label(each)).join(" › ");
}
