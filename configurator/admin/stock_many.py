"""Altering many items alike, step by step, so that others can write in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from configurator.ordering import Shop
from configurator.ordering.altering import Alteration, alter
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.runtime.transactions import written
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.protocol import Books
from layers.stock_csv.fault import Saying

AT_ONCE = 250


@dataclass(frozen=True, slots=True)
class Together:
    """How many items have other values now, and why others have not."""

    changed: int = 0
    refused: tuple[tuple[str, Saying], ...] = ()


async def altered_together(services: Services, user: User, skus: Sequence[str], wanted: Alteration) -> Together:
    """Some hundred items in each transaction, so that others can write in between."""
    changed = 0
    refused: list[tuple[str, Saying]] = []
    for start in range(0, len(skus), AT_ONCE):
        part = skus[start : start + AT_ONCE]
        some = await written(services, _alter_some, shop_of(services), part, wanted, services.now(), who=user.label)
        changed += some.changed
        refused += some.refused
    return Together(changed, tuple(refused))


def _alter_some(
    books: Books, shop: Shop, skus: Sequence[str], wanted: Alteration, now: datetime, *, who: str
) -> Together:
    altered = [alter(books, shop, sku, wanted, now, who=who) for sku in skus]
    refused = tuple((each.item.sku, each.fault.saying) for each in altered if each.fault)
    return Together(sum(each.changed for each in altered), refused)
