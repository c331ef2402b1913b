"""What a change of stock takes away from what can be bought of the products for sale, before it is made."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from configurator.products.deciding import designed
from configurator.products.errors import TooManyAtOnce, Undecided
from configurator.runtime.services import Services
from layers.evaluation.foresight import Foresight, foresight, sale
from layers.evaluation.product import Product
from layers.solver.effort import Exhausted, within
from layers.stock.stock import Policy, StockItem

STEPS = 10_000_000
"""The most steps of the solver for all products together; some 1 to 2 seconds."""
SECONDS, PATIENCE = 2.0, 4.0
"""Of processor time, after which no other product is looked at; and how long a page waits for all of it."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A product of which less can be bought after the change."""

    product: Product
    foresight: Foresight


@dataclass(frozen=True, slots=True)
class Losses:
    """`unknown` are the products that take from what changes and for which it was not worked out in time."""

    lost: tuple[Loss, ...] = ()
    unknown: tuple[Product, ...] = ()


async def losses(services: Services, after: Mapping[str, StockItem]) -> Losses:
    """What is lost where the items of `after` become as they are there; settle what is due before."""
    changed = {sku: item for sku, item in after.items() if services.ledger.snapshot.items.get(sku) != item}
    using = tuple(
        product for product in services.catalogue.products() if not changed.keys().isdisjoint(product.sharers)
    )
    if not using:
        return Losses()
    try:
        return await asyncio.wait_for(designed(services, lambda: _losses(services, using, changed)), PATIENCE)
    except (TimeoutError, TooManyAtOnce, Undecided):
        return Losses(unknown=using)


def _losses(services: Services, using: tuple[Product, ...], changed: Mapping[str, StockItem]) -> Losses:
    policy, now = services.storefront().policy, services.ledger.snapshot.items
    then = {**now, **changed}
    found = list(_foreseen(using, now, then, policy))
    unknown = using[len(found) :]
    lost = tuple(Loss(product, one) for product, one in zip(using, found, strict=False) if _loses(one))
    return Losses(lost, unknown)


def _foreseen(
    using: tuple[Product, ...], now: Mapping[str, StockItem], then: Mapping[str, StockItem], policy: Policy
) -> Iterator[Foresight]:
    """Of one product after the other, as long as there is time."""
    end = time.thread_time() + SECONDS
    try:
        with within(STEPS):
            for product in using:
                if time.thread_time() > end:
                    return
                yield foresight(sale(product, now, policy), sale(product, then, policy))
    except Exhausted:
        return


def _loses(one: Foresight) -> bool:
    return bool(one.lost_percent or one.presets or one.options)
