"""Labels and messages made from a split, for carts and orders alike."""

from datetime import date, timedelta

import pytest

from layers.words.wording import cart_label, latest, message, ships_on
from tests.layers.shopping import TODAY, shop

SOON, LATER = date(2026, 3, 20), date(2026, 12, 12)


@pytest.mark.parametrize(
    ("now", "backordered", "preordered", "notify", "label"),
    [
        (3, 0, 0, True, ""),
        (0, 3, 0, True, "(Available Backorder)"),
        (2, 3, 0, True, "(2 in stock, 3 Available Backorder)"),
        (0, 0, 3, True, "(Available Preorder)"),
        (0, 3, 0, False, ""),
        (2, 3, 0, False, ""),
        (0, 0, 3, False, "(Available Preorder)"),
        (0, 0, 0, True, ""),
    ],
)
def test_a_label_says_what_is_late_of_this_line(
    now: int, backordered: int, preordered: int, notify: bool, label: str
) -> None:
    assert cart_label(shop().words, now, backordered, preordered, notify) == label


def test_the_latest_date_counts_and_one_without_a_date_undoes_it() -> None:
    assert latest([SOON, LATER]) == LATER
    assert latest([SOON, None]) is None
    assert latest([]) is None


def test_a_message_says_when_what_is_late_ships() -> None:
    assert message(shop(), []) == ""
    assert message(shop(), [None, SOON]) == "Ships once restocked"
    assert message(shop(), [SOON, LATER]) == "Ships on December 12, 2026"
    assert message(shop("en-GB"), [LATER]) == "Ships on 12 December 2026"


def test_a_date_is_given_for_late_units_only_and_never_a_past_one() -> None:
    assert ships_on(1, 0, SOON, True, TODAY) == SOON
    assert ships_on(0, 1, SOON, False, TODAY) == SOON
    assert ships_on(0, 0, SOON, True, TODAY) is None
    assert ships_on(1, 0, SOON, False, TODAY) is None
    assert ships_on(1, 0, TODAY - timedelta(days=1), True, TODAY) is None
