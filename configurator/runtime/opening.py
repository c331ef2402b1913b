"""From a data folder to running services."""

from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import datetime

from configurator.runtime.archive.swap import finish, finish_beside
from configurator.runtime.caches.evaluations import Evaluations
from configurator.runtime.clock import utc_now
from configurator.runtime.config import Config
from configurator.runtime.configuration_token import ConfigurationTokens
from configurator.runtime.data_folder import ASSETS, CATALOGUE, LEDGER, RENDERS, STAGING
from configurator.runtime.devices import KnownDevices
from configurator.runtime.existing import require_whole
from configurator.runtime.key import signing_key
from configurator.runtime.layered_files import LayeredFiles
from configurator.runtime.ledger import require_shared
from configurator.runtime.services import Services
from configurator.stores.catalogue.protocol import Catalogue
from configurator.stores.catalogue.tiny import TinyCatalogue
from configurator.stores.images.accept import LIMITS
from configurator.stores.images.cache import RenderCache
from configurator.stores.images.decoding import WarmDecoder
from configurator.stores.images.preparing import Preparation
from configurator.stores.images.store import ImageStore
from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.protocol import Ledger
from configurator.stores.lock import FolderLock
from configurator.stores.staging.folder import FolderStaging


def open_services(config: Config, clock: Callable[[], datetime] = utc_now) -> Services:
    """Everything a server needs; raises InUse and Apart where another runs on the folder, Broken where a file is,
    Incomplete where one is missing, StorageError where the disk refuses.
    """
    finish_beside(config.data)
    require_shared(config.data)
    existing = require_whole(config.data, key_given=config.secret_key is not None)
    with ExitStack() as failing:
        lock = FolderLock(config.data)
        failing.callback(lock.release)
        finish(config.data)
        catalogue = failing.enter_context(closing(TinyCatalogue(config.data / CATALOGUE)))
        ledger = failing.enter_context(closing(open_ledger(config.data / LEDGER, new=not existing)))
        services = _services(config, lock, catalogue, ledger, clock)
        failing.pop_all()
    return services


def _services(
    config: Config, lock: FolderLock, catalogue: Catalogue, ledger: Ledger, clock: Callable[[], datetime]
) -> Services:
    key = config.secret_key or signing_key(config.data)
    renders = RenderCache(config.data / RENDERS, capacity=config.render_cache_bytes)
    limits, decoder = replace(LIMITS, bytes=config.max_upload_bytes), WarmDecoder()
    images = ImageStore(config.data / ASSETS, limits=limits, decode=decoder.decode)
    images.sweep()
    staging = FolderStaging(config.data / STAGING, capacity=config.staging_bytes, limit=config.max_import_bytes)
    return Services(
        config=config,
        lock=lock,
        catalogue=catalogue,
        ledger=ledger,
        images=images,
        decoder=decoder,
        layered=LayeredFiles(staging, clock),
        renders=renders,
        preparation=Preparation(images),
        tokens=ConfigurationTokens(key),
        evaluations=Evaluations(),
        devices=KnownDevices(key),
        clock=clock,
    )
