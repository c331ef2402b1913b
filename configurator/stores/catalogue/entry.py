"""One configurator of the catalogue, as it is kept in memory and read from its folder."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from configurator.stores.catalogue.etag import etag
from configurator.stores.catalogue.protocol import Draft, DraftStatus
from configurator.stores.catalogue.reading import (
    DRAFT,
    known_version,
    published_versions,
    required_record,
    stored_document,
    stored_time,
)
from layers.document.model import Configurator
from layers.evaluation.product import Product

PUBLISHED = "published"


@dataclass
class Entry:
    """What is in memory of one configurator.

    The newest version has the number `version`, the newest file `highest`: a publish that was interrupted may have
    left a file of which the draft knows nothing. It is not published, and its number is not used again.
    """

    document: Configurator
    etag: str
    updated_at: datetime
    published_etag: str | None = None
    withdrawn: bool = False
    product: Product | None = None
    version: int = 0
    highest: int = 0

    def draft(self) -> Draft:
        return Draft(self.document, self.etag, self.updated_at, self.version, self._status())

    def _status(self) -> DraftStatus:
        if self.withdrawn:
            return DraftStatus.WITHDRAWN
        if not self.version:
            return DraftStatus.DRAFT
        return DraftStatus.PUBLISHED if self.etag == self.published_etag else DraftStatus.CHANGED


def read_entry(folder: Path, retired: int) -> Entry:
    """The configurator of a folder, of whose id versions up to `retired` were deleted; raises Broken."""
    path = folder / DRAFT
    record = required_record(path)
    document = stored_document(path, record)
    entry = Entry(document, document_etag(document), stored_time(path, record.get("updated_at")))
    entry.withdrawn = bool(record.get("withdrawn"))
    known = known_version(path, record)
    entry.highest = max(published_versions(folder / PUBLISHED, known or 0, retired), default=0)
    entry.version = entry.highest if known is None else known
    if entry.version:
        newest = published_file(folder, entry.version)
        published = stored_document(newest, required_record(newest))
        entry.published_etag, entry.product = document_etag(published), Product(published, entry.version)
    return entry


def published_file(folder: Path, version: int) -> Path:
    return folder / PUBLISHED / f"{version}.json"


def dump(document: Configurator) -> dict[str, Any]:
    """A document as it is written down."""
    return document.model_dump(mode="json", by_alias=True)


def document_etag(document: Configurator) -> str:
    return etag(dump(document))
