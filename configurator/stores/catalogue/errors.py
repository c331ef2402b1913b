"""The refusals of the catalogue, one class each."""

from collections.abc import Sequence

from configurator.languages import TranslatableError, gettext_noop
from layers.drafts.revisions import Stamp
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


class NoSuchVersion(CatalogueError):
    sentence = gettext_noop("There is no version %(version)s of %(id)s.")

    def __init__(self, id: str, version: int | str) -> None:
        self.id = id
        self.version = version


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


class DraftChanged(Stale):
    """Others have changed a draft since somebody saw it; `changes` says who and when, the last ones first."""

    sentence = gettext_noop("%(id)s was changed after you saw it. Look at the changes, then publish.")

    def __init__(self, id: str, etag: str | None, changes: Sequence[Stamp]) -> None:
        super().__init__(id, etag)
        self.changes = tuple(changes)


class UnknownRevision(CatalogueError):
    """The draft does not know a revision, or not any more; `rev` is the one it has now."""

    sentence = gettext_noop("This revision is no longer known; read the draft again.")

    def __init__(self, id: str, rev: int) -> None:
        self.id = id
        self.rev = rev


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
