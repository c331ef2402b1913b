"""The cheapest way out within what must be decided together, by searching and at a glance, against all there are."""

from hypothesis import assume, given
from hypothesis import strategies as st

from layers.solver.effort import TooHard, watched
from layers.solver.region import Region
from layers.solver.repair import repair
from layers.solver.shortcut import shortcut
from tests.layers.brute import Brute, Chosen
from tests.layers.models import Case, cases
from tests.layers.shopping import document, group, option
from tests.layers.solving import Watching, Whole, thorough


def askable(whole: Whole) -> list[str | None]:
    """Nothing in particular, and every option that is not sold out by itself."""
    return [None, *whole.menu.options(whole.region.table.mask & ~whole.scarcity.blocked)]


def named(region: Region, mask: int | None) -> Chosen | None:
    return None if mask is None else region.menu.names_of(mask)


@thorough
@given(cases())
def test_a_repair_is_the_cheapest_there_is(case: Case) -> None:
    whole = Whole(case)
    assume(not whole.scarcity.lacking)
    for name in askable(whole):
        for keep_pinned in (False, True):
            found = repair(whole.region, name, keep_pinned=keep_pinned)
            assert named(whole.region, found) == whole.cheapest(name, keep_pinned=keep_pinned)


@thorough
@given(cases())
def test_what_is_seen_at_a_glance_is_the_cheapest(case: Case) -> None:
    whole = Whole(case)
    assume(not whole.scarcity.lacking)
    for name in askable(whole):
        for keep_pinned in (False, True):
            near = shortcut(whole.region, name, keep_pinned=keep_pinned)
            if near is not None:
                assert named(whole.region, near) == whole.cheapest(name, keep_pinned=keep_pinned)


def toy(*selected: str) -> Region:
    layers = (
        group("a", option("plain"), option("fancy"), required=True),
        group("b", option("b1"), option("dear", price=500), option("cheap", price=100), required=True),
        group("c", option("c1", price=3), option("c2", price=1)),
    )
    made = document(*layers, rules=[{"id": "r", "if": "fancy", "then": {"not": "b1"}}])
    chosen = frozenset(selected)
    return Whole(Case(made, chosen, chosen, {}, Brute(made))).region


def test_the_same_repair_is_looked_for_once() -> None:
    region = toy("plain", "b1")
    first = repair(region, "fancy", keep_pinned=False)
    with watched(Watching(refuse)):
        assert repair(region, "fancy", keep_pinned=False) == first


@thorough
@given(cases(), st.integers(1, 3_000), st.integers(1, 3_000))
def test_what_was_searched_before_with_another_effort_changes_nothing(case: Case, first: int, then: int) -> None:
    whole, fresh = Whole(case), Whole(case)
    assume(not whole.scarcity.lacking)
    for name in askable(whole):
        within(whole.region, name, first)
        assert within(whole.region, name, then) == within(fresh.region, name, then)


def within(region: Region, name: str | None, effort: int) -> int | str | None:
    try:
        return repair(region, name, keep_pinned=False, effort=effort)
    except TooHard:
        return "too hard"


def refuse(_: int) -> None:
    raise AssertionError("searched again")


def test_with_and_without_what_is_pinned_are_two_repairs() -> None:
    region = toy("plain", "b1")
    assert repair(region, "fancy", keep_pinned=True) is None
    assert named(region, repair(region, "fancy", keep_pinned=False)) == {"fancy", "cheap"}


def test_no_option_asks_for_whatever_is_nearest_to_what_is_selected() -> None:
    assert named(toy("fancy", "b1"), repair(toy("fancy", "b1"), None, keep_pinned=False)) == {"plain", "b1"}
    assert named(toy("fancy", "dear"), repair(toy("fancy", "dear"), None, keep_pinned=True)) == {"fancy", "dear"}
    assert named(toy(), repair(toy(), None, keep_pinned=False)) == {"plain", "b1"}
