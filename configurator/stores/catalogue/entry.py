"""One configurator of the catalogue, as it is kept in memory and read from its folder."""

import time
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic_core import to_json

from configurator.stores.catalogue.etag import document_etag
from configurator.stores.catalogue.journal import JOURNAL, Journal, read_journal
from configurator.stores.catalogue.protocol import Draft
from configurator.stores.catalogue.reading import (
    DRAFT,
    known_revision,
    known_version,
    published_versions,
    required_record,
    stored_document,
    stored_time,
)
from configurator.stores.errors import Broken
from layers.document.model import Configurator
from layers.drafts.draft import EditedDraft, Unreadable, read_draft
from layers.evaluation.product import Product

PUBLISHED = "published"


@dataclass(frozen=True)
class Entry:
    """What is in memory of one configurator.

    The newest version has the number `version`, the newest file `highest`: a publish that was interrupted may have
    left a file of which the draft knows nothing. It is not published, and its number is not used again.
    The file of the draft has it as it was at revision `written`; its journal, once there is one, has what came since.
    """

    edited: EditedDraft
    updated_at: datetime
    written: int
    published_etag: str | None = None
    withdrawn: bool = False
    product: Product | None = None
    version: int = 0
    highest: int = 0
    journal: Journal | None = None
    edited_at: float = field(default_factory=time.monotonic)

    @cached_property
    def draft(self) -> Draft:
        return Draft(self.edited, self.updated_at, self.version, self.published_etag, self.withdrawn)

    @property
    def id(self) -> str:
        return self.edited.copy.id

    def content(self) -> bytes:
        """The file of the draft, as a TinyDB of one record."""
        record = {
            "updated_at": self.updated_at.isoformat(),
            "withdrawn": self.withdrawn,
            "version": self.version,
            "rev": self.edited.rev,
            "journal": self.journal is not None,
            "document": self.edited.document,
        }
        return to_json({"_default": {"1": record}}, by_alias=True)


def read_entry(folder: Path, retired: int) -> Entry:
    """The configurator of a folder, of whose id versions up to `retired` were deleted; raises Broken."""
    path = folder / DRAFT
    record = required_record(path)
    known = known_version(path, record)
    highest = max(published_versions(folder / PUBLISHED, known or 0, retired), default=0)
    version = highest if known is None else known
    product = _published(folder, version)
    edited, journal = _edited(folder, record)
    last = next(reversed(edited.history.batches.values()), None)
    updated_at = stored_time(path, record.get("updated_at"))
    return Entry(
        edited=edited.with_published(product.configurator if product else None),
        updated_at=max(updated_at, last.at) if last else updated_at,
        written=known_revision(path, record),
        published_etag=document_etag(product.configurator) if product else None,
        withdrawn=bool(record.get("withdrawn")),
        product=product,
        version=version,
        highest=highest,
        journal=journal,
    )


def published_file(folder: Path, version: int) -> Path:
    return folder / PUBLISHED / f"{version}.json"


def dump(document: Configurator) -> dict[str, Any]:
    """A document as it is written down."""
    return document.model_dump(mode="json", by_alias=True)


def _published(folder: Path, version: int) -> Product | None:
    if not version:
        return None
    newest = published_file(folder, version)
    return Product(stored_document(newest, required_record(newest)), version)


def _edited(folder: Path, record: dict[str, Any]) -> tuple[EditedDraft, Journal | None]:
    """The draft with all that was taken of it, and its journal; raises Broken."""
    path = folder / JOURNAL
    document, rev = stored_document(folder / DRAFT, record), known_revision(folder / DRAFT, record)
    try:
        journal, after, lines = read_journal(path, document.id)
    except FileNotFoundError as error:
        if record.get("journal"):
            raise Broken(path, "it is missing") from error
        return EditedDraft.of(document, rev), None
    try:
        return read_draft(document, rev, after, lines), journal
    except Unreadable as error:
        place = "" if error.line is None else f"line {error.line + 2}: "
        raise Broken(path, f"{place}{error.reason}") from error
