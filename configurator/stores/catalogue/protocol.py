"""What every catalogue store can do, in a designer's words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from layers.document.model import Configurator
from layers.document.tree import Tree
from layers.evaluation.product import Product
from settings import Settings


class DraftStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Draft:
    """A configurator being edited; `version` is its newest published one, 0 if none; `etag` names its content."""

    document: Configurator
    etag: str
    updated_at: datetime
    version: int
    status: DraftStatus


class Catalogue(Protocol):
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

    def save(self, document: Configurator, etag: str, at: datetime) -> Draft:
        """Raises NoSuchConfigurator, Withdrawn, Stale."""

    def publish(self, id: str, etag: str, at: datetime) -> int:
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
