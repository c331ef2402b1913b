"""Order lines as they were sold, in a line."""

from typing import Any

from layers.orders.order import Customer, Order, OrderLine, OrderOption
from layers.stock.offer import Offer, OfferState
from settings.model import Settlement
from tests.layers.shopping import NOON

ADA = Customer("Ada", "ada@example.com")


def part(sku: str | None = "O", units: int = 1, position: int = 0, **split: Any) -> OrderOption:
    """An option with the split of its open units; several of a line stand at positions of their own."""
    used = units if sku else 0
    return OrderOption(position, f"o{position}", "g", "Group", f"Option {position}", sku, used, 0, **split)


def sold(quantity: int, *options: OrderOption, id: str = "1001-1", **fields: Any) -> OrderLine:
    return OrderLine(id, "watch", 1, "Watch", (), quantity, 100, options, **fields)


def order(*lines: OrderLine, settlement: Settlement = Settlement.WHEN_AVAILABLE, **fields: Any) -> Order:
    return Order("1001", "ord_1001_x", None, ADA, settlement, "EUR", "en", NOON, lines, **fields)


def offer(quantity: int, state: OfferState = OfferState.OPEN, uncounted: Any = None, **units: int) -> Offer:
    return Offer(1, "1001", "1001-1", state, quantity, units, uncounted or {}, {}, NOON)
