"""What gives new rows their keys: each store has its own way to count."""

from typing import Protocol

from sqlalchemy import Table


class Keys(Protocol):
    def take(self, table: Table) -> int:
        """The next key of the table, never given before."""
        ...
