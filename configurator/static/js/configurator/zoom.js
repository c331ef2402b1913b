/* The picture enlarged, by the button, a click on it, two fingers, or the keys + − 0 and the arrows. */
const DEEPEST = 5;
const CLOSER = 2.2;
const ARROWS = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
const FACTORS = { "+": 1.4, "=": 1.4, "-": 1 / 1.4 };
const CLICK = 4; // A click moves no further.

export class Zoom {
  constructor(root) {
    this.stage = root.querySelector("[data-stage]");
    this.frame = root.querySelector("[data-frame]");
    this.stack = root.querySelector("[data-stack]");
    this.button = root.querySelector("[data-zoom]");
    this.scale = 1;
    this.x = this.y = 0;
    this.fingers = new Map();
    this.moved = 0;
    this.watch();
  }

  watch() {
    const on = (kind, act, options) => this.stage.addEventListener(kind, act.bind(this), options);
    on("pointerdown", this.onDown);
    on("pointermove", this.onMove);
    on("pointerup", this.onUp);
    on("pointercancel", this.onUp);
    on("pointerleave", this.onUp);
    on("click", this.onClick);
    on("wheel", this.onWheel, { passive: false });
    on("keydown", this.onKey);
  }

  onDown(event) {
    if (event.button) return;
    if (!this.fingers.size) this.moved = 0;
    this.fingers.set(event.pointerId, event);
  }

  onMove(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
    this.moved += Math.abs(dx) + Math.abs(dy);
    const other = [...this.fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
    if (other) this.pinch(before, event, other);
    else if (this.scale > 1 && this.moved > CLICK) this.drag(event, dx, dy);
    this.fingers.set(event.pointerId, event);
  }

  pinch(before, now, other) {
    const spread = (finger) => Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY);
    const middle = [(now.clientX + other.clientX) / 2, (now.clientY + other.clientY) / 2];
    this.at(this.scale * (spread(now) / (spread(before) || 1)), ...middle);
  }

  drag({ pointerId }, dx, dy) {
    if (!this.stage.hasPointerCapture(pointerId)) this.stage.setPointerCapture(pointerId);
    this.moveTo(this.scale, this.x + dx, this.y + dy);
  }

  onUp(event) {
    this.fingers.delete(event.pointerId);
  }

  onClick(event) {
    if (this.moved <= CLICK) this.toggle(event.clientX, event.clientY);
  }

  onWheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.at(this.scale * Math.exp(-event.deltaY / 120), event.clientX, event.clientY);
  }

  onKey(event) {
    const move = ARROWS[event.key];
    const factor = FACTORS[event.key];
    if (move && this.scale > 1) this.moveTo(this.scale, this.x + move[0], this.y + move[1]);
    else if (factor) this.at(this.scale * factor);
    else if (event.key === "0" || (event.key === "Escape" && this.scale > 1)) this.reset();
    else return;
    event.preventDefault();
  }

  toggle(clientX, clientY) {
    if (this.scale > 1) this.reset();
    else this.at(CLOSER, clientX, clientY);
  }

  reset() {
    this.moveTo(1, 0, 0);
  }

  /* Grow about a point of the window, by default the middle of the picture. */
  at(scale, clientX, clientY) {
    const box = this.frame.getBoundingClientRect();
    const x = clientX === undefined ? box.width / 2 : clientX - box.left;
    const y = clientY === undefined ? box.height / 2 : clientY - box.top;
    const to = Math.min(Math.max(scale, 1), DEEPEST);
    const grown = to / this.scale;
    this.moveTo(to, x - (x - this.x) * grown, y - (y - this.y) * grown);
  }

  moveTo(scale, x, y) {
    const { width, height } = this.frame.getBoundingClientRect();
    const within = (value, side) => Math.min(0, Math.max(side * (1 - scale), value));
    Object.assign(this, { scale, x: within(x, width), y: within(y, height) });
    this.stack.style.transform = scale > 1 ? `translate(${this.x}px, ${this.y}px) scale(${scale})` : "";
    this.stage.classList.toggle("pc-zoomed", scale > 1);
    this.button.setAttribute("aria-pressed", String(scale > 1));
  }
}
