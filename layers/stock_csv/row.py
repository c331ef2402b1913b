"""The values that a file's rows give for one stock item."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from layers.stock.stock import StockTerms
from layers.stock_csv.column import Column
from layers.stock_csv.fault import Fault, Saying, gettext_noop

Place = tuple[int, str]
"""A line of the file and the name of the column there."""


@dataclass(frozen=True, slots=True)
class StockRow:
    """Values that are not given stay unchanged: `on_hand` None, and fields that `terms` does not have.

    `needs_limit` says that backorders are limited without saying to how many; `places` are where it was said.
    """

    sku: str
    line: int
    on_hand: int | None = None
    terms: Mapping[str, Any] = field(default_factory=dict)
    needs_limit: bool = False
    places: Mapping[Column, Place] = field(default_factory=dict)

    def followed_by(self, later: "StockRow") -> "StockRow":
        """Both rows merged; the later one wins."""
        return StockRow(
            self.sku,
            self.line,
            self.on_hand if later.on_hand is None else later.on_hand,
            {**self.terms, **later.terms},
            later.needs_limit or (self.needs_limit and "backorder_limit" not in later.terms),
            {**self.places, **later.places},
        )

    def terms_after(self, terms: StockTerms) -> "StockTerms | Fault":
        """The terms of an item that has `terms` until now."""
        after = terms.model_copy(update=self.terms)
        if self.needs_limit and after.backorder_limit is None:
            return self.fault(Column.LIMITED, Saying(NO_LIMIT, {"column": Column.LIMIT.value}))
        return after

    def fault(self, column: Column, saying: Saying) -> Fault:
        return Fault(*self.places.get(column, (self.line, column.value)), saying)


NO_LIMIT = gettext_noop("Backorders are said to be limited, but not to how many: fill in %(column)s.")
