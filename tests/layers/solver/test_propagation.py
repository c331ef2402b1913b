"""A selection read by itself, and what one more pick makes of it, against the definitions."""

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.document.tree import Tree
from layers.solver.components import Components
from layers.solver.menu import Menu
from layers.solver.propagation import Assignment, PropagationTable, StockLimits, assignment, compiled
from layers.solver.scarcity import Consumption
from tests.layers.brute import true
from tests.layers.models import Case, cases
from tests.layers.shopping import document, group, option
from tests.layers.solving import Whole, thorough

NAMES = ("a1", "a2", "b1", "b2", "b3", "c1")


def table(*more: dict[str, Any], rules: tuple[tuple[Any, Any], ...] = ()) -> PropagationTable:
    """Groups of one and of many, all in one component."""
    named = [{"id": f"r{place}", "if": cause, "then": effect} for place, (cause, effect) in enumerate(rules, 1)]
    layers = [
        group("a", option("a1", "OAK"), option("a2"), required=True),
        group("b", option("b1", "OAK", units=2), option("b2"), option("b3"), choose="many", min=1, max=2),
        group("c", option("c1")),
    ]
    tree = Tree(document(*layers, *more, rules=named))
    components = Components(tree)
    return PropagationTable(tree, Menu(tree), components.joined(range(len(components.all))))


def read(on: PropagationTable, *chosen: str, blocked: tuple[str, ...] = (), **limits: int) -> Assignment:
    items = Consumption(on.tree, Components(on.tree), on.menu).items
    stock = StockLimits(on.menu.mask(blocked), tuple((items[sku], left) for sku, left in limits.items()))
    return assignment(on, stock, on.menu.mask(chosen))


def test_a_selection_with_nothing_wrong_is_whole() -> None:
    assert read(table(), "a1", "b1").whole
    assert read(table(), "a2", "b1", "b2", "c1").whole


@pytest.mark.parametrize(
    ("chosen", "off"),
    [
        (["b1"], {"a1", "a2"}),
        (["a1"], {"b1", "b2", "b3"}),
        (["a1", "b1", "b2", "b3"], {"b1", "b2", "b3"}),
        ([], {"a1", "a2", "b1", "b2", "b3"}),
    ],
)
def test_groups_with_too_few_or_too_many_are_off(chosen: list[str], off: set[str]) -> None:
    found = read(table(), *chosen)
    assert (found.whole, found.table.menu.names_of(found.off)) == (False, off)


def test_a_broken_rule_is_named_by_its_place() -> None:
    ruled = table(rules=(("a1", "b1"), ("b2", {"not": "c1"})))
    assert read(ruled, "a1", "b2", "c1").broken == (0, 1)
    assert read(ruled, "a1", "b1").whole
    assert list(ruled.touched(ruled.menu.mask(["b2", "a1"]))) == [0, 1]
    assert list(ruled.touched(ruled.menu.mask(["a2", "b3"]))) == []


def test_what_is_sold_out_is_not_whole() -> None:
    assert not read(table(), "a1", "b2", blocked=("a1",)).whole
    assert read(table(), "a2", "b2", blocked=("a1",)).whole


def test_a_sum_may_be_used_up_and_not_exceeded() -> None:
    assert read(table(), "a1", "b1", OAK=3).whole
    exceeded = read(table(), "a1", "b1", OAK=2)
    assert (exceeded.whole, exceeded.exceeded) == (False, ("OAK",))
    assert read(table(), "a2", "b1", OAK=2).whole


def test_a_layer_drawn_by_a_choice_is_part_of_the_sum() -> None:
    tray = table(group("tray", option("felt", "OAK"), choose=None, show_if="c1"))
    assert read(tray, "a2", "b1", OAK=2).whole
    assert read(tray, "a2", "b1", "c1", OAK=2).exceeded == ("OAK",)


