"""Which rules act, which never do, and which contradict others."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from layers.document.model import Configurator
from layers.document.tree import Tree
from layers.evaluation.usable import usable
from layers.lint.selectors import Selectors, all_selectors
from layers.solver.effort import Exhausted, TooHard, within

ALL = 30_000_000
"""Steps for the rules of one document; some 1 to 4 seconds."""


class State(StrEnum):
    """`acts`: the condition is met by something that can be built, or could be but for the rule. `never`: it is not.
    `incomplete`: the rule names options that do not exist. `undecided`: finding out took too long.
    """

    ACTS = "acts"
    NEVER = "never"
    INCOMPLETE = "incomplete"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class RuleState:
    """What a rule does beside the others.

    `contradicts` are other rules, none of which could be left out, because of which it never acts, or which together
    with it make its condition impossible. It is empty where no other rule is needed for that, and where finding those
    that are took too long.
    """

    state: State
    contradicts: tuple[str, ...] = ()


def rule_states(document: Configurator) -> Mapping[str, RuleState]:
    """The state of every rule, in the order of the document, regardless of stock.

    A rule is judged among the groups and rules that it is connected with; whether the rest can be built is not asked.
    """
    tree = Tree(usable(document))
    found = {rule.id: RuleState(State.INCOMPLETE) for rule in document.rules}
    found |= {rule.id: RuleState(State.UNDECIDED) for rule in tree.rules}
    with suppress(Exhausted), within(ALL):
        for selectors in all_selectors(tree):
            for rule, state in _judged(selectors):
                found[rule] = state
    return found


def _judged(selectors: Selectors) -> Iterator[tuple[str, RuleState]]:
    """The rules of one component; a configuration that meets one condition often meets others, too."""
    met = set[str]()
    for rule in selectors.rules:
        if rule not in met and _possible(selectors, rule):
            met |= selectors.met()
        yield rule, RuleState(State.ACTS) if rule in met else _excluded(selectors, rule)


def _possible(selectors: Selectors, rule: str) -> bool:
    """Whether a configuration that keeps all rules is known to meet the condition of one."""
    try:
        return selectors.meets(rule, selectors.rules)
    except TooHard:
        return False


def _excluded(selectors: Selectors, rule: str) -> RuleState:
    """The state of a rule whose condition nothing is known to meet that keeps all rules."""
    others = [other for other in selectors.rules if other != rule]
    try:
        if selectors.meets(rule, others):
            return RuleState(State.ACTS, selectors.fewest(rule, [rule], others))
        return RuleState(State.NEVER, selectors.fewest(rule, [], others))
    except TooHard:
        return RuleState(State.UNDECIDED)
