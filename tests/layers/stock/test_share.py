"""What is left of an item for one line of a cart, beside what the others want of it."""

import pytest

from layers.document.model import BackorderChoice
from layers.stock.availability import Split
from layers.stock.share import Claim, Share, item_in, share, shares
from layers.stock.stock import UNCOUNTED, Late, Supply, supply
from tests.layers.shopping import demand, item, policy, stock

STRICT = Supply(5, 0, None, counted=True)
PATIENT = Supply(5, 3, Late.BACKORDER, counted=True)
ENDLESS = Supply(5, None, Late.BACKORDER, counted=True)


def left(own: Supply, *claims: tuple[Supply, int, bool]) -> tuple[int | None, int | None, int | None]:
    """(now, later, most) for a line beside these claims."""
    found = share(item(), own, [Claim(*claim) for claim in claims])
    return found.now, found.later, found.most


def test_a_line_alone_has_everything() -> None:
    assert left(STRICT) == (5, 0, 5)
    assert left(PATIENT) == (5, 3, 8)
    assert left(ENDLESS) == (5, None, None)
    assert left(UNCOUNTED) == (None, 0, None)


def test_whoever_may_not_be_late_goes_before_whoever_may_wherever_they_stand() -> None:
    for before in (True, False):
        assert left(PATIENT, (STRICT, 2, before)) == (3, 3, 6)
    assert left(STRICT, (PATIENT, 2, True)) == (5, 0, 5)


def test_of_two_that_may_not_be_late_the_first_goes_first() -> None:
    assert left(STRICT, (STRICT, 2, True)) == (3, 0, 3)
    assert left(STRICT, (STRICT, 2, False)) == (5, 0, 3)
    assert left(STRICT, (STRICT, 9, True)) == (0, 0, 0)


def test_of_two_that_may_be_late_the_first_goes_first() -> None:
    assert left(PATIENT, (PATIENT, 2, True)) == (3, 3, 6)
    assert left(PATIENT, (PATIENT, 2, False)) == (5, 3, 6)
    assert left(PATIENT, (PATIENT, 6, True)) == (0, 2, 2)
    assert left(PATIENT, (PATIENT, 99, True)) == (0, 0, 0)


def test_late_units_are_spent_only_once_what_is_there_is_gone() -> None:
    assert left(PATIENT, (STRICT, 4, True), (PATIENT, 2, True)) == (0, 2, 2)
    assert left(PATIENT, (STRICT, 9, False), (PATIENT, 2, True)) == (0, 1, 1)
    assert left(ENDLESS, (ENDLESS, 99, True)) == (0, None, None)


def test_a_line_that_may_not_be_late_takes_no_more_than_those_who_wait_can_do_without() -> None:
    """They may be put off to later, but not beyond their limit."""
    assert left(STRICT, (PATIENT, 3, True))[2] == 5
    assert left(STRICT, (PATIENT, 6, False))[2] == 2
    assert left(STRICT, (PATIENT, 8, False))[2] == 0
    assert left(STRICT, (ENDLESS, 99, True))[2] == 5
    assert left(STRICT, (STRICT, 1, False), (PATIENT, 6, True))[2] == 1


@pytest.mark.parametrize(
    ("units", "taken", "split"),
    [
        (2, 0, (2, 0, 0)),
        (3, 0, (3, 0, 0)),
        (4, 0, (3, 1, 0)),
        (6, 0, (3, 2, 1)),
        (2, 2, (1, 1, 0)),
        (2, 3, (0, 2, 0)),
        (2, 4, (0, 1, 1)),
        (2, 9, (0, 0, 2)),
        (0, 9, (0, 0, 0)),
    ],
)
def test_units_come_first_from_what_is_there_then_late_then_not_at_all(
    units: int, taken: int, split: tuple[int, int, int]
) -> None:
    found = Share(item(), PATIENT, 3, 2, 5).split(units, taken)
    assert (found.now, found.later, found.short) == split
    assert found.late == (Late.BACKORDER if found.later else None)


def test_late_units_without_a_limit_never_fall_short() -> None:
    assert Share(item(), ENDLESS, 1, None, None).split(7, 99) == Split(0, 7, Late.BACKORDER)
    assert Share(item(), UNCOUNTED, None, 0, None).split(7, 99) == Split(7, counted=False)


def test_an_item_that_nobody_counts_yet_is_untracked() -> None:
    known = item("O", on_hand=2)
    assert item_in(stock(known), "O") is known
    assert not item_in({}, "NEW").terms.tracked
    assert item_in({}, "NEW").sku == "NEW"
    assert item_in({}, "NEW") is item_in({}, "NEW")


def test_a_line_is_put_among_the_others_where_it_stands() -> None:
    others = [demand(2, quantity=2, line="1"), demand(1, line="2", sku="P"), demand(3, line="3")]
    items = stock(item("O", on_hand=9), item("P", on_hand=1))

    def there(place: int) -> dict[str, int | None]:
        found = shares(["O", "P"], BackorderChoice.INHERIT, others, place, items, policy())
        return {sku: one.now for sku, one in found.items()}

    assert there(0) == {"O": 9, "P": 1}
    assert there(1) == {"O": 5, "P": 1}
    assert there(2) == {"O": 5, "P": 0}
    assert there(3) == {"O": 2, "P": 0}


def test_only_what_is_asked_for_is_answered() -> None:
    found = shares(["O"], BackorderChoice.ON, [demand(sku="P")], 0, stock(item("P")), policy())
    assert set(found) == {"O"}
    assert found["O"].most is None


def test_each_line_is_judged_by_its_own_configurators_word_on_backorder() -> None:
    others = [demand(2, line="1", backorder="on"), demand(3, line="2", backorder="off")]
    items = stock(item("O", on_hand=4))
    own = shares(["O"], BackorderChoice.OFF, others, 2, items, policy())["O"]
    assert (own.now, own.supply) == (1, supply(items["O"], BackorderChoice.OFF, policy()))
    patient = shares(["O"], BackorderChoice.ON, others, 2, items, policy())["O"]
    assert (patient.now, patient.later) == (0, None)
