"""Forgetting a customer wherever the shop keeps anything: in the ledger, in its files, among letters."""

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
    """Once this returns nothing of them is left, but for backups and what was exported.

    Must not be called from inside a transaction, nor where waiting for the disk would keep others waiting.
    """
    erased = ledger.write(erase, email, now, who).result()
    forget_letters(data, email, erased.letters)
    return Forgotten(erased, ledger.rewrite())
