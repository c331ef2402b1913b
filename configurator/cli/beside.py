"""A shop that a command looks at, whether or not a server runs on it."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from configurator.languages import translations
from configurator.runtime.archive.swap import finish_beside
from configurator.runtime.clock import utc_now
from configurator.runtime.config import Config
from configurator.runtime.data_folder import ASSETS, CATALOGUE
from configurator.runtime.existing import require_whole
from configurator.runtime.ledger import open_beside, require_shared
from configurator.stores.catalogue.copying import copy_catalogue
from configurator.stores.catalogue.protocol import Catalogue
from configurator.stores.catalogue.tiny import TinyCatalogue
from configurator.stores.images.store import ImageStore
from configurator.stores.ledger.protocol import Ledger
from layers.words.storefront import Storefront, storefront


@dataclass(frozen=True)
class ShopBeside:
    """The catalogue is a copy of this moment; the ledger goes on with the server that writes it."""

    catalogue: Catalogue
    ledger: Ledger
    images: ImageStore

    def storefront(self, locale: str | None = None) -> Storefront:
        return storefront(self.catalogue.settings(), utc_now(), locale, translations)


@contextmanager
def opened_beside(data: Path) -> Iterator[ShopBeside]:
    """For a command that writes nothing; a server may be running on the folder.

    Raises Apart, OtherVersion, Incomplete, Broken, NotALedger where there is no shop, and OSError.
    """
    finish_beside(data)
    require_shared(data)
    require_whole(data, key_given=Config(data=data).secret_key is not None)
    with tempfile.TemporaryDirectory() as name, closing(open_beside(data)) as ledger:
        copy = Path(name) / CATALOGUE
        copy_catalogue(data / CATALOGUE, copy)
        with closing(TinyCatalogue(copy)) as catalogue:
            yield ShopBeside(catalogue, ledger, ImageStore(data / ASSETS))
