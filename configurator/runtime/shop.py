"""The catalogue as an order transaction reads it, inside the transaction, so that the newest version applies."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from configurator.languages import translations
from configurator.runtime.services import Services
from configurator.stores.catalogue.errors import CatalogueError
from layers.evaluation.product import Product
from layers.words.storefront import Storefront, storefront, today
from settings import Settings


@dataclass(frozen=True, slots=True)
class Shop:
    """`settings()` is the document of now; `product(id)` the newest published version, None if not for sale.

    Both are called on the ledger's writing thread and must answer from memory. `lines_at_once` is how many options
    of order lines get their units in the transaction that brings them, and how many waits are looked at in it;
    `due_at_once` how many holds, offers and debts that are over one transaction ends. More follow in steps.
    """

    settings: Callable[[], Settings]
    product: Callable[[str], Product | None]
    lines_at_once: int = 50
    due_at_once: int = 50

    def storefront(self, now: datetime, locale: str | None = None) -> Storefront:
        return storefront(self.settings(), now, locale, translations)

    def today(self, now: datetime) -> date:
        """The day in the shop's time zone, without the rest of the storefront: asked at every request."""
        return today(self.settings(), now)


def shop_of(services: Services) -> Shop:
    """The shop for order transactions."""

    def product(id: str) -> Product | None:
        try:
            return services.catalogue.product(id)
        except CatalogueError:
            return None

    return Shop(services.catalogue.settings, product)
