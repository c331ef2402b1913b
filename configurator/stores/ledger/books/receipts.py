"""Receipts: units that came for order lines that wait, and which line gets which of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from configurator.stores.ledger.books.movements import Cause, Fill


def owner_of(receipt: int) -> str:
    """The owner of the hold that keeps the units of a receipt."""
    return f"receipt_{receipt}"


@dataclass(frozen=True, slots=True)
class Receipt:
    """Units that came together, for `cause`; `came` names by sku the movements they came with.

    Those that are not `counted` are there without being in any counter. `movement` is the movement made by hand
    that brought them, if one did.
    """

    id: int
    at: datetime
    cause: Cause
    came: Mapping[str, int]
    counted: bool = True
    movement: int | None = None

    @property
    def owner(self) -> str:
        """The owner of the hold that keeps its units until they are handed out."""
        return owner_of(self.id)


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """Units of a receipt for one option of an order line, in allocation order; `order` is a number."""

    receipt: int
    place: int
    order: str
    line: str
    position: int
    sku: str
    units: int
    offered: bool

    @property
    def fill(self) -> Fill:
        return Fill(self.order, self.line, self.units, self.sku, self.offered)


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What a movement brought to order lines, whether or not they have it yet; `done` once all have."""

    done: bool
    filled: tuple[Fill, ...]


class ReceiptBook(Protocol):
    """Receipts; the holds that keep their units, and the lines' own units, are the caller's part."""

    def next_id(self) -> int: ...

    def add(self, receipt: Receipt, lines: Sequence[ReceiptLine], done_at: datetime | None = None) -> None:
        """Write a receipt whose lines all have their units, or with None a receipt of which none has."""
        ...

    def first(self) -> Receipt | None:
        """The oldest receipt that is not handed out whole."""
        ...

    def get(self, id: int) -> Receipt | None: ...

    def reserved(self, receipt: int, limit: int) -> Sequence[ReceiptLine]:
        """The next lines that do not have their units."""
        ...

    def reserved_for(self, orders: Iterable[str]) -> Sequence[ReceiptLine]:
        """The lines of these orders that do not have their units, oldest receipt first."""
        ...

    def reserved_of(self, skus: Iterable[str]) -> Sequence[ReceiptLine]:
        """The lines that do not have their units of these items, oldest receipt first."""
        ...

    def hand_out(self, lines: Iterable[ReceiptLine], now: datetime) -> None:
        """Note that these lines have their units; a receipt none of whose lines is without them is done."""
        ...

    def left(self) -> int:
        """How many lines of all receipts do not have their units."""
        ...

    def of_movement(self, movement: int) -> HandedOut | None:
        """None where the movement brought nothing to any order line."""
        ...
