/* What stands in the way, above the panes: no connection, conflicts, and why the draft cannot be published. */
import { html } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { State } from "../protocol/client.js";
import { insistence, subjects } from "../protocol/conflicts.js";
import { useStores } from "../store.js";
import { gettext, ngettext } from "../words.js";
import { fieldName, valueText } from "./said.js";

export function Banners({ workspace, problems, setProblems }) {
  const { client } = workspace;
  useStores(client);
  return html`
    <div class="pc-banners" role="region" aria-label=${gettext("Messages")}>
      <${Connection} client=${client} boot=${workspace.boot} />
      ${problems && html`<${Problems} workspace=${workspace} problems=${problems} close=${() => setProblems(null)} />`}
      ${client.conflicts.map((found) => html`<${Conflict} key=${found.id} workspace=${workspace} found=${found} />`)}
    </div>
  `;
}

function Connection({ client, boot }) {
  const { trouble } = client;
  if (!trouble) return null;
  if (trouble === State.GONE) return html`<${Banner} kind="wrong">${gettext("This configurator was deleted.")}<//>`;
  if (trouble === State.SIGNED_OUT) {
    return html`
      <${Banner} kind="wrong" acts=${html`
        <a class="pc-banner-act" href=${boot.addresses.signIn} target="_blank" rel="noopener">${gettext("Sign in")}</a>
        <button type="button" class="pc-banner-act" onClick=${() => client.retry()}>${gettext("Try again")}</button>`}>
        ${gettext("You are signed out. Your changes wait in this browser.")}
      <//>
    `;
  }
  const words = client.waiting.keeps
    ? gettext("No connection. You can go on: changes wait in this browser and are sent when it is back.")
    : gettext("No connection. You can go on, but leave this page open: this browser keeps nothing.");
  return html`
    <${Banner} kind="waiting" acts=${html`<button type="button" class="pc-banner-act" onClick=${() => client.retry()}>${gettext("Try again")}</button>`}>${words}<//>
  `;
}

function Conflict({ workspace, found }) {
  const { client } = workspace;
  const { operation, code, by } = found;
  const [id] = subjects(operation);
  const label = id ? workspace.label(id) : workspace.document.head.title;
  const person = by ?? gettext("somebody");
  const mine = insistence(found);
  return html`
    <${Banner} kind="conflict" acts=${html`
      ${mine && html`<button type="button" class="pc-banner-act" onClick=${() => client.keepMine(found)}>${keep(code)}</button>`}
      <button type="button" class="pc-banner-act" onClick=${() => client.drop(found)}>${mine ? leave(code) : gettext("Close")}</button>`}>
      ${sentence(workspace, found, label, person)}
    <//>
  `;
}

function sentence({ boot }, { operation, code, theirs, message }, label, person) {
  if (code === "gone") return gettext("%(person)s removed “%(label)s”, which you were changing.", { person, label });
  if (code === "edited") return gettext("%(person)s changed “%(label)s”, which you removed.", { person, label });
  if (code === "cycle") return gettext("“%(label)s” cannot be moved there: %(person)s moved the group into it.", { person, label });
  if (code !== "changed") return message;
  const field = fieldName(operation);
  const values = { person, label, field, theirs: valueText(boot, operation, theirs), mine: valueText(boot, operation) };
  return gettext("%(field)s of “%(label)s”: %(person)s set %(theirs)s, you set %(mine)s.", values);
}

function keep(code) {
  if (code === "gone") return gettext("Restore it with my change");
  return code === "edited" ? gettext("Remove it all the same") : gettext("Keep mine");
}

function leave(code) {
  if (code === "gone") return gettext("Drop my change");
  return code === "edited" ? gettext("Keep it") : gettext("Take theirs");
}

function Problems({ workspace, problems, close }) {
  const { problems: list, status, message } = problems;
  const words = status === 412
    ? gettext("The draft was changed meanwhile. Look at it, then publish again.")
    : list.length
      ? ngettext("%(number)s problem keeps this from being published.", "%(number)s problems keep this from being published.", list.length)
      : message;
  return html`
    <${Banner} kind="wrong" acts=${html`<button type="button" class="pc-banner-act" onClick=${close}>${gettext("Close")}</button>`}>
      ${words}
      <ul class="pc-banner-list">
        ${list.slice(0, 20).map((problem) => html`<li>
          ${workspace.document.has(problem.layer ?? problem.group)
            ? html`<button type="button" class="pc-banner-link" onClick=${() => workspace.goTo(problem.layer ?? problem.group)}>${problem.message}</button>`
            : problem.message}
        </li>`)}
      </ul>
    <//>
  `;
}

function Banner({ kind, acts, children }) {
  return html`
    <div class="pc-banner" data-kind=${kind} role=${kind === "waiting" ? "status" : "alert"}>
      <${Icon} name=${kind === "waiting" ? "offline" : "low"} /><div class="pc-banner-words">${children}</div>
      <div class="pc-banner-acts">${acts}</div>
    </div>
  `;
}