def test_a_hidden_group_lacks_nothing_and_its_options_are_left_open() -> None:
    engraving = table(group("text", option("initials"), required=True, show_if="c1"))
    hidden = read(engraving, "a1", "b1")
    assert (hidden.whole, hidden.closed) == (True, {"text"})
    assert hidden.pick("initials") is None
    shown = read(engraving, "a1", "b1", "c1")
    assert (shown.whole, shown.closed) == (False, frozenset())
    picked = shown.pick("initials")
    assert picked
    assert picked.whole


def test_a_pick_that_might_show_or_hide_something_is_left_open() -> None:
    engraving = table(group("text", option("initials"), show_if={"not": "a1"}))
    found = read(engraving, "a1", "b1")
    assert (found.pick("a2"), found.clear("a")) == (None, None)
    assert found.pick("c1")
    assert found.clear("b")


def test_a_pick_that_changes_nothing_is_the_same_assignment() -> None:
    found = read(table(), "a1", "b1")
    assert found.pick("a1") is found
    assert found.clear("c") is found


def test_a_pick_mends_and_breaks_the_rules_it_touches() -> None:
    ruled = table(rules=(("a1", "b1"), ("b2", {"not": "c1"})))
    found = read(ruled, "a1", "b2")
    assert found.broken == (0,)
    mended = found.pick("b1")
    assert mended
    assert (mended.broken, mended.whole) == ((), True)
    worse = found.pick("c1")
    assert worse
    assert worse.broken == (0, 1)


def test_clearing_a_group_leaves_nothing_of_it() -> None:
    emptied = read(table(), "a1", "b1", "b2").clear("b")
    assert emptied
    menu = emptied.table.menu
    assert (menu.names_of(emptied.mask), menu.names_of(emptied.off)) == ({"a1"}, {"b1", "b2", "b3"})


conditions: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from((*NAMES, "gone")),
    lambda inner: st.one_of(
        inner.map(lambda one: {"not": one}),
        st.lists(inner, max_size=3).map(lambda some: {"all": some}),
        st.lists(inner, max_size=3).map(lambda some: {"any": some}),
    ),
    max_leaves=5,
)


@thorough
@given(conditions)
def test_a_compiled_condition_says_what_the_condition_says(condition: Any) -> None:
    rule = table(rules=((condition, condition),)).tree.rules[0]
    menu = table().menu
    holds = compiled(menu, rule.if_)
    for chosen in (combination for size in range(len(NAMES)) for combination in combinations(NAMES, size)):
        assert holds(menu.mask(chosen)) == true(rule.if_, frozenset(chosen))


@thorough
@given(cases())
def test_a_selection_is_whole_where_it_can_be_had_as_it_is(case: Case) -> None:
    whole = Whole(case)
    found = whole.assignment(case.selected)
    menu, brute = whole.menu, case.brute
    off = {*brute.unfilled(case.selected), *brute.overfilled(case.selected)}
    assert found.off == menu.mask(option.id for box in brute.boxes if box.id in off for option in box.options)
    assert bool(found.broken) != brute.ruled(case.selected)
    if not whole.scarcity.lacking:
        assert found.whole == (case.selected in case.sold)


@thorough
@given(cases())
def test_an_assignment_after_a_pick_is_that_of_what_was_picked_where_it_can_be_known(case: Case) -> None:
    whole = Whole(case)
    before = whole.assignment(case.selected)
    for name in whole.tree.options:
        picked = case.selected - case.brute.rivals(name) | {name}
        after = before.pick(name)
        if after is None:
            toggled = (picked ^ case.selected) & whole.menu.names_of(whole.table.turning)
            assert toggled or not case.brute.visible(picked)
        else:
            assert case.brute.settled(picked) == picked
            assert same(after, whole.assignment(picked))
    for id, mask in whole.menu.choices.items():
        cleared = before.clear(id)
        assert cleared is None or same(cleared, whole.assignment(case.selected - whole.menu.names_of(mask)))


def same(one: Assignment, other: Assignment) -> bool:
    """Rules may be named in another order, and twice."""
    return (one.mask, one.closed, one.hidden, set(one.broken), one.off, one.exceeded) == (
        (other.mask, other.closed, other.hidden, set(other.broken), other.off, other.exceeded)
    )
