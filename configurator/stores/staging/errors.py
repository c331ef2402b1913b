"""The refusals of staging, one class each."""

from configurator.languages import TranslatableError, gettext_noop


class StagingError(TranslatableError):
    """The base of every refusal of this package."""


class NoSuchImport(StagingError):
    sentence = gettext_noop("There is no such import. Files are kept for a day.")

    def __init__(self, id: str) -> None:
        self.id = id


class NotReady(StagingError):
    """Its file is still being read, or could not be."""

    sentence = gettext_noop("The file has not been read.")

    def __init__(self, id: str) -> None:
        self.id = id


class QuotaFull(StagingError):
    """The files that wait take as much of the disk as they may."""

    sentence = gettext_noop("Imports may take %(megabytes)s MB in all, which is used up. Delete one of them first.")

    def __init__(self, capacity: int) -> None:
        self.megabytes = f"{capacity / 1_000_000:,.0f}"


class FileTooLarge(StagingError):
    sentence = gettext_noop("The file is larger than %(megabytes)s MB.")

    def __init__(self, limit: int) -> None:
        self.megabytes = f"{limit / 1_000_000:,.0f}"


class EmptyFile(StagingError):
    sentence = gettext_noop("The file is empty.")
