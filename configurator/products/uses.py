"""The layers that consume a stock item, in the configurators that are for sale."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from layers.evaluation.product import Product


@dataclass(frozen=True, slots=True)
class Use:
    """A layer that consumes the item: its configurator and label, and how many units one configuration takes."""

    configurator: str
    title: str
    layer: str
    label: str
    units: int


def uses_of(products: Sequence[Product], locale: str) -> Callable[[str], Sequence[Use]]:
    """By sku, the uses in menu order."""

    def uses(sku: str) -> list[Use]:
        return [
            Use(product.id, names.title, leaf.id, names.full(leaf.id), leaf.part.units)
            for product in products
            for names in (product.names(locale),)
            for leaf in product.sharers.get(sku, ())
            if leaf.part
        ]

    return uses


def skus_named(q: str, products: Sequence[Product], locale: str) -> frozenset[str]:
    """The skus of options whose label, or whose product's title, contains `q`."""
    wanted, found = q.casefold(), set()
    for product in products:
        names = product.names(locale)
        whole = wanted in names.title.casefold()
        for sku, leaves in product.sharers.items():
            if whole or any(wanted in names.full(leaf.id).casefold() for leaf in leaves):
                found.add(sku)
    return frozenset(found)
