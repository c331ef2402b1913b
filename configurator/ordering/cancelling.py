"""Taking an order's lines back, late units before present ones."""

from collections.abc import Mapping
from datetime import datetime

from configurator.ledger.protocol import Books
from configurator.ledger.records import Order
from configurator.ordering.shop import Shop


def cancel(
    books: Books, shop: Shop, order: str, lines: Mapping[str, int] | None, now: datetime, *, who: str = ""
) -> Order:
    """Cancel configurations by line id, or with None all that is not shipped (safe to repeat).

    What was allocated goes to those who wait. Raises NoSuchOrder, NoSuchLine, NotThatMany, NothingTo.
    """
    raise NotImplementedError
