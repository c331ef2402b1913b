"""The files of drafts: each as a whole as it was at some revision, and the journal of its edits."""

import time
from collections.abc import MutableMapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from configurator.stores.catalogue.entry import Entry
from configurator.stores.catalogue.journal import JOURNAL, SPARE_LINES, Journal, begin_journal
from configurator.stores.catalogue.reading import CONFIGURATORS, DRAFT
from configurator.stores.catalogue.storage import prepared, read_record, told, unconfirmed
from configurator.stores.errors import Displaced, StorageError
from configurator.stores.file import write
from configurator.stores.folder import OpenFolder
from layers.drafts.draft import EditedDraft
from layers.drafts.history import MOST_BATCHES
from layers.drafts.taken import Taken

IDLE_SECONDS, MOST_UNWRITTEN = 5, 200
"""A draft is written as a whole when it was not edited for so long, or so many batches came since."""


def is_due(entry: Entry) -> bool:
    """Whether a draft is to be written as a whole now."""
    unwritten = entry.edited.rev - entry.written
    idle = time.monotonic() - entry.edited_at >= IDLE_SECONDS
    return unwritten >= MOST_UNWRITTEN or (unwritten > 0 and idle)


class DraftFiles:
    """Writes what is in memory of drafts, the `entries`, which always have what is in the files.

    For one thread at a time. Nothing is written into a folder that has come in place of ours.
    """

    def __init__(self, folder: Path, place: OpenFolder, entries: MutableMapping[str, Entry]) -> None:
        self._folder = folder
        self._place = place
        self._entries = entries

    def write(self, entry: Entry, content: bytes | None = None) -> Entry:
        """The draft as a whole; `content` is the entry's own.

        Raises NotDurable where it is written and may be undone, another StorageError where nothing has changed.
        """
        path = self._of(entry.id) / DRAFT
        self._require_place()
        read_record(path)  # raises Broken where it is not ours
        lost = unconfirmed(lambda: write(path, content or entry.content()))
        written = self._keep(replace(entry, written=entry.edited.rev))
        told(lost)
        return written

    def take(self, entry: Entry, edited: EditedDraft, taken: Taken) -> None:
        """A batch that was taken, durable when it returns; raises StorageError, and then it was not taken."""
        line = edited.history.batches[taken.batch].line
        with prepared():
            entry, journal = self._with_journal(entry, edited, line)
        self._require_place()
        journal.append(line)
        changed = self._keep(replace(entry, edited=edited, updated_at=taken.at, edited_at=time.monotonic()))
        if edited.rev - entry.written >= MOST_UNWRITTEN:
            with suppress(StorageError):  # it is in the journal, and will be tried again
                self.write(changed)

    def _with_journal(self, entry: Entry, edited: EditedDraft, line: bytes) -> tuple[Entry, Journal]:
        """A journal that has room for a line."""
        path = self._of(entry.id) / JOURNAL
        if entry.journal is None:
            self._require_place()
            journal, lost = begin_journal(path, entry.id, entry.edited.rev)
            told(lost)
            return self.write(replace(entry, journal=journal)), journal  # from now on a start wants both
        if not entry.journal.full(line) and entry.journal.lines < MOST_BATCHES + SPARE_LINES:
            return entry, entry.journal
        if entry.written < edited.history.floor:  # what the journal loses has to be in the draft
            entry = self.write(entry)
        kept = [each.line for each in edited.history.batches.values() if each.line is not line]
        self._require_place()
        journal, lost = begin_journal(path, entry.id, edited.history.floor, kept)
        entry = self._keep(replace(entry, journal=journal))
        told(lost)
        return entry, journal

    def _keep(self, entry: Entry) -> Entry:
        self._entries[entry.id] = entry
        return entry

    def _of(self, id: str) -> Path:
        return self._folder / CONFIGURATORS / id

    def _require_place(self) -> None:
        if not self._place.in_place():
            raise Displaced(self._folder)
