"""A cart that was read, and what its figures add up to."""

from dataclasses import replace
from typing import Any

import pytest

from layers.carts.reading import CartReading, LineReading, OptionReading
from layers.document.model import BackorderChoice
from layers.problem import Problem
from layers.stock.availability import Availability

OPTION = OptionReading("tan", "strap", "Strap", "Tan", "TAN", 1, 0, 0, 0, 0, True, "", None, None)


def option(units: int = 1, **split: int) -> OptionReading:
    return replace(OPTION, units=units, **split)


def line(quantity: int, *options: OptionReading, price: int = 100) -> LineReading:
    where: Any = {"id": "1", "configurator": "watch", "version": 1, "title": "Watch", "selected": (), "message": ""}
    return LineReading(
        **where,
        quantity=quantity,
        unit_price=price,
        availability=Availability.IN_STOCK,
        ships_on=None,
        options=options,
        backorder=BackorderChoice.INHERIT,
    )


def cart(*lines: LineReading, problems: tuple[Problem, ...] = ()) -> CartReading:
    return CartReading(lines, problems, (), Availability.IN_STOCK, "EUR")


def test_an_option_is_named_with_its_group_and_a_layer_outside_any_without() -> None:
    assert OPTION.name == "Strap: Tan"
    assert replace(OPTION, group=None, group_label=None).name == "Tan"


@pytest.mark.parametrize(
    ("options", "complete"),
    [
        ([], 4),
        ([option(on_hand=4)], 4),
        ([option(on_hand=1, backordered=3)], 1),
        ([option(units=2, on_hand=5, preordered=3)], 2),
        ([option(on_hand=3, backordered=1), option(on_hand=2, preordered=2), option(on_hand=4)], 2),
        ([option(backordered=4)], 0),
    ],
)
def test_a_line_is_whole_as_far_as_everything_late_of_it_is_there(options: list[OptionReading], complete: int) -> None:
    assert line(4, *options).complete == complete


def test_a_layer_that_consumes_nothing_holds_nothing_back() -> None:
    assert line(4, option(units=0)).complete == 4


def test_a_cart_adds_up_its_lines() -> None:
    both = cart(line(2, price=150), line(3, option(backordered=2), option(preordered=1)))
    assert (both.subtotal, both.late_units) == (600, 3)
    assert (cart().subtotal, cart().late_units) == (0, 0)


def test_a_cart_is_allowed_where_it_has_no_problem() -> None:
    assert cart().allowed
    assert not cart(problems=(Problem("gone", "Watch is no longer offered"),)).allowed
