"""The way out that is offered beside a selection that cannot be sold."""

import pytest
from hypothesis import given

from layers.document.configuration import faults
from layers.evaluation.permission import fault_problems
from layers.evaluation.product import Product
from layers.evaluation.question import Question, chosen
from layers.evaluation.remedy import remedy
from layers.problem import Problem
from tests.layers.models import Case, cases
from tests.layers.shopping import group, option, product, shop
from tests.layers.solving import thorough

CASES = group("case", option("steel"), option("gold", price=500), required=True)
DIALS = group("dial", option("blue"), option("white", price=10), option("green", price=5), required=True)
WATCH = product(CASES, DIALS, rules=[{"id": "r", "if": "steel", "then": {"not": "blue"}}])
SHORT = Problem("out_of_stock", "", group="case", layer="steel")


def offered(
    of: Product, *selected: str, pinned: tuple[str, ...] | None = None, problems: tuple[Problem, ...] = (), **room: int
) -> set[str]:
    return set(remedy(of, chosen(of, Question(selected, pinned=pinned), room), problems))


def broken(rule: str = "r") -> tuple[Problem, ...]:
    return (Problem("rule", "", rule=rule),)


def test_where_nothing_is_wrong_nothing_is_offered() -> None:
    assert offered(WATCH, "gold", "blue") == set()


@pytest.mark.parametrize("code", ["required", "too_few", "gone"])
def test_what_is_still_to_be_chosen_is_left_to_the_shopper(code: str) -> None:
    assert offered(WATCH, "gold", problems=(Problem(code, "", group="dial"),)) == set()


def test_of_two_choices_that_exclude_each_other_the_first_of_the_menu_stays() -> None:
    assert offered(WATCH, "steel", "blue", pinned=(), problems=broken()) == {"steel", "green"}
    assert offered(WATCH, "blue", "steel", problems=broken()) == {"steel", "green"}


def test_what_is_pinned_stays_where_anything_can_be_sold_with_it() -> None:
    assert offered(WATCH, "steel", "blue", pinned=("blue",), problems=broken()) == {"gold", "blue"}


def test_a_choice_that_is_sold_out_is_replaced_by_another_of_its_group() -> None:
    straps = product(group("strap", option("tan", "TAN"), option("steel", price=9), option("grey"), required=True))
    short = (Problem("out_of_stock", "", group="strap", layer="tan"),)
    assert offered(straps, "tan", problems=short, TAN=0) == {"grey"}


def test_of_several_replacements_the_fewest_changes_come_before_the_least_price() -> None:
    straps = group("strap", option("tan", "TAN"), option("cheap"), option("dear", price=900), required=True)
    rules = [{"id": "r", "if": "cheap", "then": {"not": "blue"}}]
    made = product(straps, DIALS, rules=rules)
    short = (Problem("backorder_limit", "", group="strap", layer="tan"),)
    assert offered(made, "tan", "blue", pinned=("tan",), problems=short, TAN=0) == {"dear", "blue"}


def test_where_nothing_can_be_sold_nothing_is_offered() -> None:
    only = product(group("strap", option("tan", "TAN"), required=True))
    assert offered(only, "tan", problems=(Problem("out_of_stock", "", group="strap"),), TAN=0) == set()


def test_a_way_out_that_is_what_is_selected_is_none() -> None:
    assert offered(WATCH, "gold", "blue", problems=(SHORT,)) == set()


@thorough
@given(cases())
def test_whatever_is_offered_can_be_sold(case: Case) -> None:
    made = Product(case.document, 1)
    choice = chosen(made, Question(tuple(case.selected), pinned=tuple(case.pinned)), case.room)
    names = made.names("en")
    found = tuple(fault_problems(shop().speech, names, faults(made.tree, case.selected), None))
    offer = frozenset(remedy(made, choice, found))
    assert not offer or (offer in case.sold and offer != case.selected)
