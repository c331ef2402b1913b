/* A small picture of a file before the server has it. It is drawn on a canvas: the page's policy allows no other source. */
import { html, useEffect, useRef } from "../vendor/preact.js";

const SIDE = 64;

/** Pictures are decoded one after the other: a large one takes much memory. */
let turn = Promise.resolve();

/** Of a file that nobody scrolls to, nothing is decoded. */
export function FileThumbnail({ file }) {
  const canvas = useRef(null);
  useEffect(() => {
    if (!file) return undefined;
    const seen = new IntersectionObserver(([{ isIntersecting }]) => {
      if (!isIntersecting) return;
      seen.disconnect();
      turn = turn.then(() => draw(canvas.current, file)).catch(() => {});
    });
    seen.observe(canvas.current);
    return () => seen.disconnect();
  }, []);
  return html`<canvas class="pc-upload-thumb" ref=${canvas} width=${SIDE} height=${SIDE} aria-hidden="true"></canvas>`;
}

/** What is no picture for the browser leaves the canvas empty; so does a row that is gone by now. */
async function draw(canvas, file) {
  const picture = await createImageBitmap(file, { resizeWidth: SIDE, resizeQuality: "medium" });
  const scale = Math.min(1, SIDE / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  canvas.getContext("2d").drawImage(picture, (SIDE - width) / 2, (SIDE - height) / 2, width, height);
  picture.close();
}
