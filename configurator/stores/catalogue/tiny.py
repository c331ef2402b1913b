"""The catalogue as a folder of small JSON files, for one server process."""

import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from configurator.stores.catalogue.entry import Entry, document_etag, dump, published_file, read_entry
from configurator.stores.catalogue.errors import (
    AlreadyExists,
    NoSuchConfigurator,
    NotPublished,
    Stale,
    StaleSettings,
    Withdrawn,
)
from configurator.stores.catalogue.etag import etag
from configurator.stores.catalogue.protocol import Draft
from configurator.stores.catalogue.reading import (
    DRAFT,
    configurator_folders,
    parsed,
    required_record,
    retired_versions,
    stored_document,
)
from configurator.stores.catalogue.storage import read_record, write_record
from configurator.stores.errors import Broken, Displaced, NotDurable, Unwritable
from configurator.stores.file import TEMPORARY, confirm, writing
from configurator.stores.folder import OpenFolder
from layers.document.model import Configurator
from layers.document.tree import Tree
from layers.evaluation.product import Product
from settings import Settings

CONFIGURATORS, RETIRED, SETTINGS = "configurators", "retired.json", "settings.json"
DELETED = re.compile(r"\..+\.[0-9a-f]{32}")
"""What the folder of a configurator is called from its deletion until it is gone."""
OLD_TREES = 16
"""How many earlier versions are kept in memory, for their pictures."""


@dataclass
class _Memory:
    settings: Settings = field(default_factory=Settings)
    entries: dict[str, Entry] = field(default_factory=dict)
    stamp: int = 0


