"""What becomes of each rule, against all configurations that there are."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.document.model import Configurator, Rule
from layers.evaluation.usable import usable
from layers.lint.rule_state import RuleState, State, rule_states
from tests.layers.brute import Brute, Chosen, true
from tests.layers.lint.drafted import codes, linted, look, option
from tests.layers.models import SEEDS, case, documents
from tests.layers.pigeons import pigeons
from tests.layers.shopping import document, group
from tests.layers.solving import thorough
from tests.layers.tables import TableProduct

STRAPS = group("strap", option("tan"), option("steel"), required=True)
DIALS = group("dial", option("black"), option("wood"), required=True)
GIFTS = group("gift", option("box"), option("bag"))


def states(*rules: dict[str, Any]) -> dict[str, RuleState]:
    return dict(rule_states(document(STRAPS, DIALS, GIFTS, rules=list(rules))))


def test_a_rule_acts_where_something_meets_its_condition() -> None:
    assert states(
        {"id": "plain", "if": "wood", "then": {"not": "steel"}},
        {"id": "idle", "if": {"all": ["tan", "wood"]}, "then": "tan"},
        {"id": "own", "if": "box", "then": {"not": "box"}},
        {"id": "both", "if": {"all": ["wood", "bag"]}, "then": {"any": []}},
    ) == dict.fromkeys(("plain", "idle", "own", "both"), RuleState(State.ACTS))


def test_a_rule_never_applies_where_its_condition_contradicts_itself_or_others() -> None:
    assert states(
        {"id": "two", "if": {"all": ["tan", "steel"]}, "then": "wood"},
        {"id": "retired", "if": "box", "then": {"not": "box"}},
        {"id": "after", "if": {"all": ["box", "wood"]}, "then": "tan"},
    ) == {
        "two": RuleState(State.NEVER),
        "retired": RuleState(State.ACTS),
        "after": RuleState(State.NEVER, ("retired",)),
    }


def test_rules_that_contradict_each_other_name_each_other_and_only_those_that_are_needed() -> None:
    rules: list[dict[str, Any]] = [
        {"id": "r1", "if": "box", "then": "wood"},
        {"id": "r2", "if": "bag", "then": "steel"},
        {"id": "r3", "if": "wood", "then": "steel"},
        {"id": "r7", "if": "box", "then": "tan"},
    ]
    assert states(*rules) == {
        "r1": RuleState(State.ACTS, ("r3", "r7")),
        "r2": RuleState(State.ACTS),
        "r3": RuleState(State.ACTS),
        "r7": RuleState(State.ACTS, ("r1", "r3")),
    }
    found = linted(STRAPS, DIALS, GIFTS, rules=rules)
    assert codes(found) == [("dead_option", "box"), ("contradiction", "r1")]
    assert found.problems[1].message == "The rule r1 contradicts the rules r3, r7."


def test_a_rule_about_options_that_do_not_exist_is_incomplete() -> None:
    found = states(
        {"id": "half", "if": "box", "then": "silk"},
        {"id": "other", "if": {"any": ["box", {"not": "strap"}]}, "then": "wood"},
        {"id": "whole", "if": "box", "then": "wood"},
    )
    assert [(rule, one.state) for rule, one in found.items()] == [
        ("half", State.INCOMPLETE),
        ("other", State.INCOMPLETE),
        ("whole", State.ACTS),
    ]


def test_many_rules_that_one_contradicts_are_counted() -> None:
    chain = [group(f"g{n}", option(f"a{n}"), option(f"b{n}"), required=True) for n in range(8)]
    rules = [{"id": f"r{n}", "if": f"a{n}", "then": f"a{n + 1}"} for n in range(7)]
    back: dict[str, Any] = {"id": "back", "if": "a0", "then": "b7"}
    idle: dict[str, Any] = {"id": "idle", "if": {"all": ["a0", "b7"]}, "then": "a1"}
    assert [one.message for one in linted(*chain, rules=[*rules, back]).problems if one.rule] == [
        "The rule r0 and 7 other rules contradict one another."
    ]
    assert [one.message for one in linted(*chain, rules=[*rules, idle]).problems if one.rule] == [
        "The rule idle can never apply because of 7 other rules."
    ]


def test_what_takes_too_long_is_undecided_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    made = TableProduct(groups=30, rules=60, seed=1).configurator
    decided = rule_states(made)
    assert State.UNDECIDED not in {one.state for one in decided.values()}
    monkeypatch.setattr("layers.lint.rule_state.ALL", 60_000)
    found = look(made)
    known = {rule: one for rule, one in found.rules.items() if one.state is not State.UNDECIDED}
    assert known == {rule: decided[rule] for rule in known}
    assert 0 < len(known) < 60
    message = "It took too long to find out whether every rule can apply."
    assert [one.message for one in found.problems if one.code == "too_hard"] == [message]


def test_one_rule_that_is_too_hard_leaves_the_others_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layers.lint.selectors.ONE", 20_000)
    made = pigeons(8)
    made["rules"].append({"id": "all-in", "if": "full", "then": "full"})
    found = rule_states(Configurator.model_validate(made))
    assert found["all-in"] == RuleState(State.UNDECIDED)
    assert {one.state for rule, one in found.items() if rule.startswith("r")} == {State.ACTS}


def test_rules_that_cannot_be_named_in_time_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layers.lint.selectors.NAMING", 1)
    first: dict[str, Any] = {"id": "first", "if": "box", "then": "wood"}
    found = states(first, {"id": "then", "if": "box", "then": "black"})
    assert found == dict.fromkeys(("first", "then"), RuleState(State.ACTS))


def tied(seed: int, size: int) -> Configurator:
    """A document with many rules about few options, so that they often contradict one another."""
    random = Random(seed)
    brute = case(random, size).brute
    if not brute.options:
        return brute.document

    def side() -> Any:
        names = random.sample(brute.options, min(len(brute.options), random.randint(1, 3)))
        return random.choice([names[0], {"all": names}, {"any": names}, {"not": names[0]}])

    rules = [Rule.model_validate({"id": f"t{n}", "if": side(), "then": side()}) for n in range(random.randint(2, 7))]
    return brute.document.model_copy(update={"rules": (*brute.document.rules, *rules)})


@thorough
@given(st.one_of(documents(), st.builds(tied, SEEDS, st.integers(2, 8))))
def test_every_state_is_what_trying_everything_finds(drawn: Configurator) -> None:
    of = usable(drawn)
    for rule, found in rule_states(of).items():
        if _meeting(of, rule, [other.id for other in of.rules]):
            assert found == RuleState(State.ACTS)
        elif _meeting(of, rule, [other.id for other in of.rules if other.id != rule]):
            assert found.state is State.ACTS
            assert_all_needed(of, rule, found.contradicts, [rule])
        elif _configurations(of, [other.id for other in of.rules if other.id != rule]):
            assert found.state is State.NEVER
            assert_all_needed(of, rule, found.contradicts, [])


def assert_all_needed(of: Configurator, rule: str, named: Sequence[str], kept: Sequence[str]) -> None:
    """They make the condition impossible, and none of them could be left out."""
    assert rule not in named
    assert not _meeting(of, rule, [*kept, *named])
    for left_out in named:
        assert _meeting(of, rule, [*kept, *(other for other in named if other != left_out)])


def _meeting(of: Configurator, rule: str, kept: Sequence[str]) -> list[Chosen]:
    (condition,) = (one.if_ for one in of.rules if one.id == rule)
    return [chosen for chosen in _configurations(of, kept) if true(condition, chosen)]


def _configurations(of: Configurator, kept: Sequence[str]) -> list[Chosen]:
    rules = tuple(rule for rule in of.rules if rule.id in kept)
    return Brute(of.model_copy(update={"rules": rules})).unbounded
