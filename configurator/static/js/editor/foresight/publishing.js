/* Before a draft is published: what that takes away from what can be bought today. */
import { html, useLayoutEffect, useRef } from "../vendor/preact.js";
import { gettext } from "../words.js";
import { foreseen } from "./foreseen.js";
import { counts, defaultsLost, lost, takesAway } from "./sentences.js";

const PATIENCE = 5_000;

/** What publishing the draft as it is saved would do; null where the shop does not answer in time. */
export async function foresee(client) {
  await client.flush();
  return foreseen(client, { draft: true }, AbortSignal.timeout(PATIENCE));
}

/** Whether somebody has to be asked first: something is lost, or nobody knows. */
export function isToBeAsked(found) {
  return found === null || takesAway(found);
}

export function Publishing({ workspace, found, publish, close }) {
  const dialog = useRef(null);
  useLayoutEffect(() => dialog.current.showModal(), []);
  const sure = () => {
    dialog.current.close();
    publish();
  };
  return html`
    <dialog class="pc-asking" ref=${dialog} aria-labelledby="publishing-title" onClose=${close}>
      <h2 id="publishing-title">${gettext("Before this is published")}</h2>
      ${sentences(workspace, found).map((sentence) => html`<p key=${sentence}>${sentence}</p>`)}
      <div class="pc-asking-acts">
        <button type="button" class="pc-prop-act" onClick=${() => dialog.current.close()}>${gettext("Do not publish")}</button>
        <button type="button" class="pc-publish" autofocus onClick=${sure}>${gettext("Publish all the same")}</button>
      </div>
    </dialog>
  `;
}

function sentences(workspace, found) {
  if (!found) return [gettext("It could not be worked out in time which products this makes impossible.")];
  const what = lost(found, workspace);
  const loses = workspace.client.published > 0
    ? gettext("Publishing this makes impossible: %(what)s.", { what })
    : gettext("Nobody can buy: %(what)s.", { what });
  return [what && loses, defaultsLost(found, workspace), counts(found, workspace.boot.language)].filter(Boolean);
}
