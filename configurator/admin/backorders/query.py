"""What is asked of the list of backordered products, as its address says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from configurator.stores.ledger.books.backlogs import BacklogOrder

LONGEST = 200


@dataclass(frozen=True, slots=True)
class BackordersQuery:
    """`after` is the cursor of the page before, empty for the beginning."""

    sort: BacklogOrder = BacklogOrder.OLDEST
    q: str = ""
    after: str = ""

    def fields(self) -> dict[str, str]:
        """What the address says, without what goes without saying."""
        sort = "" if self.sort is BacklogOrder.OLDEST else self.sort.value
        return {name: value for name, value in {"sort": sort, "q": self.q, "after": self.after}.items() if value}

    def with_(self, **changes: Any) -> "BackordersQuery":
        """With another order or search one begins at the beginning."""
        return replace(self, **{"after": "", **changes})

    def address(self, path: str) -> str:
        fields = self.fields()
        return f"{path}?{urlencode(fields)}" if fields else path


def query_of(asked: Mapping[str, str]) -> BackordersQuery:
    """What makes no sense in an address is not asked."""
    sort = asked.get("sort", "")
    return BackordersQuery(
        BacklogOrder(sort) if sort in list(BacklogOrder) else BacklogOrder.OLDEST,
        asked.get("q", "").replace("\x00", "").strip()[:LONGEST],
        asked.get("after", "")[:LONGEST],
    )
