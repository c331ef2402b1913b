"""The refusals of the ledger, one class each."""

from pathlib import Path


class LedgerError(Exception):
    """The base of every refusal of this package."""


class UnknownRevision(LedgerError):
    """The ledger was written by a newer version of this program."""

    def __init__(self, found: str, newest: str) -> None:
        self.found = found
        self.newest = newest
        super().__init__(f"this ledger has revision {found}, but this version knows only up to {newest}")


class NotUpgraded(LedgerError):
    """The ledger has another revision than this program's, and was not to be upgraded."""

    def __init__(self, found: str, newest: str) -> None:
        self.found = found
        self.newest = newest
        super().__init__(f"this ledger has revision {found} instead of {newest}")


class NotALedger(LedgerError):
    """A file that is none of our ledgers, or a broken one; it is left exactly as it is."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path} cannot be opened: {reason}")
