"""Rules that never act, and rules that contradict others."""

from collections.abc import Iterator, Mapping

from layers.lint.finding import Finding
from layers.lint.rule_state import RuleState, State
from layers.speech import Speech

NAMED = 5
"""So many rules are named in one sentence; where there are more, they are counted."""


def about_rules(states: Mapping[str, RuleState], speech: Speech) -> Iterator[Finding]:
    """In the order of the rules; of those that contradict one another, the first stands for all."""
    told = set[frozenset[str]]()
    for rule, state in states.items():
        together = frozenset((rule, *state.contradicts))
        if state.state is State.NEVER:
            yield Finding("idle_rule", _never(rule, state.contradicts, speech), rule=rule)
        elif state.contradicts and together not in told:
            told.add(together)
            yield Finding("contradiction", _contradicts(rule, state.contradicts, speech), rule=rule)
    if any(state.state is State.UNDECIDED for state in states.values()):
        message = speech.gettext("It took too long to find out whether every rule can apply.")
        yield Finding("too_hard", message)


def _never(rule: str, others: tuple[str, ...], speech: Speech) -> str:
    if not others:
        return speech.gettext("The rule %(id)s can never apply.") % {"id": rule}
    if len(others) > NAMED:
        text = speech.gettext("The rule %(id)s can never apply because of %(number)s other rules.")
        return text % {"id": rule, "number": len(others)}
    text = speech.ngettext(
        "The rule %(id)s can never apply because of the rule %(rules)s.",
        "The rule %(id)s can never apply because of the rules %(rules)s.",
        len(others),
    )
    return text % {"id": rule, "rules": ", ".join(others)}


def _contradicts(rule: str, others: tuple[str, ...], speech: Speech) -> str:
    if len(others) > NAMED:
        text = speech.gettext("The rule %(id)s and %(number)s other rules contradict one another.")
        return text % {"id": rule, "number": len(others)}
    text = speech.ngettext(
        "The rule %(id)s contradicts the rule %(rules)s.",
        "The rule %(id)s contradicts the rules %(rules)s.",
        len(others),
    )
    return text % {"id": rule, "rules": ", ".join(others)}
