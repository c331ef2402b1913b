/* A rule as a sentence: when some options are chosen, then others are, or are not. */
import { html, useState } from "../vendor/preact.js";
import { Icon } from "../icon.js";
import { ChoiceField, TextField } from "../inspector/fields.js";
import { gettext } from "../words.js";
import { Chips, OptionPicker } from "./chip.js";
import { condition, named, side } from "./reading.js";
import { freshRule } from "./writing.js";

const NOTHING = { meant: "any", options: [] };

/** `state` is what was found out about it: {state, with}, or undefined. */
export function Sentence({ workspace, rule, state }) {
  const [when, then] = [side(rule.if), side(rule.then)];
  const write = (change) => workspace.edit([{ op: "rule.put", rule: { ...rule, ...change } }]);
  const turn = (name) => (said) => said.options.length && write({ [name]: condition(said.meant, said.options) });
  return html`
    <li class="pc-rule" id=${`rule-${rule.id}`} data-rule=${rule.id}>
      <div class="pc-rule-head">
        <code>${rule.id}</code>
        <${State} workspace=${workspace} rule=${rule} found=${state} />
        <button type="button" class="pc-tool" aria-label=${gettext("Remove the rule %(id)s", { id: rule.id })} title=${gettext("Remove")}
          onClick=${() => workspace.edit([{ op: "rule.remove", id: rule.id }])}><${Icon} name="close" /></button>
      </div>
      ${when && then ? html`
        <${Side} workspace=${workspace} words=${gettext("When")} said=${when} change=${turn("if")} />
        <${Side} workspace=${workspace} words=${gettext("then")} said=${then} change=${turn("then")} />
      ` : html`<p class="pc-rule-text" dir="auto">${gettext("When %(one)s, then %(other)s.", { one: spoken(workspace, rule.if), other: spoken(workspace, rule.then) })}</p>`}
      <${TextField} label=${gettext("Shoppers read")} value=${rule.message ?? ""} maxlength="300" placeholder=${gettext("A sentence is made of the names")}
        write=${(message, gesture) => workspace.edit([{ op: "rule.put", rule: { ...rule, message } }], gesture)} />
    </li>
  `;
}

/** A rule that has not both sides yet: it is none of the draft's before. */
export function NewSentence({ workspace, done }) {
  const [sides, setSides] = useState({ if: NOTHING, then: NOTHING });
  const change = (name) => (said) => {
    const next = { ...sides, [name]: said };
    setSides(next);
    if (!next.if.options.length || !next.then.options.length) return;
    const made = { id: freshRule(workspace.document), message: "" };
    for (const each of ["if", "then"]) made[each] = condition(next[each].meant, next[each].options);
    workspace.edit([{ op: "rule.put", rule: made }]);
    done();
  };
  return html`
    <li class="pc-rule" data-rule="">
      <div class="pc-rule-head"><span class="pc-prop-label">${gettext("New rule")}</span>
        <button type="button" class="pc-tool" aria-label=${gettext("Leave it")} onClick=${done}><${Icon} name="close" /></button></div>
      <${Side} workspace=${workspace} words=${gettext("When")} said=${sides.if} change=${change("if")} />
      <${Side} workspace=${workspace} words=${gettext("then")} said=${sides.then} change=${change("then")} />
    </li>
  `;
}

function Side({ workspace, words, said, change }) {
  const choices = [["any", gettext("one of")], ["all", gettext("all of")], ["none", gettext("none of")]];
  const { options } = said;
  return html`
    <div class="pc-rule-side" role="group" aria-label=${words}>
      <${ChoiceField} label=${words} value=${said.meant} choices=${choices} write=${(meant) => change({ ...said, meant })} />
      <div class="pc-rule-chips">
        <${Chips} workspace=${workspace} options=${options} remove=${(gone) => change({ ...said, options: options.filter((each) => !gone.includes(each)) })} />
        <${OptionPicker} workspace=${workspace} words=${gettext("Add an option or a group")} without=${(each) => options.includes(each)}
          add=${(more) => change({ ...said, options: [...options, ...more] })} />
      </div>
    </div>
  `;
}

function State({ workspace, rule, found }) {
  const { document } = workspace;
  const missing = [...named(rule.if), ...named(rule.then)].some((id) => document.isGroup(id) || !document.has(id));
  if (missing) return html`<span class="pc-rule-state" data-state="incomplete">${gettext("Incomplete: it names something that is gone")}</span>`;
  if (!found) return null;
  const words = {
    acts: gettext("Acts"),
    incomplete: gettext("Incomplete"),
    never: found.with?.length ? gettext("Contradicts %(rules)s", { rules: found.with.join(", ") }) : gettext("Never applies"),
  };
  return html`<span class="pc-rule-state" data-state=${found.state}>${words[found.state] ?? ""}</span>`;
}

function spoken(workspace, one) {
  if (typeof one === "string") return `“${workspace.document.has(one) ? workspace.label(one) : one}”`;
  if (one.not !== undefined) return gettext("not (%(what)s)", { what: spoken(workspace, one.not) });
  const list = new Intl.ListFormat(workspace.boot.language, { type: one.all ? "conjunction" : "disjunction" });
  return list.format((one.all ?? one.any).map((each) => spoken(workspace, each)));
}
