/* Panes side by side with edges between them that are dragged, or moved by the arrow keys. */
import { html, useLayoutEffect, useRef, useState } from "../vendor/preact.js";
import { read, write } from "../browser_state.js";
import { gettext } from "../words.js";

const LEAST = 200;
const STAGE = 280;
const STEP = 16;
const USUAL = { layers: 288, inspector: 304 };

/** Layers, stage and inspector; how wide they are is kept for the person. */
export function Panes({ person, layers, stage, inspector }) {
  const key = `pc-editor-panes ${person}`;
  const [widths, setWidths] = useState(() => ({ ...USUAL, ...read(key) }));
  const frame = useRef(null);
  const fitted = (change) => {
    const whole = frame.current?.clientWidth ?? innerWidth;
    const next = { ...widths, ...change };
    for (const name of Object.keys(change)) {
      const other = name === "layers" ? next.inspector : next.layers;
      next[name] = Math.round(Math.max(LEAST, Math.min(change[name], whole - other - STAGE)));
    }
    return next;
  };
  const change = (given) => {
    const next = fitted(given);
    setWidths(next);
    write(key, next);
  };
  useLayoutEffect(() => {
    frame.current.style.setProperty("--pc-layers", `${widths.layers}px`);
    frame.current.style.setProperty("--pc-inspector", `${widths.inspector}px`);
  }, [widths]);
  const edge = (name, way, words) => html`
    <${Edge} name=${name} words=${words} width=${widths[name]} way=${way} change=${(width) => change({ [name]: width })} />
  `;
  return html`
    <div class="pc-panes" ref=${frame}>
      <section class="pc-pane" id="layers" aria-label=${gettext("Layers")}>${layers}</section>
      ${edge("layers", 1, gettext("Width of the layers"))}
      <section class="pc-pane pc-pane-stage" id="stage" aria-label=${gettext("Stage")}>${stage}</section>
      ${edge("inspector", -1, gettext("Width of the inspector"))}
      <section class="pc-pane" id="inspector" aria-label=${gettext("Inspector")}>${inspector}</section>
    </div>
  `;
}

/** `way` is 1 where moving towards the end of the line widens the pane, −1 where it narrows it. */
function Edge({ name, words, width, way, change }) {
  const towards = (element) => (getComputedStyle(element).direction === "rtl" ? -way : way);
  const drag = (down) => {
    const { currentTarget: element, pointerId } = down;
    if (down.button !== 0) return;
    down.preventDefault();
    element.setPointerCapture(pointerId);
    element.focus();
    const move = (event) => change(width + (event.clientX - down.clientX) * towards(element));
    element.addEventListener("pointermove", move);
    element.addEventListener("lostpointercapture", () => element.removeEventListener("pointermove", move), { once: true });
  };
  const press = (event) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step) change(width + step * towards(event.currentTarget));
    else if (event.key === "Home") change(LEAST);
    else if (event.key === "End") change(Infinity);
    else if (event.key === "Enter") change(USUAL[name]);
    else return;
    event.preventDefault();
  };
  return html`
    <div class="pc-edge" role="separator" aria-orientation="vertical" aria-label=${words} aria-controls=${name} tabindex="0"
      aria-valuenow=${width} aria-valuemin=${LEAST} onPointerDown=${drag} onKeyDown=${press} onDblClick=${() => change(USUAL[name])}></div>
  `;
}
