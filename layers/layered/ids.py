"""Ids made from the names of layers."""

from collections.abc import Iterable

from layers.drafts.slug import LONGEST, slug

_SPOKEN_FOR = ("title", "description")
"""Keys that translations give another meaning."""


class Ids:
    """Ids in the making, none of them twice."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {*taken, *_SPOKEN_FOR}
        self._counts: dict[str, int] = {}

    def made(self, name: str, parent: str) -> str:
        """The name's slug; `{parent}-{slug}` where that is taken, `{parent}-{n}` where nothing of it is ASCII."""
        own = slug(name)
        for wanted in (own, _joined(parent, own)) if own else ():
            if wanted not in self._taken:
                return self._take(wanted)
        return self._numbered(_joined(parent, own) if own else parent)

    def _numbered(self, stem: str) -> str:
        while True:
            number = self._counts[stem] = self._counts.get(stem, 0) + 1
            wanted = _joined(stem, str(number))
            if wanted not in self._taken:
                return self._take(wanted)

    def _take(self, id: str) -> str:
        self._taken.add(id)
        return id


def _joined(stem: str, end: str) -> str:
    return f"{stem[: LONGEST - len(end) - 1].rstrip('-')}-{end}"
