"""What is asked of the list of orders, as its address says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from configurator.admin.frame.list_address import choice, text
from configurator.stores.ledger.books.orders import OrderFilter
from layers.orders.order import Fulfilment, Payment


@dataclass(frozen=True, slots=True)
class OrdersQuery:
    """`after` is the cursor of the page before, empty for the beginning."""

    wanted: OrderFilter
    after: str = ""

    def filters(self) -> dict[str, str]:
        """As the address says them; empty for what is not asked."""
        wanted = self.wanted
        return {
            "fulfilment": wanted.fulfilment or "",
            "payment": wanted.payment or "",
            "q": wanted.q,
            "item": wanted.item,
            "owing": "yes" if wanted.owing else "",
            "offers": "today" if wanted.offer_ends else "",
        }


def query_of(asked: Mapping[str, str], tonight: datetime) -> OrdersQuery:
    """What makes no sense in an address is not asked; `tonight` is when the shop's day ends."""
    wanted = OrderFilter(
        choice(Fulfilment, asked.get("fulfilment", "")),
        choice(Payment, asked.get("payment", "")),
        text(asked, "q"),
        text(asked, "item"),
        asked.get("owing", "") == "yes",
        tonight if asked.get("offers", "") == "today" else None,
    )
    return OrdersQuery(wanted, asked.get("after", "")[:20])
