/* A row of a list that is renamed, moved and removed: views and presets. */
import { html, useRef } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { uuid } from "../protocol/batches.js";
import { gettext } from "../words.js";

export function Row({ workspace, kind, items, index, remove, before, children }) {
  const gesture = useRef(null);
  const item = items[index];
  const label = item.label || item.id;
  const put = (value, place, by) => workspace.edit([{ op: `${kind}.put`, [kind]: value, ...place }], by);
  const rename = (event) => {
    gesture.current ??= uuid();
    put({ ...item, label: event.currentTarget.value }, {}, gesture.current);
  };
  const move = (step) => {
    const before = step < 0 ? items[index - 1].id : (items[index + 2]?.id ?? null);
    put(item, { before });
    workspace.notices.announce(gettext("“%(label)s”: %(index)s of %(size)s.", { label, index: index + step + 1, size: items.length }));
  };
  const press = (event) => {
    const step = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : 0;
    if (!step || !items[index + step]) return;
    event.preventDefault();
    move(step);
  };
  return html`
    <li class="pc-list-row" onKeyDown=${press}>
      <span class="pc-list-moves">
        <button type="button" class="pc-tool" disabled=${index === 0} aria-label=${gettext("Move “%(label)s” up", { label })} title=${gettext("Move up (Alt+↑)")} onClick=${() => move(-1)}><${Icon} name="chevron" /></button>
        <button type="button" class="pc-tool" disabled=${index === items.length - 1} aria-label=${gettext("Move “%(label)s” down", { label })} title=${gettext("Move down (Alt+↓)")} onClick=${() => move(1)}><${Icon} name="chevron" /></button>
      </span>
      ${before}
      <input class="pc-prop-input" aria-label=${gettext("Name of “%(label)s”", { label })} maxlength="300" autocomplete="off" dir="auto" value=${item.label} placeholder=${item.id}
        onInput=${rename} onBlur=${() => (gesture.current = null)} />
      ${children}
      ${remove && html`<button type="button" class="pc-tool" aria-label=${gettext("Remove “%(label)s”", { label })} title=${gettext("Remove")} onClick=${remove}><${Icon} name="close" /></button>`}
    </li>
  `;
}
