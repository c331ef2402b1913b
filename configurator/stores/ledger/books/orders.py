"""What a ledger store keeps of orders."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from configurator.stores.ledger.page import Page
from layers.orders.order import Fulfilment, Order, Payment


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


class OrderBook(Protocol):
    def next_number(self) -> str: ...

    def add(self, order: Order) -> None: ...

    def save(self, changes: Sequence[tuple[Order, Order]]) -> None:
        """Write what changed of orders, each as it is and as it was; the derived states are stored with it.

        Lines may have come and gone; texts, prices and the customer stay.
        """
        ...

    def save_customer(self, order: Order) -> None:
        """Write who the order is for."""
        ...

    def of_email(self, email: str) -> Sequence[Order]:
        """Every order of a customer, newest first, those that became others included."""
        ...

    def lapsed(self, since: datetime, limit: int) -> Sequence[str]:
        """The numbers of orders of which something is owed since `since` or longer, longest first."""
        ...

    def any_of(self, configurator: str) -> bool:
        """Whether any order has a line of that configurator."""
        ...

    def number_of(self, configurator: str) -> int:
        """How many orders have a line of that configurator."""
        ...

    def get(self, number: str) -> Order | None: ...

    def many(self, numbers: Iterable[str]) -> Sequence[Order]: ...

    def by_secret(self, secret: str) -> Order | None: ...

    def page(self, wanted: OrderFilter = EVERY_ORDER, after: str | None = None, limit: int = 100) -> Page[Order]:
        """Newest first; `after` is a cursor."""
        ...

    def counts(self, wanted: OrderFilter = EVERY_ORDER) -> Mapping[Fulfilment, int]:
        """How many orders of each fulfilment there are, whichever the filter names."""
        ...
