"""A shop that is only looked at: by a server that has it open, or by a command beside one."""

from typing import Protocol

from configurator.stores.images.store import ImageStore
from configurator.stores.ledger.protocol import Ledger
from layers.words.storefront import Storefront


class SeenShop(Protocol):
    """What is looked at of a shop, its stock, its pictures and how it speaks."""

    @property
    def ledger(self) -> Ledger: ...

    @property
    def images(self) -> ImageStore: ...

    def storefront(self, locale: str | None = None) -> Storefront: ...
