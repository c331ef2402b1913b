"""The catalogue as a folder of small JSON files, for one server process."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from configurator.stores.catalogue.draft_files import DraftFiles, is_due
from configurator.stores.catalogue.entry import Entry, dump, published_file, read_entry
from configurator.stores.catalogue.errors import (
    AlreadyExists,
    NoSuchConfigurator,
    NoSuchVersion,
    NotPublished,
    Stale,
    StaleSettings,
    UnknownRevision,
    Withdrawn,
)
from configurator.stores.catalogue.etag import etag
from configurator.stores.catalogue.protocol import Draft, Version
from configurator.stores.catalogue.reading import (
    CONFIGURATORS,
    configurator_folders,
    parsed,
    required_record,
    retired_versions,
    stored_document,
    stored_time,
)
from configurator.stores.catalogue.storage import prepared, read_record, told, unconfirmed, write_record
from configurator.stores.errors import Broken, Displaced, StorageError
from configurator.stores.file import TEMPORARY, confirm, writing
from configurator.stores.folder import OpenFolder
from layers.document.model import Configurator
from layers.document.tree import Tree
from layers.drafts.batch import Batch
from layers.drafts.draft import EditedDraft, Editor, Resync
from layers.drafts.operation import Replace
from layers.drafts.revisions import Author
from layers.drafts.taken import Taken
from layers.evaluation.product import Product
from settings import Settings

RETIRED, SETTINGS = "retired.json", "settings.json"
DELETED = re.compile(r"\..+\.[0-9a-f]{32}")
"""What the folder of a configurator is called from its deletion until it is gone."""
OLD_TREES = 16
"""How many earlier versions are kept in memory, for their pictures."""
WHOLE = "document"
"""What the author of a whole document is called in place of a window."""


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
        self._versions: dict[tuple[str, int], Version] = {}
        self._owner = uuid4().hex
        self._place = _opened(folder)
        try:
            self._retired = self._read_retired()
            self._memory = _Memory(self._read_settings(), self._read_entries())
            self._files = DraftFiles(folder, self._place, self._memory.entries)
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
            lost = unconfirmed(lambda: self._write(self.folder / SETTINGS, settings.model_dump(mode="json")))
            self._memory.settings = settings
            self._memory.stamp += 1
            told(lost)
            return self.settings_etag()

    def drafts(self) -> list[Draft]:
        return [entry.draft for _, entry in sorted(self._memory.entries.copy().items())]

    def draft(self, id: str) -> Draft:
        return self._entry(id).draft

    def create(self, document: Configurator, at: datetime) -> Draft:
        with self._lock:
            if document.id in self._memory.entries:
                raise AlreadyExists(document.id)
            edited = EditedDraft.of(document, self._first_revision(document.id, at))
            return self._files.write(Entry(edited, at, written=edited.rev)).draft

    def save(self, document: Configurator, etag: str, at: datetime, person: str = "", by: str = "") -> Draft:
        with self._lock:
            entry = self._current(document.id, etag)
            replacing = Batch(batch=uuid4(), client=WHOLE, base=entry.edited.rev, ops=(Replace(document=document),))
            self._files.take(entry, *entry.edited.edit(replacing, self._editor(Editor(Author(person, WHOLE), by, at))))
            return self._entry(document.id).draft

    def edit(self, id: str, batch: Batch, editor: Editor) -> Taken:
        try:
            return self._once(id, batch.batch, lambda draft: draft.edit(batch, self._editor(editor)))
        except Resync as unknown:
            raise UnknownRevision(id, self._entry(id).edited.rev) from unknown

    def edits(self, id: str, after: int) -> EditedDraft:
        edited = self._entry(id).edited
        if not edited.knows(after):
            raise UnknownRevision(id, edited.rev)
        return edited

    def undo(self, id: str, batch: UUID, editor: Editor) -> Taken:
        return self._once(id, batch, lambda draft: draft.undo(batch, self._editor(editor)))

    def redo(self, id: str, batch: UUID, editor: Editor) -> Taken:
        return self._once(id, batch, lambda draft: draft.redo(batch, self._editor(editor)))

    def restore(self, id: str, version: int, batch: UUID, editor: Editor) -> Taken:
        document = self.published(id, version)

        def restored(draft: EditedDraft) -> tuple[EditedDraft, Taken]:
            replacing = Batch(
                batch=batch, client=editor.author.client, base=draft.rev, ops=(Replace(document=document),)
            )
            return draft.edit(replacing, self._editor(editor))

        return self._once(id, batch, restored)

    def versions(self, id: str, before: int | None, limit: int) -> list[Version]:
        newest = self._entry(id).version
        if before is not None:
            newest = min(newest, before - 1)
        oldest = max(self._retired.get(id, 0) + 1, newest - limit + 1)
        return [self._version(id, version) for version in range(newest, oldest - 1, -1)]

    def published(self, id: str, version: int) -> Configurator:
        entry = self._entry(id)
        if not self._retired.get(id, 0) < version <= entry.version:
            raise NoSuchVersion(id, version)
        return self.tree(id, version).configurator

    def write_idle_drafts(self) -> None:
        for id, entry in list(self._memory.entries.items()):
            if is_due(entry):
                content = entry.content()
                with self._lock:
                    if self._memory.entries.get(id) is entry:
                        self._files.write(entry, content)

    def publish(self, id: str, etag: str, at: datetime, by: str = "") -> int:
        with self._lock:
            entry = self._current(id, etag)
            document = entry.edited.document
            version = max(entry.highest, self._retired.get(id, 0)) + 1
            product = Product(document, version)
            record = {"published_at": at.isoformat(), "published_by": by, "document": dump(document)}
            self._prepare(self._published(id, version), record)
            changed = replace(
                entry, edited=entry.edited.with_published(document), version=version, highest=version,
                product=product, published_etag=entry.draft.etag,
            )  # fmt: skip
            lost = unconfirmed(lambda: self._files.write(changed))  # last: it says which version is published
            self._memory.stamp += 1
            told(lost)
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
            withdrawn = replace(self._current(id, etag), withdrawn=True, updated_at=at)
            lost = unconfirmed(lambda: self._files.write(withdrawn))
            self._memory.stamp += 1
            told(lost)

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
        """What was edited is written down as a whole, where the disk takes it: its journal has it in any case."""
        with self._lock:
            for entry in list(self._memory.entries.values()):
                if entry.written < entry.edited.rev:
                    with suppress(StorageError):
                        self._files.write(entry)
        self._place.close()

    def _once(self, id: str, batch: UUID, work: Callable[[EditedDraft], tuple[EditedDraft, Taken]]) -> Taken:
        """What came of a batch, before or now."""
        with self._lock:
            entry = self._entry(id)
            known = entry.edited.answered(batch)
            if known is not None:
                return known
            edited, taken = work(entry.edited)
            self._require_files(id, entry.version)
            self._files.take(entry, edited, taken)
            return taken

    def _editor(self, editor: Editor) -> Editor:
        return replace(editor, owner=self._owner)

    def _first_revision(self, id: str, at: datetime) -> int:
        """Revisions are never used twice: one of a deleted draft must not be taken for one of a new one.

        Nobody edits as often as once a second all the time, so the seconds since 1970 are more than there were.
        """
        return int(at.timestamp()) if id in self._retired else 0

    def _version(self, id: str, version: int) -> Version:
        known = self._versions.get((id, version))
        if known is None:
            path = self._published(id, version)
            record = required_record(path)
            known = Version(version, stored_time(path, record.get("published_at")), str(record.get("published_by", "")))
            self._versions[id, version] = known
        return known

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
        if etag != "*" and etag != entry.draft.etag:
            raise Stale(id, entry.draft.etag)
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

    def _prepare(self, path: Path, record: dict[str, Any]) -> None:
        """Write what alone changes nothing."""
        with prepared():
            self._write(path, record)

    def _write(self, path: Path, record: dict[str, Any]) -> None:
        """Never into a folder that has come in place of ours."""
        if not self._place.in_place():
            raise Displaced(self.folder)
        write_record(path, record)

    def _retire(self, id: str, version: int) -> None:
        """Version numbers are never used twice: pictures of the old ones may be kept anywhere."""
        self._retired[id] = max(version, self._retired.get(id, 0))
        self._old = {key: tree for key, tree in self._old.items() if key[0] != id}
        self._versions = {key: known for key, known in self._versions.items() if key[0] != id}
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
        return {entry.id: entry for entry in entries}


def _opened(folder: Path) -> OpenFolder:
    """Made where there is none; raises Unwritable."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        return OpenFolder(folder)
