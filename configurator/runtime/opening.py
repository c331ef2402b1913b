"""From a data folder to running services."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from configurator.runtime.archive.swap import finish, finish_beside
from configurator.runtime.clock import utc_now
from configurator.runtime.config import Config
from configurator.runtime.configuration_token import ConfigurationTokens
from configurator.runtime.data_folder import ASSETS, CATALOGUE, LEDGER, RENDERS
from configurator.runtime.devices import KnownDevices
from configurator.runtime.evaluations import Evaluations
from configurator.runtime.existing import require_whole
from configurator.runtime.key import signing_key
from configurator.runtime.services import Services
from configurator.stores.catalogue.lock import FolderLock
from configurator.stores.catalogue.tiny import TinyCatalogue
from configurator.stores.images.accept import LIMITS
from configurator.stores.images.cache import RenderCache
from configurator.stores.images.preparing import Preparation
from configurator.stores.images.store import ImageStore
from configurator.stores.ledger.open import open_ledger


def open_services(config: Config, clock: Callable[[], datetime] = utc_now) -> Services:
    """Everything a server needs; raises InUse where another runs on the folder, Broken where a file is, Incomplete
    where one is missing, StorageError where the disk refuses.
    """
    finish_beside(config.data)
    existing = require_whole(config.data, key_given=config.secret_key is not None)
    config.data.mkdir(parents=True, exist_ok=True)
    lock = FolderLock(config.data / CATALOGUE)
    try:
        finish(config.data)
    finally:
        lock.release()
    catalogue = TinyCatalogue(config.data / CATALOGUE)
    try:
        return _services(config, catalogue, clock, existing=existing)
    except Exception:
        catalogue.close()
        raise


def _services(config: Config, catalogue: TinyCatalogue, clock: Callable[[], datetime], *, existing: bool) -> Services:
    ledger = open_ledger(config.data / LEDGER, new=not existing)
    try:
        key = config.secret_key or signing_key(config.data)
    except Exception:
        ledger.close()
        raise
    renders = RenderCache(config.data / RENDERS, capacity=config.render_cache_bytes)
    images = ImageStore(config.data / ASSETS, limits=replace(LIMITS, bytes=config.max_upload_bytes))
    return Services(
        config=config,
        catalogue=catalogue,
        ledger=ledger,
        images=images,
        renders=renders,
        preparation=Preparation(images),
        tokens=ConfigurationTokens(key),
        evaluations=Evaluations(),
        devices=KnownDevices(key),
        clock=clock,
    )
