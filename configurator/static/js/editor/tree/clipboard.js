/* Cut, copy and paste of layers, between configurators as well: they travel in the clipboard of the machine. */
import { useEffect } from "../vendor/preact.js";
import { COMMANDS, placeFor, targets } from "../commands.js";
import { pasted } from "../document/copies.js";
import { gettext, ngettext } from "../words.js";

const TYPE = "application/x-configurator-layers+json";

/** While the tree has the keyboard. */
export function useClipboard(workspace, scroller) {
  useEffect(() => {
    const ended = new AbortController();
    const ours = () => scroller.current.contains(document.activeElement) && !document.activeElement.matches("input");
    const copy = (event) => {
      const ids = workspace.document.outermost(targets(workspace));
      if (!ours() || !ids.length) return false;
      event.preventDefault();
      event.clipboardData.setData(TYPE, JSON.stringify(ids.map((id) => workspace.document.subtree(id))));
      event.clipboardData.setData("text/plain", ids.map((id) => workspace.label(id)).join("\n"));
      workspace.notices.announce(ngettext("%(number)s layer copied.", "%(number)s layers copied.", ids.length));
      return true;
    };
    const options = { signal: ended.signal };
    document.addEventListener("copy", copy, options);
    document.addEventListener("cut", (event) => copy(event) && COMMANDS.remove.run(workspace), options);
    document.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData(TYPE);
      if (!ours() || !text) return;
      event.preventDefault();
      paste(workspace, text);
    }, options);
    return () => ended.abort();
  }, []);
}

function paste(workspace, text) {
  const layers = read(text);
  if (!layers) return void workspace.notices.say(gettext("The clipboard has no layers that can be read."));
  const copies = pasted(workspace.document, layers, placeFor(workspace));
  if (!workspace.edit(copies.operations)) return;
  workspace.goTo(copies.ids[0]);
  workspace.selection.replace(copies.ids);
  workspace.notices.announce(ngettext("%(number)s layer pasted.", "%(number)s layers pasted.", copies.ids.length));
}

/** What another page put there may be anything. */
function read(text) {
  try {
    const layers = JSON.parse(text);
    return Array.isArray(layers) && layers.length && layers.every(isLayer) ? layers : null;
  } catch {
    return null;
  }
}

function isLayer(one) {
  if (typeof one?.id !== "string" || !["string", "undefined"].includes(typeof one.label)) return false;
  return one.kind === "image" || (one.kind === "group" && Array.isArray(one.layers) && one.layers.every(isLayer));
}
