"""What a ledger store keeps of carts."""

from datetime import datetime
from typing import Protocol

from configurator.stores.ledger.books.records import Cart


class CartBook(Protocol):
    def get(self, cart: str) -> Cart | None: ...

    def save(self, cart: Cart) -> None:
        """Write the cart and its lines as they are now."""
        ...

    def close(self, cart: str, order: str, now: datetime) -> None: ...

    def purge(self, untouched_since: datetime) -> int:
        """Remove carts nobody touched, with their lines; closed ones too. Answers how many."""
        ...
