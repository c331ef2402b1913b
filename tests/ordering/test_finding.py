"""How many of which lines are meant, and whether there are that many."""

import pytest

from configurator.ordering.errors import NoSuchLine, NothingTo, NotThatMany
from configurator.ordering.finding import all_of, asked_of
from layers.orders.order import OrderLine
from tests.layers.sold import order, part, sold

ORDER = order(sold(3, part(allocated=3), id="1001-1"), sold(2, part(backordered=2), id="1001-2"))


def complete(line: OrderLine) -> int:
    return line.complete


def shipped(line: OrderLine) -> int:
    return line.shipped


def test_as_many_as_there_are_may_be_asked_for() -> None:
    assert asked_of(ORDER, {"1001-1": 3}, complete) == {"1001-1": 3}
    assert asked_of(ORDER, {"1001-1": 1}, complete) == {"1001-1": 1}
    assert asked_of(ORDER, {}, complete) == {}


@pytest.mark.parametrize(
    ("line", "count", "has"), [("1001-1", 4, 3), ("1001-1", 0, 3), ("1001-1", -1, 3), ("1001-2", 1, 0)]
)
def test_more_than_there_are_and_less_than_one_are_refused_with_what_there_is(line: str, count: int, has: int) -> None:
    with pytest.raises(NotThatMany) as refusal:
        asked_of(ORDER, {line: count}, complete)
    assert (refusal.value.line, refusal.value.asked, refusal.value.most) == (line, count, has)


def test_a_line_that_is_not_there_is_named() -> None:
    with pytest.raises(NoSuchLine):
        asked_of(ORDER, {"1001-1": 1, "1001-9": 1}, complete)


def test_all_that_can_be_done_leaves_out_lines_of_which_nothing_can() -> None:
    assert all_of(ORDER, complete, shipped, "ship") == {"1001-1": 3}


def test_what_was_done_before_is_done_again_by_doing_nothing() -> None:
    sent = order(sold(3, part(), id="1001-1", shipped=3), sold(2, part(backordered=2), id="1001-2"))
    assert all_of(sent, complete, shipped, "ship") == {}


def test_where_nothing_can_be_done_and_nothing_was_it_is_refused() -> None:
    waiting = order(sold(2, part(backordered=2)))
    with pytest.raises(NothingTo):
        all_of(waiting, complete, shipped, "ship")
