/* Which pictures lie under a point of the stage, the topmost first; where they are transparent they do not count. */
const FAINT = 8; // of 255

export function under(images, { clientX, clientY }) {
  const hit = images.filter((image) => !hidden(image) && alphaAt(image, clientX, clientY) > FAINT);
  return hit.sort((one, other) => Number(other.style.zIndex) - Number(one.style.zIndex));
}

function hidden(image) {
  return "leaving" in image.dataset || image.style.visibility === "hidden" || !image.complete;
}

function alphaAt(image, x, y) {
  const box = image.getBoundingClientRect();
  if (x < box.left || x >= box.right || y < box.top || y >= box.bottom || !image.naturalWidth) return 0;
  const pixel = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  const across = ((x - box.left) / box.width) * image.naturalWidth;
  const down = ((y - box.top) / box.height) * image.naturalHeight;
  pixel.drawImage(image, -Math.floor(across), -Math.floor(down));
  return pixel.getImageData(0, 0, 1, 1).data[3];
}
