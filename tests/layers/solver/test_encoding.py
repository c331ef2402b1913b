"""A document as clauses: its models are its configurations, and every switch puts one reason in force."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given

from layers.solver.encoding import Encoding
from layers.solver.why import Code, Why
from tests.layers.brute import Brute, Chosen, subsets
from tests.layers.models import Case, cases
from tests.layers.shopping import document, group, option
from tests.layers.solving import Whole, thorough


def encoding(*layers: dict[str, Any], rules: Any = ()) -> tuple[Encoding, Whole]:
    named = [{"id": f"r{place}", "if": cause, "then": effect} for place, (cause, effect) in enumerate(rules, 1)]
    made = document(*layers, rules=named)
    whole = Whole(Case(made, frozenset(), frozenset(), {}, Brute(made)))
    return whole.encoding, whole


def exactly(of: Encoding, chosen: Chosen) -> list[int]:
    return [literal if name in chosen else -literal for name, literal in of.literal.items()]


def allows(of: Encoding, chosen: Iterable[str], *switches: int) -> bool:
    return of.formula.satisfiable([*exactly(of, frozenset(chosen)), *switches])


def switch(of: Encoding, why: Why) -> int:
    (found,) = (literal for literal, one in of.switches.items() if one == why)
    return found


@thorough
@given(cases(7))
def test_everything_in_force_allows_exactly_what_is_complete(case: Case) -> None:
    found = Whole(case).encoding
    complete = set(case.brute.unbounded)
    for chosen in subsets(case.brute.options):
        assert allows(found, chosen, found.everything) == (chosen in complete)


@thorough
@given(cases(7))
def test_an_item_keeps_within_any_room_it_is_asked_to(case: Case) -> None:
    whole = Whole(case)
    found = whole.encoding
    for sku, item in whole.consumption.items.items():
        if item.summed:
            for room in range(5):
                within = found.within(found.formula, item, room)
                for chosen in case.brute.unbounded:
                    used = case.brute.used(chosen).get(sku, 0) - item.always
                    assert allows(found, chosen, found.everything, within) == (used <= room)


def test_without_a_switch_a_reason_is_not_in_force() -> None:
    layers = (
        group("case", option("steel"), option("gold"), required=True),
        group("extras", option("box"), option("pen"), choose="many", max=1),
        group("text", option("initials"), show_if="gold"),
    )
    found, _ = encoding(*layers, rules=(("steel", {"not": "box"}),))
    cases: list[tuple[Why, list[str]]] = [
        (Why(Code.REQUIRED, group="case"), ["box"]),
        (Why(Code.TOO_MANY, group="extras"), ["gold", "box", "pen"]),
        (Why(Code.NOT_SHOWN, group="text"), ["steel", "initials"]),
        (Why(Code.RULE, rule="r1"), ["steel", "box"]),
    ]
    assert set(found.switches.values()) == {why for why, _ in cases}
    for why, chosen in cases:
        others = [literal for literal, other in found.switches.items() if other != why]
        assert allows(found, chosen, *others)
        assert not allows(found, chosen, switch(found, why))
        assert not allows(found, chosen, found.everything)


def test_two_of_a_group_of_one_are_never_chosen_whatever_is_in_force() -> None:
    names = [f"o{place}" for place in range(11)]
    found, _ = encoding(group("g", *map(option, names)))
    assert all(not allows(found, pair) for pair in combinations(names, 2))
    assert all(allows(found, [name]) for name in names)
    assert allows(found, [])


@pytest.mark.parametrize("size", [1, 3, 4, 5, 8, 9])
def test_a_required_group_of_any_size_takes_exactly_one(size: int) -> None:
    names = [f"o{place}" for place in range(size)]
    found, whole = encoding(group("g", *map(option, names), required=True))
    for chosen in subsets(names):
        assert allows(found, chosen, found.everything) == (len(chosen) == 1)
    assert whole.region.feasible


@pytest.mark.parametrize(("least", "most"), [(None, None), (1, None), (2, 3), (3, 3), (None, 1), (4, 9), (5, None)])
def test_a_group_of_many_takes_between_its_bounds(least: int | None, most: int | None) -> None:
    names = [f"o{place}" for place in range(4)]
    found, _ = encoding(group("g", *map(option, names), choose="many", min=least, max=most))
    for chosen in subsets(names):
        assert allows(found, chosen, found.everything) == ((least or 0) <= len(chosen) <= (most or 4))


def test_a_heading_hides_its_own_options_and_no_others() -> None:
    shiny = group("shiny", option("gilt"), choose=None, show_if="gold")
    found, _ = encoding(group("case", option("gold"), option("steel")), group("trim", option("plain"), shiny))
    assert allows(found, ["steel", "plain"], found.everything)
    assert not allows(found, ["steel", "gilt"], found.everything)
    assert allows(found, ["gold", "gilt"], found.everything)


def test_rivals_of_one_group_can_fail_only_alone() -> None:
    found, _ = encoding(
        group("a", option("a1"), option("a2")),
        group("b", option("b1"), option("b2")),
        group("c", option("c1"), option("c2"), choose="many"),
    )
    no = {name: -literal for name, literal in found.literal.items()}
    assert found.alone([no["a1"], no["a2"]])
    assert found.alone([no["b2"]])
    assert not found.alone([no["a1"], no["b1"]])
    assert not found.alone([no["c1"], no["c2"]])
    assert not found.alone([no["a1"], found.literal["a2"]])


def test_gates_are_open_together_where_each_of_them_is() -> None:
    first = group("first", option("x"), show_if="a1")
    second = group("second", option("y"), show_if={"not": "b1"})
    found, _ = encoding(group("a", option("a1")), group("b", option("b1")), first, second)
    both = found.gates(["first", "second"])
    for chosen in (["a1"], ["a1", "b1"], [], ["b1"]):
        assert allows(found, chosen, both) == (chosen == ["a1"])
    assert allows(found, [], found.gates([]))


def test_an_option_that_does_not_exist_is_never_chosen() -> None:
    found, _ = encoding(
        group("a", option("a1")), group("b", option("b1")), rules=(("b1", "gone"), ("a1", {"not": "gone"}))
    )
    assert not allows(found, ["b1"], found.everything)
    assert allows(found, ["a1"], found.everything)


def test_a_rule_of_all_and_any_takes_no_more_literals_than_one_between_two_options() -> None:
    """What they say on its way is never wanted as a literal of its own."""
    layers = (group("a", option("a1"), option("a2")), group("b", option("b1"), option("b2")))
    plain, _ = encoding(*layers, rules=(("a1", "b1"), ("a2", {"not": "b2"})))
    rules = (
        ({"all": ["a1", "b1"]}, {"any": ["a2", "b2"]}),
        ({"not": {"any": ["a1", "b1"]}}, {"not": {"all": ["a2", "b2"]}}),
    )
    ruled, _ = encoding(*layers, rules=rules)
    assert ruled.formula.size == plain.formula.size
