"""Erasing a customer from the ledger, its files and the folder of letters."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from configurator.privacy.erasing import Erased, erase
from configurator.privacy.letters import forget_letters
from configurator.stores.ledger.protocol import Ledger


@dataclass(frozen=True, slots=True)
class Forgotten:
    """`clean` is False where pieces of what was removed may still lie between the ledger's rows."""

    erased: Erased
    clean: bool


def forget(ledger: Ledger, data: Path, email: str, now: datetime, who: str) -> Forgotten:
    """Erase a customer; afterwards their data is left only in backups and exports.

    Must not be called from inside a transaction, nor where waiting for the disk would keep others waiting.
    """
    erased = erase(ledger, email, now, who)
    forget_letters(data, email, erased.letters)
    return Forgotten(erased, ledger.rewrite())
