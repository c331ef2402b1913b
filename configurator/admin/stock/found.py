"""The stock items that match a query."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from configurator.admin.stock.index import Indexed, StockIndex
from configurator.admin.stock.query import PAGE, Only, Sort, StockQuery
from configurator.products.uses import skus_named
from layers.evaluation.product import Product
from layers.stock.stock import ItemBackorder

MATCHES: Mapping[Only, Callable[[Indexed], bool]] = {
    Only.WAITED_FOR: lambda found: waiting(found) > 0,
    Only.COUNTED: lambda found: found.item.terms.tracked,
    Only.NOT_COUNTED: lambda found: not found.item.terms.tracked,
    Only.ALLOWED: lambda found: found.item.terms.backorder is ItemBackorder.ALLOW,
    Only.DENIED: lambda found: found.item.terms.backorder is ItemBackorder.DENY,
}


@dataclass(frozen=True, slots=True)
class Totals:
    """Total units of the matching items; untracked ones are neither on hand nor available."""

    on_hand: int = 0
    available: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The items of one page, and how many there are on all; `first` is the place of the first, from 1."""

    items: Sequence[Indexed]
    total: int
    page: int
    pages: int
    totals: Totals

    @property
    def first(self) -> int:
        return (self.page - 1) * PAGE + 1 if self.items else 0

    @property
    def last(self) -> int:
        return self.first + len(self.items) - 1 if self.items else 0


def find(index: StockIndex, query: StockQuery, products: Sequence[Product], locale: str) -> Found:
    """Find the items of a page; a page beyond the last is the last."""
    every = matching(index, query, products, locale)
    pages = max(-(-len(every) // PAGE), 1)
    page = min(query.page, pages)
    return Found(every[(page - 1) * PAGE : page * PAGE], len(every), page, pages, _totals(every))


def matching(index: StockIndex, query: StockQuery, products: Sequence[Product], locale: str) -> Sequence[Indexed]:
    """All items that match the query, in its order."""
    found = index.items
    if query.availability:
        found = [each for each in found if each.availability is query.availability]
    if query.only:
        found = [each for each in found if MATCHES[query.only](each)]
    if query.q:
        wanted, named = query.q.lower(), skus_named(query.q, products, locale)
        found = [each for each in found if wanted in each.item.sku.lower() or each.item.sku in named]
    return _sorted(found, query.sort)


def waiting(found: Indexed) -> int:
    """The units that orders wait for, backordered and preordered."""
    return found.item.late


def _totals(every: Sequence[Indexed]) -> Totals:
    counted = [each.item for each in every if each.item.terms.tracked]
    return Totals(
        sum(item.on_hand for item in counted),
        sum(item.available for item in counted),
        sum(waiting(each) for each in every),
    )


def _sorted(found: Sequence[Indexed], sort: Sort) -> Sequence[Indexed]:
    if sort is Sort.AVAILABLE:
        return sorted(found, key=lambda each: (not each.item.terms.tracked, each.item.available))
    if sort is Sort.WAITING:
        return sorted(found, key=waiting, reverse=True)
    return found
