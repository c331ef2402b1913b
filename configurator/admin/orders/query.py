"""What is asked of the list of orders, as its address says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlencode

from configurator.stores.ledger.books.orders import OrderFilter
from layers.orders.order import Fulfilment, Payment

LONGEST = 200
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class OrdersQuery:
    """`after` is the cursor of the page before, empty for the beginning."""

    wanted: OrderFilter
    after: str = ""

    @property
    def filtered(self) -> bool:
        return self.wanted != OrderFilter()

    def fields(self) -> dict[str, str]:
        """What the address says, without what goes without saying."""
        wanted = self.wanted
        said = {
            "fulfilment": wanted.fulfilment,
            "payment": wanted.payment,
            "q": wanted.q,
            "item": wanted.item,
            "owing": "yes" if wanted.owing else "",
            "offers": "today" if wanted.offer_ends else "",
            "after": self.after,
        }
        return {name: str(value) for name, value in said.items() if value}

    def with_(self, **changes: Any) -> "OrdersQuery":
        """With other filters one begins at the beginning."""
        return OrdersQuery(replace(self.wanted, **changes))

    def address(self, path: str) -> str:
        fields = self.fields()
        return f"{path}?{urlencode(fields)}" if fields else path


def query_of(asked: Mapping[str, str], tonight: datetime) -> OrdersQuery:
    """What makes no sense in an address is not asked; `tonight` is when the shop's day ends."""
    wanted = OrderFilter(
        _choice(Fulfilment, asked.get("fulfilment", "")),
        _choice(Payment, asked.get("payment", "")),
        asked.get("q", "").replace("\x00", "").strip()[:LONGEST],
        asked.get("item", "").replace("\x00", "").strip()[:LONGEST],
        asked.get("owing", "") == "yes",
        tonight if asked.get("offers", "") == "today" else None,
    )
    return OrdersQuery(wanted, asked.get("after", "")[:20])


def _choice(kind: type[Choice], value: str) -> Choice | None:
    return kind(value) if value in list(kind) else None
