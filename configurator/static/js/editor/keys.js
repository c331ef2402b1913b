/* Keys by name, “Ctrl+Shift+Z”: read from an event, and written as the person's machine writes them. */

const APPLE = /Mac|iP(hone|ad)/.test(navigator.platform);
const APPLE_SIGNS = { Ctrl: "⌘", Shift: "⇧", Alt: "⌥", Delete: "⌫" };
const SIGNS = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Delete: "Del" };

/** Whether the event is one of the keys; on a Mac, Ctrl is Command. */
export function pressed(event, ...keys) {
  return keys.some((name) => {
    const parts = name.split("+");
    const key = parts.pop();
    const ctrl = APPLE ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    const none = !event.ctrlKey && !event.metaKey;
    return (
      (parts.includes("Ctrl") ? ctrl : none) &&
      parts.includes("Shift") === event.shiftKey &&
      parts.includes("Alt") === event.altKey &&
      (event.key.toLowerCase() === key.toLowerCase() || event.code === `Key${key}`)
    );
  });
}

/** For a tooltip or a menu. */
export function written(keys) {
  const parts = keys.split("+").map((part) => (APPLE && APPLE_SIGNS[part]) || SIGNS[part] || part);
  return parts.join(APPLE ? "" : "+");
}

/** For `aria-keyshortcuts`. */
export function announced(keys) {
  return APPLE ? keys.replace("Ctrl", "Meta") : keys.replace("Ctrl", "Control");
}

/** The one key of the platform that adds to a selection. */
export function adds(event) {
  return APPLE ? event.metaKey : event.ctrlKey;
}
