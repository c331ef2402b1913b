"""How many configurations there are, and when counting them is given up."""

from math import comb
from typing import Any

from hypothesis import given

from layers.document.tree import Tree
from layers.evaluation.countable import MANY
from layers.evaluation.tally import Tally, tally
from tests.layers.models import Case, cases
from tests.layers.shopping import document, group, option
from tests.layers.solving import thorough


def tree(*layers: dict[str, Any], rules: tuple[tuple[Any, Any], ...] = ()) -> Tree:
    named = [{"id": f"r{place}", "if": cause, "then": effect} for place, (cause, effect) in enumerate(rules, 1)]
    return Tree(document(*layers, rules=named))


def row(name: str, size: int, **fields: Any) -> dict[str, Any]:
    return group(name, *(option(f"{name}{place}") for place in range(size)), **fields)


def test_ways_to_choose_from_groups_apart_are_multiplied() -> None:
    assert tally(tree(row("a", 3, required=True), row("b", 4)), {}) == Tally(15, 15)


def test_a_group_of_many_is_chosen_from_in_every_size_it_allows() -> None:
    assert tally(tree(row("a", 6, choose="many")), {}).count == 2**6
    assert tally(tree(row("a", 6, choose="many", min=2, max=4)), {}).count == comb(6, 2) + comb(6, 3) + comb(6, 4)
    assert tally(tree(row("a", 2, choose="many", max=9)), {}).count == 4
    assert tally(tree(row("a", 2, choose="many", min=3)), {}) == Tally(0, 0)


def test_a_product_without_a_choice_is_one() -> None:
    assert tally(tree(option("case")), {}) == Tally(1, 1)


def test_nothing_can_be_had_where_what_is_always_drawn_is_lacking() -> None:
    made = tree(option("screw", "SCREW", units=2), option("nut", "SCREW"), row("a", 3))
    assert tally(made, {"SCREW": 3}).count == 4
    assert tally(made, {"SCREW": 2}) == Tally(0, 4)
    assert tally(made, {"SCREW": None}).count == 4


def test_an_item_of_which_there_is_little_binds_the_groups_that_use_it() -> None:
    left, right = (group(name, option(f"{name}-knob", "KNOB"), option(f"{name}-plain")) for name in ("left", "right"))
    made = tree(left, right, row("a", 3, required=True))
    assert tally(made, {"KNOB": 2}).count == 27
    assert tally(made, {"KNOB": 1}).count == 24
    assert tally(made, {"KNOB": 0}).count == 12


def test_a_hidden_group_counts_only_where_it_is_shown() -> None:
    made = tree(row("a", 2, required=True), row("b", 3, required=True, show_if="a0"))
    assert tally(made, {}).count == 4


def test_up_to_many_combinations_are_tried_and_not_one_more() -> None:
    """Groups of which each rules something out in the next are counted together."""
    assert MANY == 5000
    exact = [row("a", 50, required=True), row("b", 100, required=True)]
    assert tally(tree(*exact, rules=(("a0", {"not": "b0"}),)), {}) == Tally(4999, 5000)
    beyond = [row("a", 50, required=True), row("b", 100)]
    assert tally(tree(*beyond, rules=(("a0", {"not": "b0"}),)), {}) == Tally(None, 5050)


def test_a_large_group_that_nothing_ties_is_counted_whatever_its_size() -> None:
    assert tally(tree(row("a", 40, choose="many")), {}).count == 2**40
    scarce = group("a", *(option(f"a{n}", "KNOB") for n in range(40)), choose="many")
    assert tally(tree(scarce), {"KNOB": 40}).count == 2**40
    assert tally(tree(scarce), {"KNOB": 39}) == Tally(None, 2**40)


def test_a_large_group_beside_a_rule_about_others_is_counted() -> None:
    made = tree(row("a", 40, choose="many"), row("b", 2, required=True), row("c", 2), rules=(("b0", "c0"),))
    assert tally(made, {}).count == 2**40 * 4


@thorough
@given(cases())
def test_a_tally_is_the_number_of_configurations_there_are(case: Case) -> None:
    made = Tree(case.document)
    counted = tally(made, case.room)
    assert counted.count == len(case.sold)
    assert counted.count <= counted.bound
