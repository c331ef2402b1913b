"""The orders of one customer."""

from dataclasses import dataclass

from configurator.presentation.views.cart import Shipment


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order in the list; `titles` are (title, quantity), `offered` are the pieces that can be bought now."""

    number: str
    href: str
    placed: str
    titles: tuple[tuple[str, int], ...]
    pictures: tuple[str, ...]
    fulfilment: str
    fulfilment_words: str
    shipments: tuple[Shipment, ...]
    offered: int
    total: str
    payment: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """`first`: nothing newer is left out; `before` leads to older ones, empty where there are none."""

    email: str
    orders: tuple[OrderRow, ...]
    first: bool
    before: str
