/* Files as people hand them over: dropped, folders with everything in them, or chosen in a dialog. */
import { useEffect, useRef, useState } from "../vendor/preact.js";

const ACCEPTED = "image/png,image/webp,image/jpeg,image/avif";
/** Folders are not read any further: more than are taken at once. */
const MOST = 2_001;

/** Whether a drag brings files from outside the page. */
export function bringsFiles(event) {
  return Boolean(event.dataTransfer?.types.includes("Files"));
}

/** {file, path} of everything dropped, with the folders in the path; a file of null cannot be read. The event lends its data only until it ends, so this
    reads it before it waits for anything. */
export async function droppedFiles({ dataTransfer }) {
  const entries = [...dataTransfer.items].filter(({ kind }) => kind === "file").map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const found = [];
  for (const entry of entries) if (entry) await collect(entry, "", found);
  return found;
}

async function collect(entry, folder, found) {
  if (found.length >= MOST || entry.name.startsWith(".")) return;
  const path = folder + entry.name;
  if (entry instanceof File) found.push({ file: entry, path });
  else if (entry.isFile) found.push({ file: await new Promise((resolve) => entry.file(resolve, () => resolve(null))), path });
  else for (const each of await contents(entry.createReader())) await collect(each, `${path}/`, found);
}

/** A reader answers some of them at a time, and none when it is done, or may not read on. */
async function contents(reader) {
  const all = [];
  for (;;) {
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (!some.length || all.length >= MOST) return all;
    all.push(...some);
  }
}

/** Opens the dialog of the browser; `take` gets {file, path} of each. */
export function chooseFiles(take, { multiple = true } = {}) {
  const input = document.createElement("input");
  Object.assign(input, { type: "file", accept: ACCEPTED, multiple, hidden: true });
  input.addEventListener("change", () => take([...input.files].map((file) => ({ file, path: file.name }))));
  for (const end of ["change", "cancel"]) input.addEventListener(end, () => input.remove());
  document.body.append(input); // A browser may forget one that is nowhere on the page.
  input.click();
}

/** Handlers for an element on which files are dropped. `place(event)` answers where they would go, null where nowhere, and
    `drop(files, place)` takes them. Answers the place that a drag is over now, and the handlers. */
export function useFileDrop({ place, drop }) {
  const [over, setOver] = useState(null);
  useEffect(() => {
    const end = () => setOver(null);
    addEventListener("drop", end, true);
    addEventListener("dragend", end);
    return () => {
      removeEventListener("drop", end, true);
      removeEventListener("dragend", end);
    };
  }, []);
  const drag = (event) => {
    if (!bringsFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    const found = place(event);
    event.dataTransfer.dropEffect = found ? "copy" : "none";
    setOver(found);
  };
  return [over, {
    onDragEnter: drag,
    onDragOver: drag,
    onDragLeave: (event) => event.currentTarget.contains(event.relatedTarget) || setOver(null),
    onDrop: async (event) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const found = place(event);
      setOver(null);
      if (found) drop(await droppedFiles(event), found);
    },
  }];
}

/** A file dropped beside all places would take the page away; and over a frame the page would hear of no drag at all. */
export function useStrayFiles() {
  const timer = useRef(null);
  useEffect(() => {
    const over = (event) => {
      if (!bringsFiles(event)) return;
      document.body.dataset.filesOver = "";
      clearTimeout(timer.current);
      timer.current = setTimeout(() => delete document.body.dataset.filesOver, 300);
      if (event.defaultPrevented) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    };
    const drop = (event) => bringsFiles(event) && event.preventDefault();
    addEventListener("dragenter", over);
    addEventListener("dragover", over);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragenter", over);
      removeEventListener("dragover", over);
      removeEventListener("drop", drop);
    };
  }, []);
}
