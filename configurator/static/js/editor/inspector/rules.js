/* What an option goes with: both directions of every rule that is about it. */
import { html } from "../vendor/preact.js";
import { gettext } from "../words.js";
import { Chips, OptionPicker } from "../rules/chip.js";
import { about, rivals } from "../rules/reading.js";
import { added, removed } from "../rules/writing.js";

export const name = "rules";
export const title = () => gettext("Rules");
export const applies = ({ document }, ids) => ids.length === 1 && document.choiceOf(ids[0]) !== null;

export function Section({ workspace, ids: [id] }) {
  const { document } = workspace;
  const found = about(document, id);
  const without = (known) => (other) => other === id || rivals(document, id, other) || known.some(({ others }) => others.includes(other));
  const pairs = (kind, words, hint) => html`
    <${Pairs} workspace=${workspace} id=${id} words=${words} found=${found[kind]}>
      <${OptionPicker} workspace=${workspace} words=${hint} without=${without(found[kind])}
        add=${(others) => workspace.edit(added(document, kind, id, others))} />
    <//>
  `;
  return html`
    ${pairs("excludes", gettext("Does not go with"), gettext("Add an option or a group"))}
    ${pairs("needs", gettext("Needs one of"), gettext("Add an option or a group"))}
    ${found.neededBy.length > 0 && html`<${Pairs} workspace=${workspace} id=${id} words=${gettext("Needed by")} found=${found.neededBy} />`}
    <button type="button" class="pc-prop-act" onClick=${() => workspace.openRules(found.sentences[0]?.id ?? null)}>
      ${found.sentences.length ? gettext("Also in sentences: %(rules)s", { rules: found.sentences.map((rule) => rule.id).join(", ") }) : gettext("All rules")}
    </button>
  `;
}

function Pairs({ workspace, id, words, found, children }) {
  const { document } = workspace;
  return html`
    <div class="pc-rule-pairs" role="group" aria-label=${words}>
      <span class="pc-prop-label">${words}</span>
      <div class="pc-rule-chips">
        ${found.map(({ rule, others }) => html`
          <${Chips} key=${rule.id} workspace=${workspace} options=${others}
            remove=${(options) => workspace.edit(removed(document, rule, sides(rule, id, options)))} />
        `)}
        ${children}
      </div>
    </div>
  `;
}

/** What leaves a rule: the others of an option's own rule, else the option out of another's. */
function sides(rule, id, options) {
  return rule.if === id ? options : [id];
}
