"""An order line in two: what leaves, what stays, and that nothing is lost between them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.orders.line_split import Taken, apart, leaving, needed, payable_apart, staying, taken, whole_with
from layers.orders.order import LineState, OrderLine
from layers.stock.offer import OfferState
from settings.model import Settlement
from tests.layers.sold import offer, order, part, sold

MAY = date(2026, 5, 1)


def test_units_that_must_come_are_what_is_not_there_yet() -> None:
    line = sold(4, part("O", 2, 0, allocated=3, backordered=5), part("P", 1, 1, uncounted=4))
    assert needed(line, 1) == {}
    assert needed(line, 2) == {"O": 1}
    assert needed(line, 4) == {"O": 5}


def test_units_of_one_item_are_added_up_over_its_options() -> None:
    line = sold(2, part("O", 1, 0, backordered=2), part("O", 2, 1, allocated=1, backordered=3), part(None, 0, 2))
    assert needed(line, 2) == {"O": 5}
    assert needed(line, 1) == {"O": 2}


@pytest.mark.parametrize(("there", "whole"), [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (400, 3)])
def test_a_line_is_whole_as_far_as_what_came_reaches(there: int, whole: int) -> None:
    line = sold(4, part("O", 2, allocated=2, backordered=6), shipped=1)
    assert whole_with(line, {"O": there}) == whole


def test_every_item_has_to_be_there() -> None:
    line = sold(3, part("O", backordered=3), part("P", 1, 1, backordered=3))
    assert whole_with(line, {"O": 3}) == 0
    assert whole_with(line, {"O": 3, "P": 2}) == 2


def test_what_leaves_takes_what_is_there_before_what_came_and_the_uncounted_of_that_first() -> None:
    option = part("O", 2, allocated=1, uncounted=2, backordered=5)
    assert taken(sold(4, option), 2, {"O": 1}) == (Taken(option, 1, 2, 0, 1),)
    assert taken(sold(4, option), 1, {"O": 1}) == (Taken(option, 1, 1, 0, 0),)
    assert taken(sold(4, option), 4, {"O": 1}) == (Taken(option, 1, 2, 4, 1),)


def test_uncounted_units_that_came_are_given_out_once() -> None:
    first, second = part("O", 1, 0, backordered=2), part("O", 1, 1, backordered=2)
    takes = taken(sold(2, first, second), 2, {"O": 3})
    assert [(take.come, take.come_uncounted) for take in takes] == [(0, 2), (1, 1)]


def test_an_option_without_an_item_takes_nothing_along() -> None:
    option = part(None)
    assert taken(sold(2, option), 2, {}) == (Taken(option),)


def test_what_leaves_is_all_there_and_has_no_history() -> None:
    line = sold(5, part(allocated=1, backordered=4, promised_on=MAY), shipped=1, delivered=1, cancelled=1, paid=True)
    left = leaving(replace(line, offer=offer(2, O=2)), 2, taken(line, 2, {"O": 1}), "1001-2")
    assert left.id == "1001-2"
    assert (left.quantity, left.shipped, left.delivered, left.cancelled, left.paid) == (2, 0, 0, 0, True)
    assert left.offer is None
    (option,) = left.options
    assert (option.allocated, option.uncounted, option.late, option.promised_on) == (1, 1, 0, None)
    assert left.state is LineState.READY


def test_what_stays_waits_for_its_date_as_long_as_anything_of_it_is_late() -> None:
    line = sold(3, part(allocated=1, backordered=2, promised_on=MAY))
    stays = staying(line, 2, taken(line, 2, {}))
    assert stays
    assert (stays.quantity, stays.options[0].allocated, stays.options[0].backordered) == (1, 0, 1)
    assert stays.options[0].promised_on == MAY
    late = sold(3, part(allocated=1, backordered=2, promised_on=MAY), part("P", 1, 1, allocated=3))
    rest = staying(late, 3, taken(late, 3, {}))
    assert rest is None


def test_what_stays_of_an_option_whose_late_units_all_left_has_no_date() -> None:
    line = sold(3, part(allocated=1, backordered=2, promised_on=MAY), cancelled=0)
    assert staying(line, 3, taken(line, 3, {})) is None
    partly = sold(4, part(allocated=1, backordered=2, promised_on=MAY), shipped=1)
    stays = staying(partly, 3, taken(partly, 3, {}))
    assert stays
    assert (stays.quantity, stays.options[0].late, stays.options[0].promised_on) == (1, 0, None)
    preorder = sold(4, part(allocated=1, backordered=1, preordered=1, promised_on=MAY), shipped=1)
    kept = staying(preorder, 2, taken(preorder, 2, {}))
    assert kept
    assert kept.options[0].promised_on == MAY


def test_a_line_with_nothing_late_or_nothing_whole_stays_in_one() -> None:
    for line in (
        sold(3, part(allocated=3)),
        sold(3, part(backordered=3)),
        sold(3, part("O", 2, allocated=1, backordered=5)),
        sold(3, part(allocated=1, backordered=2), paid=True),
    ):
        assert apart(line) == (line,)


def test_what_is_whole_stands_apart_from_what_waits() -> None:
    whole, rest = apart(sold(3, part("O", 2, allocated=3, backordered=3, promised_on=MAY)))
    assert (whole.quantity, whole.state, whole.options[0].allocated) == (1, LineState.READY, 2)
    assert (rest.quantity, rest.options[0].allocated, rest.options[0].backordered) == (2, 1, 3)
    assert rest.options[0].promised_on == MAY


def test_what_has_left_stands_with_what_is_whole() -> None:
    line = sold(6, part(allocated=1, backordered=2), shipped=2, delivered=1, cancelled=1)
    whole, rest = apart(line)
    assert (whole.quantity, whole.shipped, whole.delivered) == (3, 2, 1)
    assert (rest.quantity, rest.shipped, rest.delivered, rest.cancelled) == (3, 0, 0, 1)
    sent, waits = apart(sold(3, part(backordered=2), shipped=1))
    assert (sent.quantity, sent.shipped, sent.open, waits.quantity) == (1, 1, 0, 2)


def test_an_order_that_is_paid_when_things_come_lists_what_waits_last_under_new_numbers() -> None:
    mixed = order(
        sold(2, part(allocated=1, backordered=1), id="1001-1"),
        sold(1, part(allocated=1), id="1001-2"),
        sold(2, part(allocated=1, backordered=1), id="1001-4"),
    )
    payable = payable_apart(mixed)
    assert [(line.id, line.quantity, line.late) for line in payable.lines] == [
        ("1001-1", 1, False),
        ("1001-2", 1, False),
        ("1001-4", 1, False),
        ("1001-5", 1, True),
        ("1001-6", 1, True),
    ]
    assert [line.id for line in payable_apart(mixed, last=8).lines][3:] == ["1001-9", "1001-10"]
    assert [line.id for line in payable_apart(mixed, last=2).lines][3:] == ["1001-5", "1001-6"]


def test_an_order_with_nothing_to_part_is_the_same() -> None:
    for same in (
        order(sold(2, part(allocated=1, backordered=1)), settlement=Settlement.AT_CHECKOUT),
        order(sold(2, part(allocated=2)), sold(1, part(backordered=1), id="1001-2")),
    ):
        assert payable_apart(same) is same


@st.composite
def lines(draw: st.DrawFn) -> OrderLine:
    """Lines as they are sold: the units of every option are what its open configurations need."""
    shipped, cancelled, open_ = draw(st.integers(0, 2)), draw(st.integers(0, 2)), draw(st.integers(1, 5))
    options = []
    for position in range(draw(st.integers(1, 3))):
        sku, units = draw(st.sampled_from((None, "O", "O", "P"))), draw(st.integers(1, 3))
        left = units * open_ if sku else 0
        there = draw(st.integers(0, left))
        allocated = draw(st.integers(0, there))
        options.append(
            part(sku, units, position, allocated=allocated, uncounted=there - allocated, backordered=left - there)
        )
    return sold(open_ + shipped + cancelled, *options, shipped=shipped, cancelled=cancelled)


there = st.fixed_dictionaries({"O": st.integers(0, 20), "P": st.integers(0, 20)})


@given(lines(), there)
def test_as_many_are_whole_as_nothing_is_missing_for(line: OrderLine, there: dict[str, int]) -> None:
    def enough(configurations: int) -> bool:
        return all(units <= there.get(sku, 0) for sku, units in needed(line, configurations).items())

    assert whole_with(line, there) == max(count for count in range(line.open + 1) if enough(count))


@given(lines(), there, there, st.data())
def test_nothing_is_lost_between_what_leaves_and_what_stays(
    line: OrderLine, there: dict[str, int], uncounted: dict[str, int], data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, whole_with(line, there)))
    takes = taken(line, count, uncounted)
    left, stays = leaving(line, count, takes, "1001-2"), staying(line, count, takes)
    rest = stays.options if stays else [None] * len(line.options)
    assert left.quantity + (stays.quantity if stays else 0) == line.quantity
    for before, gone, kept, take in zip(line.options, left.options, rest, takes, strict=True):
        assert gone.present == before.units * count * bool(before.sku)
        assert take.allocated + take.uncounted + take.come + take.come_uncounted == gone.present
        if kept:
            assert kept.present + kept.late + gone.present == before.present + before.late
            assert min(kept.allocated, kept.uncounted, kept.backordered) >= 0
    came = {sku: sum(take.come_uncounted for take in takes if take.option.sku == sku) for sku in uncounted}
    assert all(came[sku] <= uncounted[sku] for sku in uncounted)


@given(lines())
def test_what_stands_apart_is_either_whole_or_waits(line: OrderLine) -> None:
    parts = apart(line)
    assert sum(one.quantity for one in parts) == line.quantity
    assert sum(one.open for one in parts) == line.open
    assert sum(one.shipped for one in parts) == line.shipped
    assert all(one.id == line.id for one in parts)
    if len(parts) > 1:
        whole, rest = parts
        assert not whole.late
        assert rest.late
        assert not rest.complete
        assert whole.open == line.complete
    assert payable_apart(order(line)).total == line.total


def test_what_is_gathered_for_a_line_leaves_it_waiting() -> None:
    line = sold(2, part(backordered=2), offer=offer(0, OfferState.GATHERING, O=1))
    assert line.state is LineState.WAITING
