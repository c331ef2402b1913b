/* Who this window is: the server undoes what one window did, and another window may be at work in the same browser. */
import { uuid } from "./batches.js";

const KEY = "pc-editor-client";

/** The window's own name, the same after a reload; a duplicated tab gets one of its own. */
export async function identity() {
  const known = sessionStorage.getItem(KEY);
  const name = known && (await held(known)) ? known : uuid();
  if (name !== known) await held(name);
  sessionStorage.setItem(KEY, name);
  return name;
}

/** Whether the window of that name is gone, so that what it left behind is ours to send.
    Where browsers cannot tell (over plain HTTP) it counts as gone: a batch that is sent twice is taken once. */
export async function gone(client) {
  if (!navigator.locks) return true;
  const { held: locks } = await navigator.locks.query();
  return !locks.some((lock) => lock.name === lockOf(client));
}

/** Holds the name for as long as the window is there; false if another one does. */
function held(client) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks.request(lockOf(client), { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => {});
    });
  });
}

function lockOf(client) {
  return `pc-editor ${client}`;
}
