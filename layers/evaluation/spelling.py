"""Ids that a wrong one may be meant for."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST = 20
"""So many wrong ids get a suggestion; looking for it takes some 10 ms among 1,000 ids."""


class Spelling:
    """The ids that there are, to look for the nearest of each that there is not."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = frozenset(known)
        self._nearest: dict[str, str | None] = {}

    def nearest(self, name: str) -> str | None:
        """None where none is near, or where many others were looked for before."""
        if name not in self._nearest and len(self._nearest) < MOST:
            self._nearest[name] = next(iter(get_close_matches(name, sorted(self.known), n=1, cutoff=0.7)), None)
        return self._nearest.get(name)
