"""What every catalogue store can do, in a designer's words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Protocol
from uuid import UUID

from configurator.stores.catalogue.etag import document_etag
from layers.document.model import Configurator
from layers.document.tree import Tree
from layers.drafts.batch import Batch
from layers.drafts.draft import EditedDraft, Editor
from layers.drafts.taken import Taken
from layers.evaluation.product import Product
from settings import Settings


class DraftStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Draft:
    """A configurator being edited; `version` is its newest published one, 0 if none.

    Its document and what names its content are made when they are first asked for.
    """

    edited: EditedDraft
    updated_at: datetime
    version: int
    published_etag: str | None
    withdrawn: bool

    @property
    def document(self) -> Configurator:
        return self.edited.document

    @property
    def rev(self) -> int:
        """How many batches of edits made it what it is."""
        return self.edited.rev

    @cached_property
    def etag(self) -> str:
        return document_etag(self.document)

    @property
    def status(self) -> DraftStatus:
        if self.withdrawn:
            return DraftStatus.WITHDRAWN
        if not self.version:
            return DraftStatus.DRAFT
        return DraftStatus.PUBLISHED if self.etag == self.published_etag else DraftStatus.CHANGED


@dataclass(frozen=True, slots=True)
class Version:
    """A published version; `by` is empty where nobody wrote it down."""

    version: int
    at: datetime
    by: str


class Drafting(Protocol):
    """Edits of drafts; each is durable when it returns.

    A batch that was answered before gets the same answer again. All raise NoSuchConfigurator and Withdrawn.
    """

    def edit(self, id: str, batch: Batch, editor: Editor) -> Taken:
        """Raises UnknownRevision for a base that is not known any more."""

    def edits(self, id: str, after: int) -> EditedDraft:
        """The draft with its history, which knows all batches after a revision; raises UnknownRevision."""

    def undo(self, id: str, batch: UUID, editor: Editor) -> Taken:
        """Take back the author's last gesture, but for what others have touched since."""

    def redo(self, id: str, batch: UUID, editor: Editor) -> Taken:
        """Do again what the author undid last."""

    def restore(self, id: str, version: int, batch: UUID, editor: Editor) -> Taken:
        """A published version becomes the draft, as an edit of the author; raises NoSuchVersion."""

    def versions(self, id: str, before: int | None, limit: int) -> list[Version]:
        """The published versions `before` one, the newest first."""

    def published(self, id: str, version: int) -> Configurator:
        """Raises NoSuchVersion."""

    def write_idle_drafts(self) -> None:
        """Write down as a whole what was edited and rests now, so that a start is quick; raises StorageError."""


class Catalogue(Drafting, Protocol):
    """Settings, drafts and published versions; everything is in memory, writes are durable when they return.

    `stamp` changes with every change of settings or publish, so that answers may be cached by it.
    """

    @property
    def stamp(self) -> int: ...

    def settings(self) -> Settings: ...

    def settings_etag(self) -> str: ...

    def save_settings(self, settings: Settings, etag: str) -> str:
        """Replace the settings; raises Stale unless `etag` (or `*`) is the current one."""

    def drafts(self) -> list[Draft]:
        """Every draft by id, withdrawn ones included."""

    def draft(self, id: str) -> Draft:
        """Raises NoSuchConfigurator, Withdrawn."""

    def create(self, document: Configurator, at: datetime) -> Draft:
        """Raises AlreadyExists."""

    def save(self, document: Configurator, etag: str, at: datetime, person: str = "", by: str = "") -> Draft:
        """A batch of one operation, of the person of that id and name; raises NoSuchConfigurator, Withdrawn, Stale."""

    def publish(self, id: str, etag: str, at: datetime, by: str = "") -> int:
        """The draft becomes the next published version; raises Stale if it is no longer the one of `etag`."""

    def delete(self, id: str, etag: str) -> None:
        """The draft and every version go; raises NoSuchConfigurator, Withdrawn, Stale."""

    def withdraw(self, id: str, etag: str, at: datetime) -> None:
        """The page answers 410 from now on, orders keep what they need; raises like `delete`."""

    def product(self, id: str) -> Product:
        """The newest published version, compiled; raises NoSuchConfigurator, NotPublished, Withdrawn."""

    def tree(self, id: str, version: int) -> Tree:
        """One published version, not necessarily the newest, nor for sale.

        Raises NoSuchConfigurator, NotPublished, and Broken for an earlier one whose file cannot be read.
        """

    def products(self) -> list[Product]:
        """The newest published version of everything that is for sale, by id."""

    def close(self) -> None: ...
