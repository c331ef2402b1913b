"""What is held for a waiting line."""

import pytest

from layers.stock.offer import OfferState
from tests.layers.sold import offer


@pytest.mark.parametrize(
    ("state", "live", "opened"),
    [
        (OfferState.GATHERING, True, False),
        (OfferState.OPEN, True, True),
        (OfferState.BOUGHT, False, False),
        (OfferState.EXPIRED, False, False),
        (OfferState.ENDED, False, False),
    ],
)
def test_an_offer_holds_units_until_it_ends_and_can_be_bought_while_it_is_open(
    state: OfferState, live: bool, opened: bool
) -> None:
    assert (offer(1, state).live, offer(1, state).open) == (live, opened)


def test_units_that_are_counted_and_units_that_are_not_are_held_together() -> None:
    held = offer(2, uncounted={"O": 1, "P": 4}, O=2)
    assert (held.of("O"), held.of("P"), held.of("Q")) == (3, 4, 0)
