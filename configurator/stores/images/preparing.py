"""Making the sizes of pictures that pages and drawings need, before anybody waits for them."""

import threading
from collections.abc import Callable
from queue import SimpleQueue

import structlog

from configurator.stores.errors import StorageError
from configurator.stores.images.errors import ImagesError
from configurator.stores.images.store import ImageStore

log = structlog.get_logger("preparing")


class Preparation:
    """One thread in the background; what it has not made when the server stops is made when first asked for."""

    def __init__(self, images: ImageStore) -> None:
        self._images = images
        self._wanted: SimpleQueue[tuple[str, int] | None] = SimpleQueue()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._work, name="preparing", daemon=True)
        self._thread.start()

    def soon(self, pictures: dict[str, int]) -> None:
        """Prepare pictures, by id, for views of the given widths in pixels."""
        for picture in pictures.items():
            self._wanted.put(picture)

    def close(self) -> None:
        self._closed.set()
        self._wanted.put(None)
        self._thread.join()

    def _work(self) -> None:
        wanted: Callable[[], tuple[str, int] | None] = self._wanted.get
        while (picture := wanted()) and not self._closed.is_set():
            try:
                self._images.prepare(*picture)
            except (ImagesError, StorageError, OSError) as error:
                log.warning("picture not prepared", picture=picture[0], reason=str(error))
