"""What is possible beside a selection, also where the best way out is too hard to find."""

import pytest
from hypothesis import assume, given

from layers.solver.answer import SolverAnswer
from layers.solver.why import Code, Why
from tests.layers.brute import Brute
from tests.layers.models import Case, cases
from tests.layers.shopping import document, group, option
from tests.layers.solving import Whole, thorough


def answer(whole: Whole) -> SolverAnswer:
    """Of the whole as one region."""
    return SolverAnswer(whole.cost_model, [whole.region], whole.scarcity.lacking)


def toy(*selected: str, pinned: tuple[str, ...] = (), **room: int) -> Whole:
    made = document(
        option("screw", "SCREW"),
        group("case", option("steel"), option("gold", "GOLD"), required=True),
        group("dial", option("blue"), option("white", price=70), option("green", price=30), required=True),
        group("extras", option("box"), option("pen", price=9), choose="many", max=1),
        rules=[{"id": "r", "if": "steel", "then": {"not": "blue"}}],
    )
    return Whole(Case(made, frozenset(selected), frozenset(pinned), dict(room), Brute(made)))


@pytest.mark.parametrize("name", ["steel", "gold", "blue", "box"])
def test_where_an_always_drawn_layer_is_lacking_nothing_can_be_had_and_nothing_frees_it(name: str) -> None:
    nothing = answer(toy("gold", "blue", SCREW=0))
    assert nothing.selectable == frozenset()
    assert nothing.why(name) == (Why(Code.OUT_OF_STOCK, sku="SCREW"),)
    assert nothing.instead(name) == ()


def test_an_option_that_is_sold_out_itself_says_so_first() -> None:
    nothing = answer(toy("steel", "white", SCREW=0, GOLD=0))
    assert nothing.why("gold") == (Why(Code.OUT_OF_STOCK, sku="GOLD"),)


def test_what_is_selectable_has_no_reason_and_no_way_out() -> None:
    free = answer(toy("gold", "blue"))
    assert (free.why("green"), free.instead("green")) == ((), ())


def test_the_mere_pick_needs_no_search() -> None:
    assert answer(toy("gold", "blue")).picked("green", effort=0) == {"gold", "green"}


def test_a_pick_into_an_incomplete_selection_completes_nothing() -> None:
    assert answer(toy()).picked("steel", effort=0) == {"steel"}


def test_where_the_best_is_too_hard_to_find_any_that_keeps_what_is_pinned_is_taken() -> None:
    whole = toy("gold", "blue", "box", pinned=("box",))
    assert answer(whole).picked("steel") == {"steel", "green", "box"}
    found = answer(whole).picked("steel", effort=0)
    assert {"steel", "box"} <= found
    assert found in whole.sold


def test_a_way_out_that_is_too_hard_to_find_is_not_said_not_to_exist() -> None:
    pinned = ("blue", "box", "pen")
    assert answer(toy("gold", *pinned, pinned=pinned)).instead("steel") == ("steel", "green")
    assert answer(toy("gold", *pinned, pinned=pinned)).instead("steel", effort=0) is None


@thorough
@given(cases())
def test_without_any_effort_a_pick_is_still_one_that_can_be_sold(case: Case) -> None:
    whole = Whole(case)
    assume(not whole.scarcity.lacking)
    given_up = answer(whole)
    for name in given_up.selectable:
        found = given_up.picked(name, effort=0)
        assert {name, *whole.kept(name)} <= found
        assert found == whole.cost_model.plain(name) or found in case.sold
    assert given_up.selectable == answer(Whole(case)).selectable


@thorough
@given(cases())
def test_without_any_effort_a_way_out_is_the_best_or_none(case: Case) -> None:
    whole = Whole(case)
    assume(not whole.scarcity.lacking)
    given_up, exact = answer(whole), answer(Whole(case))
    for name in whole.tree.options:
        assert given_up.instead(name, effort=0) in (None, exact.instead(name))
