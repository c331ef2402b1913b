"""Which layers of a changed file are which layers of a document: those whose id the name makes, or with that label."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from layers.document.model import Group, Layer
from layers.drafts.slug import slug
from layers.layered.mapping import Mapped


@dataclass(frozen=True, slots=True)
class Match:
    """The document's layer for an id of the file, the document's ids that have one, and those now elsewhere."""

    incoming: Mapping[str, Layer]
    existing: frozenset[str]
    moved: frozenset[str]


def matched(document: Sequence[Layer], file: Mapped) -> Match:
    """Within the same group first; then wherever one layer alone has that name. A group is never taken for a layer.

    Renaming in the document changes its label, so the id that the file's name makes counts before the label.
    """
    matching = _Matching(document, file)
    matching.together(document, file.layers, None)
    matching.apart()
    found = matching.found
    moved = {known.id for id, known in found.items() if not matching.stayed(id)}
    moved |= _reordered(document, file.layers, found)
    return Match(found, frozenset(known.id for known in found.values()), frozenset(moved))


@dataclass(frozen=True, slots=True)
class _Key:
    """What two layers have to have in common: kind, label, id; empty where one of them does not matter."""

    kind: str
    label: str = ""
    id: str = ""


class _Matching:
    def __init__(self, document: Sequence[Layer], file: Mapped) -> None:
        self._names = file.names
        self._parents = dict(_parents(document, None))
        self._file_parents = dict(_parents(file.layers, None))
        self._document = list(_all(document))
        self._file = list(_all(file.layers))
        self._taken: set[str] = set()
        self.found: dict[str, Layer] = {}

    def together(self, document: Sequence[Layer], file: Sequence[Layer], group: str | None) -> None:
        """Layers of one group, which is `group` in the document, with layers of the same, and then what is in these."""
        for label, id in ((True, True), (False, True), (True, False)):
            free = _by_key([known for known in document if known.id not in self._taken], label, id)
            for layer in file:
                if layer.id not in self.found and (known := self._first(free, layer, group, label, id)):
                    self._match(layer, known)
        for layer in file:
            self._inside(layer)

    def apart(self) -> None:
        """Those that are left, where only one of the document and one of the file have the name."""
        for label in (False, True):
            free = _by_key([known for known in self._document if known.id not in self._taken], label, not label)
            wanted: dict[_Key, list[Layer]] = {}
            for layer in self._file:
                for key in () if layer.id in self.found else self._keys(layer, None, label, not label):
                    wanted.setdefault(key, []).append(layer)
            for key, layers in wanted.items():
                self._alone(layers, free.get(key, []))

    def stayed(self, id: str) -> bool:
        """Whether a layer of the file is in the same group as its counterpart."""
        parent = self._file_parents[id]
        known = self.found.get(parent) if parent else None
        before = self._parents[self.found[id].id]
        return before == known.id if known else before is None and parent is None

    def _alone(self, layers: Sequence[Layer], known: Sequence[Layer]) -> None:
        free = [layer for layer in layers if layer.id not in self.found]
        left = [layer for layer in known if layer.id not in self._taken]
        if len(free) == len(left) == 1:
            self._match(free[0], left[0])
            self._inside(free[0])

    def _first(
        self, free: Mapping[_Key, list[Layer]], layer: Layer, group: str | None, label: bool, id: bool
    ) -> Layer | None:
        """The first layer of the document with a key of the file's layer that has no counterpart yet."""
        for key in self._keys(layer, group, label, id):
            for known in free.get(key, ()):
                if known.id not in self._taken:
                    return known
        return None

    def _keys(self, layer: Layer, group: str | None, label: bool, id: bool) -> Iterator[_Key]:
        name = self._names[layer.id]
        said, own = name.casefold() if label else "", slug(name)
        if not id:
            yield _Key(layer.kind, said)
        elif own:
            yield _Key(layer.kind, said, own)
            if group:
                yield _Key(layer.kind, said, f"{group}-{own}")

    def _inside(self, layer: Layer) -> None:
        known = self.found.get(layer.id)
        if isinstance(layer, Group) and isinstance(known, Group):
            self.together(known.layers, layer.layers, known.id)

    def _match(self, layer: Layer, known: Layer) -> None:
        self.found[layer.id] = known
        self._taken.add(known.id)


def _by_key(layers: Sequence[Layer], label: bool, id: bool) -> dict[_Key, list[Layer]]:
    found: dict[_Key, list[Layer]] = {}
    for layer in layers:
        key = _Key(layer.kind, layer.label.casefold() if label else "", layer.id if id else "")
        found.setdefault(key, []).append(layer)
    return found


def _reordered(document: Sequence[Layer], file: Sequence[Layer], found: Mapping[str, Layer]) -> set[str]:
    """Those whose order among their siblings changed: as few as can be said to have moved."""
    places = {known.id: index for index, known in enumerate(document)}
    here = [found[layer.id].id for layer in file if layer.id in found and found[layer.id].id in places]
    stay = _longest_rising([places[id] for id in here])
    moved = {id for id in here if places[id] not in stay}
    for layer in file:
        known = found.get(layer.id)
        if isinstance(layer, Group) and isinstance(known, Group):
            moved |= _reordered(known.layers, layer.layers, found)
    return moved


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The members of one longest rising subsequence of different numbers, by patience sorting."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    rising: set[int] = set()
    step = ends[-1] if ends else None
    while step is not None:
        rising.add(step)
        step = before[step]
    return rising


def _parents(layers: Sequence[Layer], parent: str | None) -> Iterator[tuple[str, str | None]]:
    for layer in layers:
        yield layer.id, parent
        if isinstance(layer, Group):
            yield from _parents(layer.layers, layer.id)


def _all(layers: Sequence[Layer]) -> Iterator[Layer]:
    for layer in layers:
        yield layer
        if isinstance(layer, Group):
            yield from _all(layer.layers)
