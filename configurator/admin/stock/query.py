"""The query of the stock list, from its URL: search words, filters, order and page."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from configurator.admin.frame.list_address import choice, text
from layers.stock.availability import Availability

PAGE = 50
MOST_PAGES = 100_000


class Only(StrEnum):
    """Filters beside the availability."""

    WAITED_FOR = "waited-for"
    COUNTED = "counted"
    NOT_COUNTED = "not-counted"
    ALLOWED = "backorder-allowed"
    DENIED = "backorder-denied"


class Sort(StrEnum):
    """By sku unless said otherwise; the scarcest, or the most wanted, first."""

    SKU = "sku"
    AVAILABLE = "available"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class StockQuery:
    q: str = ""
    availability: Availability | None = None
    only: Only | None = None
    sort: Sort = Sort.SKU
    page: int = 1

    def filters(self) -> dict[str, str]:
        """The filters as URL parameters; empty if not set."""
        return {
            "q": self.q,
            "availability": self.availability or "",
            "only": self.only or "",
            "sort": "" if self.sort is Sort.SKU else self.sort,
        }


def query_of(asked: Mapping[str, str]) -> StockQuery:
    """Parse the query; invalid parameters are ignored."""
    page = asked.get("page", "")
    return StockQuery(
        text(asked, "q"),
        choice(Availability, asked.get("availability", "")),
        choice(Only, asked.get("only", "")),
        choice(Sort, asked.get("sort", "")) or Sort.SKU,
        min(max(int(page), 1), MOST_PAGES) if page.isascii() and page.isdecimal() and len(page) < 9 else 1,
    )
