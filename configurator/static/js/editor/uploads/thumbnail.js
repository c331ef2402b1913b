/* A small picture of a file before the server has it. It is drawn on a canvas: the page's policy allows no other source. */
import { html, useEffect, useRef } from "../vendor/preact.js";

const SIDE = 32;

/** Pictures are decoded one after the other: a large one takes much memory. */
let turn = Promise.resolve();

export function FileThumbnail({ file }) {
  const canvas = useRef(null);
  useEffect(() => {
    let gone = false;
    if (file) turn = turn.then(() => gone || draw(canvas.current, file)).catch(() => {});
    return () => (gone = true);
  }, []);
  return html`<canvas class="pc-upload-thumb" ref=${canvas} width=${2 * SIDE} height=${2 * SIDE} aria-hidden="true"></canvas>`;
}

/** What is no picture for the browser leaves the canvas empty. */
async function draw(canvas, file) {
  const whole = await createImageBitmap(file);
  const scale = Math.min(canvas.width / whole.width, canvas.height / whole.height);
  const [width, height] = [whole.width * scale, whole.height * scale];
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(whole, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
  whole.close();
}
