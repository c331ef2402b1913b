"""What an order line is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.orders.line_id import line_id, order_of_line, place_of_line


def test_a_line_is_called_by_its_order_and_its_place_there() -> None:
    assert line_id("1001", 2) == line_id(1001, 2) == "1001-2"


@given(st.integers(1, 10**9).map(str) | st.text("ABC-0123456789", min_size=1), st.integers(1, 10_000))
def test_a_name_says_its_order_and_its_place(order: str, place: int) -> None:
    assert order_of_line(line_id(order, place)) == order
    assert place_of_line(line_id(order, place)) == place


@pytest.mark.parametrize("name", ["", "1001", "watch"])
def test_what_is_no_lines_name_has_no_order(name: str) -> None:
    assert order_of_line(name) == ""


@pytest.mark.parametrize("name", ["", "1001-", "1001-x"])
def test_what_is_no_lines_name_has_no_place(name: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        place_of_line(name)
