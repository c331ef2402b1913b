"""Everything an endpoint may need, opened once and handed over."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from configurator.languages import translations
from configurator.runtime.admission import Admission
from configurator.runtime.caches.evaluations import Evaluations
from configurator.runtime.caches.previews import Previews
from configurator.runtime.config import Config
from configurator.runtime.configuration_token import ConfigurationTokens
from configurator.runtime.devices import KnownDevices
from configurator.runtime.layered_files import LayeredFiles
from configurator.runtime.limiting import Limiter
from configurator.stores.catalogue.protocol import Catalogue
from configurator.stores.images.cache import RenderCache
from configurator.stores.images.decoding import WarmDecoder
from configurator.stores.images.making import Making
from configurator.stores.images.preparing import Preparation
from configurator.stores.images.store import ImageStore
from configurator.stores.ledger.protocol import Ledger
from configurator.stores.lock import FolderLock
from layers.words.storefront import Storefront, storefront, today

QUESTIONS, OF_ONE_CLIENT = 32, 10
"""How many evaluations wait for their turn while two others are worked out, and how many of one client there may be."""

DESIGNERS = 4
"""How many checks of drafts wait for their turn while one is worked out."""

PICTURES = 2_000
"""How many pictures wait to be drawn, all of one client's if need be: no more connections are there to ask for them."""


@dataclass(frozen=True)
class Services:
    """The stores, the lock on their folder, the signing key's users and the clock of one running server.

    Each step of long work holds `stepping`, so that only one at a time is in the way of others.
    """

    config: Config
    lock: FolderLock
    catalogue: Catalogue
    ledger: Ledger
    images: ImageStore
    decoder: WarmDecoder
    layered: LayeredFiles
    renders: RenderCache
    preparation: Preparation
    tokens: ConfigurationTokens
    evaluations: Evaluations
    devices: KnownDevices
    clock: Callable[[], datetime]
    limiter: Limiter = field(default_factory=Limiter)
    previews: Previews = field(default_factory=Previews)
    passwords: Admission = field(default_factory=Admission)
    stepping: asyncio.Lock = field(default_factory=asyncio.Lock)
    questions: Admission = field(default_factory=lambda: Admission(waiting=QUESTIONS, of_one=OF_ONE_CLIENT))
    designing: Admission = field(default_factory=lambda: Admission(at_once=1, waiting=DESIGNERS))
    documents: Admission = field(default_factory=Admission)
    making: Making = field(default_factory=lambda: Making(Admission(waiting=PICTURES, of_one=PICTURES).place))

    def now(self) -> datetime:
        return self.clock()

    def storefront(self, locale: str | None = None) -> Storefront:
        """The shop as a shopper of `locale` (None: the shop's own) meets it now."""
        return storefront(self.catalogue.settings(), self.now(), locale, translations)

    def today(self) -> date:
        """The day in the shop's time zone."""
        return today(self.catalogue.settings(), self.now())

    def close(self) -> None:
        self.layered.close()
        self.making.close()
        self.preparation.close()
        self.decoder.close()
        self.ledger.close()
        self.catalogue.close()
        self.lock.release()
