"""Stock as it might be, for questions about what a change would do."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from layers.stock.share import Items, item_in
from layers.stock.stock import Count, Status, StockItem


class Supposition(BaseModel):
    """One item as it might be: counted, with so many units on hand, or by a status."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    on_hand: Count | None = None
    status: Status | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.on_hand is None) == (self.status is None):
            raise ValueError("give on_hand or status")
        return self


def supposed(items: Items, suppositions: Mapping[str, Supposition]) -> Items:
    """The items, some of them as they might be; what orders and carts have of them stays theirs."""
    return {**items, **{sku: _supposed(item_in(items, sku), one) for sku, one in suppositions.items()}}


def _supposed(item: StockItem, supposition: Supposition) -> StockItem:
    if supposition.status is not None:
        terms = item.terms.model_copy(update={"tracked": False, "status": supposition.status})
        return replace(item, terms=terms)
    assert supposition.on_hand is not None
    return replace(item, terms=item.terms.model_copy(update={"tracked": True}), on_hand=supposition.on_hand)
