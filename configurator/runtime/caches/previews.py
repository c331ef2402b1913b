"""The compiled products of the drafts that are being worked on."""

import threading
from collections import OrderedDict
from collections.abc import Callable

from configurator.stores.catalogue.protocol import Draft
from layers.document.model import Configurator
from layers.evaluation.product import Product

MOST = 6
"""Some designers at once, each at one draft; a large product takes tens of megabytes once it was asked much."""


class Previews:
    """One product for each draft, as long as it stays as it is. Safe for many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[str, tuple[Configurator, int, Product]] = OrderedDict()

    def product(self, draft: Draft, make: Callable[[], Product]) -> Product:
        """The draft's product, of `make` where the draft has changed since; two who ask at once may both make it."""
        id = draft.document.id
        with self._lock:
            known = self._known.get(id)
            if known and known[0] is draft.document and known[1] == draft.version:
                self._known.move_to_end(id)
                return known[2]
        product = make()
        with self._lock:
            self._known[id] = (draft.document, draft.version, product)
            self._known.move_to_end(id)
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return product
