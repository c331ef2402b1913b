"""What a ledger store keeps of carts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OrderRef:
    number: str
    secret: str


@dataclass(frozen=True, slots=True)
class CartLine:
    """One configuration in a cart; `version` and `title` are those it was added with.

    `agreed_price` and `origin` (an order line's id) are set only for units bought from an earlier order.
    """

    id: str
    configurator: str
    version: int
    title: str
    selected: tuple[str, ...]
    quantity: int
    agreed_price: int | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Cart:
    """A shopper's cart; `id` is the secret, `order` is what it became, if it did."""

    id: str
    created_at: datetime
    touched_at: datetime
    lines: tuple[CartLine, ...] = ()
    order: OrderRef | None = None


class CartBook(Protocol):
    def get(self, cart: str) -> Cart | None: ...

    def number_of(self, configurator: str) -> int:
        """How many carts, of those that became no order, have a line of that configurator."""
        ...

    def save(self, cart: Cart) -> None:
        """Write the cart and its lines as they are now."""
        ...

    def close(self, cart: str, order: str, now: datetime) -> None: ...

    def purge(self, untouched_since: datetime) -> int:
        """Remove carts nobody touched, with their lines; closed ones too. Answers how many."""
        ...
