"""Which orders a list is about."""

from dataclasses import dataclass
from datetime import datetime

from configurator.stores.ledger.books.records import Fulfilment, Payment


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Everything that is given must hold; orders that became others are never among them.

    `q` is a number, or part of a customer's name or e-mail address. `item` is a sku they wait for.
    `owing`: something of them can be paid and is not. `offer_ends`: an open offer of theirs ends before then.
    """

    fulfilment: Fulfilment | None = None
    payment: Payment | None = None
    q: str = ""
    item: str = ""
    owing: bool = False
    offer_ends: datetime | None = None


EVERY_ORDER = OrderFilter()
