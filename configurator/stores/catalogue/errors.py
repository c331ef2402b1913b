"""The refusals of the catalogue, one class each."""

from collections.abc import Sequence

from configurator.languages import TranslatableError, gettext_noop
from layers.problem import Problem


class CatalogueError(TranslatableError):
    """The base of every refusal of this package."""


class NoSuchConfigurator(CatalogueError):
    sentence = gettext_noop("There is no configurator %(id)s.")

    def __init__(self, id: str) -> None:
        self.id = id


class NotPublished(CatalogueError):
    sentence = gettext_noop("%(id)s has not been published.")

    def __init__(self, id: str) -> None:
        self.id = id


class Withdrawn(CatalogueError):
    sentence = gettext_noop("%(id)s has been withdrawn.")

    def __init__(self, id: str) -> None:
        self.id = id


class AlreadyExists(CatalogueError):
    sentence = gettext_noop("There is a configurator %(id)s already.")

    def __init__(self, id: str) -> None:
        self.id = id


class Stale(CatalogueError):
    """What `id` names has changed since the caller read it; `etag` is what it has now, where that is known."""

    sentence = gettext_noop("Somebody changed %(id)s since it was read; read it again.")

    def __init__(self, id: str, etag: str | None = None) -> None:
        self.id = id
        self.etag = etag


class StaleSettings(Stale):
    sentence = gettext_noop("Somebody changed the settings since they were read; read them again.")

    def __init__(self, etag: str | None = None) -> None:
        super().__init__("settings", etag)


class NotPublishable(CatalogueError):
    """A draft that cannot be sold as it stands, with every reason, in the language it was asked in."""

    sentence = gettext_noop("%(id)s cannot be published.")

    def __init__(self, id: str, problems: Sequence[Problem]) -> None:
        self.id = id
        self.problems = tuple(problems)
