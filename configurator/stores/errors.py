"""What any store says when its disk does not take what is written."""

from pathlib import Path

from configurator.languages import TranslatableError, gettext_noop


class StorageError(TranslatableError):
    """Nothing was changed but by NotDurable, and nothing is until the disk is in order.

    `place` is for the log and the shell.
    """

    sentence = gettext_noop("The shop cannot write to its disk just now. Nothing has changed; try again later.")

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason

    @property
    def place(self) -> str:
        return f"{self.path} cannot be written: {self.reason}"


class Unwritable(StorageError):
    """A disk that is full, read-only or failing."""


class NotDurable(StorageError):
    """A file that was written, and that a power cut may undo: the disk did not confirm its name."""

    sentence = gettext_noop(
        "The change is made, but the shop's disk did not confirm it: a power cut may undo it. "
        "See whether it is still there before you repeat it."
    )

    @property
    def place(self) -> str:
        return f"{self.path} is written, but a power cut may undo it: {self.reason}"


class Damaged(StorageError):
    """A file whose content cannot be what was written to it; it is left as it is."""

    @property
    def place(self) -> str:
        return f"{self.path} is damaged: {self.reason}; restore a backup"


class Broken(Damaged):
    """A file other than the ledger that cannot be read as what it should be; it is left exactly as it is."""

    sentence = gettext_noop("The shop cannot read one of its files just now. Nothing has changed; try again later.")

    @property
    def place(self) -> str:
        return f"{self.path} cannot be read: {self.reason}"


class Displaced(StorageError):
    """A file that is open and no longer at its path: what is written to it would be gone after a restart."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "it was deleted, renamed or replaced while it was open")


class InUse(TranslatableError):
    """Another server process works on this data folder; said on the command line only."""

    sentence = "another process is using %(folder)s; stop it first"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
