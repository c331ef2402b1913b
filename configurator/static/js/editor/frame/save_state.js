/* Whether the draft is saved, in words. */
import { html } from "../vendor/preact.js";
import { State } from "../protocol/client.js";
import { useStores } from "../store.js";
import { gettext, ngettext } from "../words.js";

export function SaveState({ client, versions }) {
  useStores(client);
  return html`
    <p class="pc-saved" data-state=${client.state} data-save-state>
      <span class="pc-saved-dot" aria-hidden="true"></span><span>${saved(client)}</span>
      <a class="pc-saved-version" href=${`${versions}?client=${encodeURIComponent(client.batches.client)}`} title=${gettext("All versions")}>${version(client)}</a>
    </p>
  `;
}

function saved({ state, batches }) {
  const waiting = batches.waiting.length;
  if (state === State.SAVED) return gettext("Saved");
  if (state === State.SAVING) return gettext("Saving…");
  if (!waiting) return gettext("No connection");
  return ngettext("%(number)s change waits in this browser", "%(number)s changes wait in this browser", waiting);
}

function version({ status, published }) {
  if (status === "published") return gettext("version %(version)s published", { version: published });
  if (status === "changed") return gettext("changed since version %(version)s", { version: published });
  return gettext("not published yet");
}
