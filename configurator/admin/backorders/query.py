"""The query of the list of backordered products, from its URL."""

from collections.abc import Mapping
from dataclasses import dataclass

from configurator.admin.frame.list_address import LONGEST, choice, text
from configurator.stores.ledger.books.backlogs import BacklogOrder


@dataclass(frozen=True, slots=True)
class BackordersQuery:
    """`after` is the cursor of the page before, empty for the beginning."""

    sort: BacklogOrder = BacklogOrder.OLDEST
    q: str = ""
    after: str = ""

    def filters(self) -> dict[str, str]:
        """The filters as URL parameters; empty if not set."""
        return {"sort": said(self.sort), "q": self.q}


def said(sort: BacklogOrder) -> str:
    """The default order is longest waiting first."""
    return "" if sort is BacklogOrder.OLDEST else sort


def query_of(asked: Mapping[str, str]) -> BackordersQuery:
    """Parse the query; invalid parameters are ignored."""
    return BackordersQuery(
        choice(BacklogOrder, asked.get("sort", "")) or BacklogOrder.OLDEST,
        text(asked, "q"),
        asked.get("after", "")[:LONGEST],
    )
