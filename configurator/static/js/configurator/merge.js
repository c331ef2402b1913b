/* Update `old` to match `fresh` but keep its elements, so that focus, scrolling and folding are preserved. */
export function merge(old, fresh) {
  mergeAttributes(old, fresh);
  if (old instanceof HTMLInputElement) mergeInput(old, fresh);
  mergeChildren(old, fresh);
}

/* Folding is left to the shopper. */
function mergeAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) {
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

/* An e-mail address may be typed while answers arrive. */
function mergeInput(old, fresh) {
  if (old.type === "radio" || old.type === "checkbox") old.checked = fresh.defaultChecked;
  else if (old.type !== "email") old.value = fresh.defaultValue;
}

function mergeChildren(old, fresh) {
  let next = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const match = twin(next, child, old);
    if (match) {
      if (match !== next) old.insertBefore(match, next);
      next = match.nextSibling;
      mergeNode(match, child);
    } else old.insertBefore(document.importNode(child, true), next);
  }
  removeFrom(next);
}

function mergeNode(old, fresh) {
  if (fresh.nodeType === Node.ELEMENT_NODE) merge(old, fresh);
  else if (old.data !== fresh.data) old.data = fresh.data;
}

function removeFrom(node) {
  while (node) {
    const after = node.nextSibling;
    node.remove();
    node = after;
  }
}

/* The existing node for `child`: the one with its id, else the next one of its kind. */
function twin(next, child, parent) {
  if (child.id) {
    const same = document.getElementById(child.id);
    return same?.parentNode === parent ? same : null;
  }
  while (next?.id && next.nodeName === child.nodeName) next = next.nextSibling;
  return next?.nodeName === child.nodeName ? next : null;
}
