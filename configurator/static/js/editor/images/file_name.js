/* What the name of a file says: words, without the view that it ends with. */
import { slug } from "../document/ids.js";

/** `path` may begin with folders; `views` are the document's. Answers the `words` of the name, as they are written, the
    `view` that the name or a folder says, else null, and the innermost `folder` that is no view, else null. */
export function readName(path, views) {
  const folders = path.split("/");
  const file = folders.pop();
  const all = file.replace(/\.[^.]*$/, "").split(/[\s_-]+/).filter(Boolean);
  const suffix = viewAtEnd(all, views);
  const ofFolder = folders.map((name) => viewCalled(slug(name), views)).find(Boolean) ?? null;
  const folder = folders.findLast((name) => name && !viewCalled(slug(name), views)) ?? null;
  return { words: suffix ? all.slice(0, -suffix.length) : all, view: suffix?.view ?? ofFolder, folder };
}

/** The words as an id would be written. */
export function keyOf(words) {
  return slug(words.join(" "));
}

/** The words as a label: “tan leather” becomes “Tan leather”. */
export function labelOf(words) {
  const text = words.join(" ").normalize("NFC");
  const [first = ""] = text;
  return first.toLocaleUpperCase() + text.slice(first.length);
}

/** The words behind those that make up `prefix`; null if they do not begin with it, or nothing is left. */
export function behind(words, prefix) {
  for (let count = 1; count < words.length; count += 1) {
    if (keyOf(words.slice(0, count)) === prefix) return words.slice(count);
  }
  return null;
}

/** The view with the longest name of those at the end of the words, and how many of them it takes. */
function viewAtEnd(words, views) {
  for (let from = 0; from < words.length; from += 1) {
    const view = viewCalled(keyOf(words.slice(from)), views);
    if (view) return { view, length: words.length - from };
  }
  return null;
}

function viewCalled(key, views) {
  return key ? (views.find((view) => view.id === key || slug(view.label ?? "") === key)?.id ?? null) : null;
}
