"""Which orders a list is about."""

from dataclasses import dataclass

from configurator.ledger.records import Fulfilment, Payment


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Everything that is given must hold; orders that became others are never among them.

    `q` is a number, or part of a customer's name or e-mail address. `item` is a sku they wait for.
    `owing`: something of them can be paid and is not.
    """

    fulfilment: Fulfilment | None = None
    payment: Payment | None = None
    q: str = ""
    item: str = ""
    owing: bool = False


EVERY_ORDER = OrderFilter()
