/* Two groups against each other: what of the one does not go with what of the other. */
import { html, useEffect, useMemo, useState } from "../vendor/preact.js";
import { Unreachable } from "../protocol/calls.js";
import { ChoiceField } from "../inspector/fields.js";
import { gettext } from "../words.js";
import { excluded, forbidden } from "./writing.js";
import { optionsOf } from "./reading.js";

const MANY = 30;
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export function Grid({ workspace }) {
  const { document } = workspace;
  const groups = [...document.all()].filter((id) => document.isGroup(id) && document.layer(id).choose && optionsOf(document, id).length);
  const [chosen, setChosen] = useState([groups[0], groups[1]]);
  const [filter, setFilter] = useState("");
  const [one, other] = chosen;
  if (!one || !other) return html`<p class="pc-rules-none">${gettext("Two groups with options are needed.")}</p>`;
  const choices = (without) => groups.filter((id) => id !== without).map((id) => [id, workspace.label(id)]);
  const matches = (id) => workspace.label(id).toLowerCase().includes(filter.trim().toLowerCase());
  const [rows, columns] = [optionsOf(document, one), optionsOf(document, other)];
  const large = rows.length > MANY || columns.length > MANY;
  return html`
    <div class="pc-grid-groups">
      <${ChoiceField} label=${gettext("Rows")} value=${one} choices=${choices(other)} write=${(id) => setChosen([id, other])} />
      <${ChoiceField} label=${gettext("Columns")} value=${other} choices=${choices(one)} write=${(id) => setChosen([one, id])} />
      ${large && html`<input class="pc-prop-input" type="search" aria-label=${gettext("Show only")} placeholder=${gettext("Show only")} value=${filter} onInput=${(event) => setFilter(event.currentTarget.value)} />`}
    </div>
    <${Cells} key=${`${one} ${other}`} workspace=${workspace} rows=${large ? rows.filter(matches).slice(0, MANY) : rows} columns=${columns.slice(0, large ? MANY : undefined)} />
    <p class="pc-rules-hint">${gettext("Press a cell, or drag over several, to say that the two do not go together. Hatched cells are impossible because of other rules.")}</p>
  `;
}

function Cells({ workspace, rows, columns }) {
  const { document } = workspace;
  const [focus, setFocus] = useState([0, 0]);
  const [painting, setPainting] = useState(null);
  const dead = useImpossible(workspace, rows, columns);
  const crossed = useMemo(() => new Set(rows.flatMap((row) => columns.filter((column) => excluded(document, row, column).length).map((column) => `${row} ${column}`))), [document.revision, rows.length, columns.length]);
  const paint = (pairs, on) => workspace.edit(forbidden(document, pairs, on));
  const begin = (row, column) => setPainting({ on: !crossed.has(`${row} ${column}`), pairs: [[row, column]] });
  const over = (row, column) => painting && setPainting({ ...painting, pairs: [...painting.pairs, [row, column]] });
  useEffect(() => {
    if (!painting) return undefined;
    const end = () => {
      setPainting(null);
      paint(painting.pairs, painting.on);
    };
    addEventListener("pointerup", end, { once: true });
    return () => removeEventListener("pointerup", end);
  }, [painting]);
  const press = (event, at) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = [clamp(at[0] + step[0], rows.length), clamp(at[1] + step[1], columns.length)];
    setFocus(next);
    event.currentTarget.closest("table").querySelector(`[data-at="${next.join()}"]`)?.focus();
  };
  const painted = new Set(painting?.pairs.map((pair) => pair.join(" ")));
  const cell = (row, column, at) => {
    const key = `${row} ${column}`;
    const on = painted.has(key) ? painting.on : crossed.has(key);
    const words = gettext("%(one)s with %(other)s", { one: workspace.label(row), other: workspace.label(column) });
    return html`<td key=${column}>
      <button type="button" class="pc-grid-cell" data-at=${at.join()} aria-pressed=${on} aria-label=${words} title=${words} data-dead=${!on && dead.has(key)}
        tabindex=${at.join() === focus.join() ? 0 : -1} onPointerDown=${(event) => event.button === 0 && begin(row, column)} onPointerEnter=${() => over(row, column)}
        onFocus=${() => setFocus(at)} onKeyDown=${(event) => press(event, at)}
        onClick=${(event) => event.detail === 0 && paint([[row, column]], !on)}></button>
    </td>`;
  };
  return html`
    <div class="pc-grid-scroll">
      <table class="pc-grid" aria-label=${gettext("What does not go together")}>
        <thead><tr><td></td>${columns.map((id) => html`<th key=${id} scope="col"><span dir="auto">${workspace.label(id)}</span></th>`)}</tr></thead>
        <tbody>${rows.map((row, down) => html`
          <tr key=${row}><th scope="row" dir="auto">${workspace.label(row)}</th>${columns.map((column, across) => cell(row, column, [down, across]))}</tr>
        `)}</tbody>
      </table>
    </div>
  `;
}

/** The pairs that nothing complete has, as the server finds them in what is saved. */
function useImpossible(workspace, rows, columns) {
  const [dead, setDead] = useState(new Set());
  const { rev } = workspace.client;
  useEffect(() => {
    const ended = new AbortController();
    const look = async () => {
      const found = new Set();
      for (const row of rows) {
        const { options } = await workspace.client.calls.evaluate({ selected: [row], pinned: [row], explain: "none" }, ended.signal);
        for (const column of columns) if (options[column] && !options[column].selectable) found.add(`${row} ${column}`);
      }
      setDead(found);
    };
    look().catch((error) => {
      if (!ended.signal.aborted && !(error instanceof Unreachable)) console.warn(error);
    });
    return () => ended.abort();
  }, [rev, rows.join(), columns.join()]);
  return dead;
}

function clamp(number, length) {
  return Math.max(0, Math.min(length - 1, number));
}
