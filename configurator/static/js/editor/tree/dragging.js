/* Dragging rows with a pointer: from the first few pixels to the drop, scrolling at the edges. */
import { useEffect, useRef, useState } from "../vendor/preact.js";

const SLACK = 4;
const EDGE = 28;
const GRIP = 24;
const OPENS_AFTER = 600;

/** `begin(event)` answers the ids to drag or null, `place(event, ids)` where they would land, `drop(ids, place)` does it,
    `hover(event)` is told when the pointer rests. Answers what is being dragged, and the handler of `pointerdown`. */
export function useDragging(scroller, { begin, place, drop, hover }) {
  const [drag, setDrag] = useState(null);
  const now = useRef(null);
  now.current = { begin, place, drop, hover };
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);

  const start = (down) => {
    if (down.button !== 0 || (down.pointerType === "touch" && !grip(down))) return;
    const ended = new AbortController();
    const { signal } = ended;
    let current = null;
    let rest = null;
    let last = down;
    const show = (event) => {
      last = event;
      current = { ...current, place: now.current.place(event, current.ids), x: event.clientX, y: event.clientY };
      setDrag(current);
    };
    const move = (event) => {
      if (current === null) {
        if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < SLACK) return;
        const ids = now.current.begin(down);
        if (!ids) return ended.abort();
        current = { ids };
        scroller.current.setPointerCapture(event.pointerId);
        scrolling();
      }
      clearTimeout(rest);
      rest = setTimeout(() => now.current.hover(event), OPENS_AFTER);
      show(event);
    };
    const finish = (dropped) => {
      ended.abort();
      clearTimeout(rest);
      setDrag(null);
      if (dropped && current?.place) now.current.drop(current.ids, current.place);
    };
    const scrolling = () => {
      if (signal.aborted) return;
      const box = scroller.current.getBoundingClientRect();
      const beyond = Math.min(last.clientY - box.top - EDGE, 0) + Math.max(last.clientY - box.bottom + EDGE, 0);
      if (beyond) {
        scroller.current.scrollTop += beyond / 3;
        show(last);
      }
      requestAnimationFrame(scrolling);
    };
    stop.current = () => finish(false);
    addEventListener("pointermove", move, { signal });
    addEventListener("pointerup", () => finish(true), { signal });
    addEventListener("pointercancel", () => finish(false), { signal });
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || current === null) return;
      event.preventDefault();
      event.stopPropagation();
      finish(false);
    }, { signal, capture: true });
    /* A drag is no click on the row where it ends. */
    addEventListener("click", (event) => current && event.stopPropagation(), { signal, capture: true });
  };
  return [drag, start];
}

/** A finger scrolls, but for the edge where the grip is drawn. */
function grip(event) {
  const box = event.target.closest(".pc-row")?.getBoundingClientRect();
  if (!box) return false;
  const rtl = getComputedStyle(event.target).direction === "rtl";
  return (rtl ? box.right - event.clientX : event.clientX - box.left) < GRIP;
}
