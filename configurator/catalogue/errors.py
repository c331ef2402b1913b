"""What the catalogue refuses, one class per refusal."""

from collections.abc import Sequence
from pathlib import Path

from layers.problem import Problem


class CatalogueError(Exception):
    """The base of every refusal of this package."""


class NoSuchConfigurator(CatalogueError):
    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(f"there is no configurator {id}")


class NotPublished(CatalogueError):
    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(f"{id} has not been published")


class Withdrawn(CatalogueError):
    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(f"{id} has been withdrawn")


class AlreadyExists(CatalogueError):
    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(f"there is a configurator {id} already")


class Stale(CatalogueError):
    """The document has changed since the caller read it."""

    def __init__(self, subject: str) -> None:
        self.subject = subject
        super().__init__(f"somebody changed {subject} since it was read; read it again")


class NotPublishable(CatalogueError):
    """A draft that cannot be sold as it stands, with every reason."""

    def __init__(self, id: str, problems: Sequence[Problem]) -> None:
        self.id = id
        self.problems = tuple(problems)
        super().__init__(f"{id} cannot be published")


class InUse(CatalogueError):
    """Another server process works on this data folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(f"another process is using {folder}; stop it first")


class Broken(CatalogueError):
    """A file that cannot be read; it is left exactly as it is."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path} cannot be read: {reason}")
