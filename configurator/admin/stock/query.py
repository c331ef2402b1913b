"""What is asked of the stock list: the words searched for, filters, the order and the page, as its address says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlencode

from layers.stock.availability import Availability

LONGEST = 200
PAGE = 50
MOST_PAGES = 100_000
Choice = TypeVar("Choice", bound=StrEnum)


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

    @property
    def filtered(self) -> bool:
        return bool(self.q or self.availability or self.only)

    def fields(self) -> dict[str, str]:
        """What the address says, without what goes without saying."""
        said = {"q": self.q, "availability": self.availability, "only": self.only}
        fields = {name: str(value) for name, value in said.items() if value}
        if self.sort is not Sort.SKU:
            fields["sort"] = self.sort
        if self.page > 1:
            fields["page"] = str(self.page)
        return fields

    def with_(self, **changes: Any) -> "StockQuery":
        """With other filters one begins on the first page."""
        return replace(self, **{"page": 1, **changes})

    def address(self, path: str) -> str:
        fields = self.fields()
        return f"{path}?{urlencode(fields)}" if fields else path


def query_of(asked: Mapping[str, str]) -> StockQuery:
    """What makes no sense in an address is not asked."""
    page = asked.get("page", "")
    return StockQuery(
        asked.get("q", "").strip()[:LONGEST],
        _choice(Availability, asked.get("availability", "")),
        _choice(Only, asked.get("only", "")),
        _choice(Sort, asked.get("sort", "")) or Sort.SKU,
        min(max(int(page), 1), MOST_PAGES) if page.isascii() and page.isdecimal() and len(page) < 9 else 1,
    )


def _choice(kind: type[Choice], value: str) -> Choice | None:
    return kind(value) if value in list(kind) else None
