"""The query of the list of orders, from its URL."""

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
        """The filters as URL parameters; empty if not set."""
        wanted = self.wanted
        return {
            "fulfilment": wanted.fulfilment or "",
            "payment": wanted.payment or "",
            "q": wanted.q,
            "item": wanted.item,
            "owing": "yes" if wanted.owing else "",
            "offers": "today" if wanted.offer_ends else "",
        }


def query_of(asked: Mapping[str, str], end_of_day: datetime) -> OrdersQuery:
    """Parse the query; invalid parameters are ignored. `end_of_day` is the end of the shop's day."""
    wanted = OrderFilter(
        choice(Fulfilment, asked.get("fulfilment", "")),
        choice(Payment, asked.get("payment", "")),
        text(asked, "q"),
        text(asked, "item"),
        asked.get("owing", "") == "yes",
        end_of_day if asked.get("offers", "") == "today" else None,
    )
    return OrdersQuery(wanted, asked.get("after", "")[:20])
