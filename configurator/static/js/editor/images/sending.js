/* One picture on its way to the server; by XMLHttpRequest, since only that tells how much of it went. */

/** The server refused the picture itself: the sentence says why. */
export class PictureRefused extends Error {}

/** It did not arrive: it may be sent again. */
export class NotArrived extends Error {}

/** Nobody is signed in any more. */
export class SignedOut extends NotArrived {}

/** Answers {id, width, height, alpha}; `progress` is told a part from 0 to 1, `signal` ends it. */
export function send(address, file, { progress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append("file", file);
    request.open("POST", address);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () => {
      const { status, response } = request;
      if (status === 201 && response) resolve(response);
      else if (status === 401 || status === 403) reject(new SignedOut());
      else if (status >= 400 && status < 500 && status !== 429 && response) reject(new PictureRefused(response.detail || response.title));
      else reject(new NotArrived());
    };
    request.onerror = () => reject(new NotArrived());
    request.onabort = () => reject(signal.reason);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}