class TinyCatalogue:
    """Reads everything at start (raises Broken), keeps it in memory, and writes each change durably.

    For a process that holds the lock of the data folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.RLock()
        self._old: dict[tuple[str, int], Tree] = {}
        self._place = _opened(folder)
        try:
            self._retired = self._read_retired()
            self._memory = _Memory(self._read_settings(), self._read_entries())
            self._begin()
            self._sweep()
        except Exception:
            self._place.close()
            raise

    @property
    def stamp(self) -> int:
        return self._memory.stamp

    def settings(self) -> Settings:
        return self._memory.settings

    def settings_etag(self) -> str:
        return etag(self._memory.settings.model_dump(mode="json"))

    def save_settings(self, settings: Settings, etag: str) -> str:
        with self._lock:
            if etag not in ("*", self.settings_etag()):
                raise StaleSettings(self.settings_etag())
            with self._written(self.folder / SETTINGS, settings.model_dump(mode="json")):
                self._memory.settings = settings
                self._memory.stamp += 1
            return self.settings_etag()

    def drafts(self) -> list[Draft]:
        return [entry.draft() for _, entry in sorted(self._memory.entries.copy().items())]

    def draft(self, id: str) -> Draft:
        return self._entry(id).draft()

    def create(self, document: Configurator, at: datetime) -> Draft:
        with self._lock:
            if document.id in self._memory.entries:
                raise AlreadyExists(document.id)
            entry = Entry(document, document_etag(document), at)
            with self._written_draft(entry):
                self._memory.entries[document.id] = entry
            return entry.draft()

    def save(self, document: Configurator, etag: str, at: datetime) -> Draft:
        with self._lock:
            entry = self._current(document.id, etag)
            changed = replace(entry, document=document, etag=document_etag(document), updated_at=at)
            with self._written_draft(changed):
                self._memory.entries[document.id] = changed
            return changed.draft()

    def publish(self, id: str, etag: str, at: datetime) -> int:
        with self._lock:
            entry = self._current(id, etag)
            version = max(entry.highest, self._retired.get(id, 0)) + 1
            product = Product(entry.document, version)
            record = {"published_at": at.isoformat(), "document": dump(entry.document)}
            self._prepare(self._published(id, version), record)
            changed = replace(entry, version=version, highest=version, product=product, published_etag=entry.etag)
            with self._written_draft(changed):  # last, since it is what says which version is published
                self._memory.entries[id] = changed
                self._memory.stamp += 1
            return version

    def delete(self, id: str, etag: str) -> None:
        with self._lock:
            entry = self._current(id, etag)
            self._retire(id, entry.highest)
            with writing(self._folder(id)):
                gone = self._folder(id).rename(self.folder / CONFIGURATORS / f".{id}.{uuid4().hex}")
            del self._memory.entries[id]
            self._memory.stamp += 1
            confirm(gone)
            shutil.rmtree(gone, ignore_errors=True)

    def withdraw(self, id: str, etag: str, at: datetime) -> None:
        with self._lock:
            changed = replace(self._current(id, etag), withdrawn=True, updated_at=at)
            with self._written_draft(changed):
                self._memory.entries[id] = changed
                self._memory.stamp += 1

    def product(self, id: str) -> Product:
        product = self._entry(id).product
        if product is None:
            raise NotPublished(id)
        return product

    def tree(self, id: str, version: int) -> Tree:
        entry = self._memory.entries.get(id)
        if entry is None:
            raise NoSuchConfigurator(id)
        if entry.product is not None and entry.version == version:
            return entry.product.tree
        if version > entry.highest:
            raise NotPublished(id)
        return self._old_tree(id, version)

    def products(self) -> list[Product]:
        entries = sorted(self._memory.entries.copy().items())
        return [entry.product for _, entry in entries if entry.product and not entry.withdrawn]

    def close(self) -> None:
        self._place.close()

    def _old_tree(self, id: str, version: int) -> Tree:
        key = (id, version)
        if key not in self._old:
            path = self._published(id, version)
            if version <= self._retired.get(id, 0) and not path.exists():
                raise NotPublished(id)
            while len(self._old) >= OLD_TREES:
                self._old.pop(next(iter(self._old)), None)
            self._old[key] = Tree(stored_document(path, required_record(path)), version)
        return self._old[key]

    def _entry(self, id: str) -> Entry:
        entry = self._memory.entries.get(id)
        if entry is None:
            raise NoSuchConfigurator(id)
        if entry.withdrawn:
            raise Withdrawn(id)
        return entry

    def _current(self, id: str, etag: str) -> Entry:
        entry = self._entry(id)
        if etag not in ("*", entry.etag):
            raise Stale(id, entry.etag)
        self._require_files(id, entry.version)
        return entry

    def _require_files(self, id: str, version: int) -> None:
        """Nothing is confirmed beside a version that is gone, since the next start would refuse it all."""
        newest = self._published(id, version) if version else self._folder(id)
        if not (newest.is_file() if version else newest.is_dir()):
            raise Broken(newest, "it is missing, or something else is in its place")

    def _folder(self, id: str) -> Path:
        return self.folder / CONFIGURATORS / id

    def _published(self, id: str, version: int) -> Path:
        return published_file(self._folder(id), version)

    def _written_draft(self, entry: Entry) -> AbstractContextManager[None]:
        record = {
            "updated_at": entry.updated_at.isoformat(),
            "withdrawn": entry.withdrawn,
            "version": entry.version,
            "document": dump(entry.document),
        }
        return self._written(self._folder(entry.document.id) / DRAFT, record)

    @contextmanager
    def _written(self, path: Path, record: dict[str, Any]) -> Iterator[None]:
        """Write what makes a change, for memory to follow within.

        Raises NotDurable after that, so that memory and files say the same, and Unwritable before.
        """
        lost: NotDurable | None = None
        try:
            self._write(path, record)
        except NotDurable as error:
            lost = error
        yield
        if lost:
            raise lost

    def _prepare(self, path: Path, record: dict[str, Any]) -> None:
        """Write what alone changes nothing; raises Unwritable, also where a power cut may undo it."""
        try:
            self._write(path, record)
        except NotDurable as error:
            raise Unwritable(path, error.reason) from error

    def _write(self, path: Path, record: dict[str, Any]) -> None:
        """Never into a folder that has come in place of ours."""
        if not self._place.in_place():
            raise Displaced(self.folder)
        write_record(path, record)

    def _retire(self, id: str, version: int) -> None:
        """Version numbers are never used twice: pictures of the old ones may be kept anywhere."""
        self._retired[id] = max(version, self._retired.get(id, 0))
        self._old = {key: tree for key, tree in self._old.items() if key[0] != id}
        self._prepare(self.folder / RETIRED, self._retired)

    def _read_settings(self) -> Settings:
        path = self.folder / SETTINGS
        record = read_record(path)
        return Settings() if record is None else parsed(path, Settings, record)

    def _read_retired(self) -> dict[str, int]:
        """The file stands for a catalogue that was opened before: then the folder of configurators has to be there."""
        path, configurators = self.folder / RETIRED, self.folder / CONFIGURATORS
        record = read_record(path)
        if record is not None and not configurators.exists():
            raise Broken(configurators, "it is missing")
        return retired_versions(path, record)

    def _begin(self) -> None:
        path, configurators = self.folder / RETIRED, self.folder / CONFIGURATORS
        if not path.exists():
            with writing(configurators):
                configurators.mkdir(exist_ok=True)
            self._prepare(path, {})

    def _sweep(self) -> None:
        """Finish deletions that a crash interrupted, and remove what one left of creations and files.

        None of these is a link: a link is somebody else's.
        """
        configurators = self.folder / CONFIGURATORS
        with writing(self.folder):
            for folder in configurators.iterdir():
                if DELETED.fullmatch(folder.name) and folder.is_dir() and not folder.is_symlink():
                    shutil.rmtree(folder)
            for unfinished in list(self._unfinished()):
                unfinished.unlink()
            for folder in configurators.glob("[!.]*"):
                with suppress(OSError):
                    folder.rmdir()  # which only an empty one lets happen

    def _unfinished(self) -> Iterator[Path]:
        """Files of ours that were being written; what is in hidden folders is somebody else's."""
        for path in self.folder.rglob(f".*{TEMPORARY}"):
            folders = path.parent.relative_to(self.folder).parts
            if path.is_file() and not path.is_symlink() and not any(name.startswith(".") for name in folders):
                yield path

    def _read_entries(self) -> dict[str, Entry]:
        folders = configurator_folders(self.folder / CONFIGURATORS)
        entries = [read_entry(folder, self._retired.get(folder.name, 0)) for folder in folders]
        return {entry.document.id: entry for entry in entries}


def _opened(folder: Path) -> OpenFolder:
    """Made where there is none; raises Unwritable."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        return OpenFolder(folder)
