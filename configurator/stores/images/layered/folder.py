"""Folders of PNG and WebP, as they are or in a ZIP: a folder is a group, a picture a layer."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from configurator.stores.images.layered.decoding import size
from configurator.stores.images.layered.entries import Entries, FolderEntries, ZipEntries, content, opened
from configurator.stores.images.layered.pictures import Pictures, Placed
from configurator.stores.images.layered.source import FileRefused, Limits, Refusal
from layers.layered.name import name_of
from layers.layered.node import Canvas, Kind, Node, Note, Remark

PICTURES = (".png", ".webp")
_BESIDE = ".json"
_MOST_BESIDE = 1 << 20
_FAR = 100_000
_NUMBERS = re.compile(r"(\d+)")


def folder(path: Path, title: str, limits: Limits) -> Pictures:
    """A folder, or a ZIP file of one; `title` is the name that it had. Raises FileRefused."""
    entries: Entries = FolderEntries(path, limits) if path.is_dir() else ZipEntries(path, limits)
    root = _tree(entries, title, limits)
    reading = _Reading(entries, limits)
    reading.read(root, ())
    if not reading.sizes:
        raise FileRefused(Refusal.NO_PICTURES)
    canvas = reading.canvas()
    limits.require(canvas.width, canvas.height)
    nodes = tuple(reading.nodes(root, "", canvas))
    return Pictures(entries, limits, canvas, nodes, reading.placed)


@dataclass
class _Folder:
    """Folders and pictures by name, and the files that say where pictures belong."""

    folders: "dict[str, _Folder]" = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)


def _tree(entries: Entries, title: str, limits: Limits) -> _Folder:
    root = _Folder()
    for name in entries.names:
        *steps, last = name.split("/")
        if len(steps) > limits.depth:
            raise FileRefused(Refusal.TOO_DEEP)
        place = root
        for step in steps:
            place = place.folders.setdefault(step, _Folder())
        if last.lower().endswith(PICTURES):
            place.pictures[last] = name
        elif last.lower().endswith(_BESIDE):
            place.beside[last] = name
    return _unwrapped(root, title)


def _unwrapped(root: _Folder, title: str) -> _Folder:
    """Without a folder around everything, which programs that pack add; one with pictures only may be a group."""
    if root.pictures or len(root.folders) != 1:
        return root
    (name, inner), *_ = root.folders.items()
    if not inner.folders and name.casefold() != title.casefold():
        return root
    return _Folder(inner.folders, inner.pictures, {**root.beside, **inner.beside})


class _Reading:
    def __init__(self, entries: Entries, limits: Limits) -> None:
        self._entries = entries
        self._limits = limits
        self._size: tuple[int, int] | None = None
        self._places: dict[str, tuple[int, int]] = {}
        self.sizes: dict[str, tuple[int, int]] = {}
        self.placed: dict[str, Placed] = {}

    def read(self, place: _Folder, steps: tuple[str, ...]) -> None:
        """The size of every picture, and what the files beside them say."""
        for name in place.beside.values():
            self._beside(place, name, steps)
        for name in place.pictures.values():
            with opened(self._entries, name) as file:
                self.sizes[name] = size(file, self._limits, name)
            if len(self.sizes) > self._limits.layers:
                raise FileRefused(Refusal.TOO_MANY_LAYERS)
        for step, inner in place.folders.items():
            self.read(inner, (*steps, step))

    def canvas(self) -> Canvas:
        """As said, else around all pictures at their places."""
        if self._size:
            return Canvas(*self._size)
        corners = [(self._places.get(name, (0, 0)), found) for name, found in self.sizes.items()]
        width = max(x + width for (x, _), (width, _) in corners)
        height = max(y + height for (_, y), (_, height) in corners)
        return Canvas(max(width, 1), max(height, 1))

    def nodes(self, place: _Folder, path: str, canvas: Canvas, shown: str | None = None) -> Iterator[Node]:
        """From the bottom up, which is the order of their names; `shown` is the only picture that is visible."""
        for index, name in enumerate(sorted([*place.folders, *place.pictures], key=_natural)):
            own = f"{path}/{index}" if path else str(index)
            if name in place.folders:
                inner = place.folders[name]
                children = tuple(self.nodes(inner, own, canvas, _shown(name, inner)))
                yield Node(own, name, Kind.GROUP, children=children)
            else:
                self.placed[own] = self._placed(place.pictures[name], canvas)
                yield Node(own, name, visible=shown is None or name == shown)

    def _placed(self, name: str, canvas: Canvas) -> Placed:
        place = self._places.get(name)
        if place is None and self.sizes[name] != (canvas.width, canvas.height):
            return Placed(name, 0, 0, (Remark(Note.NO_POSITION),))
        return Placed(name, *(place or (0, 0)))

    def _beside(self, place: _Folder, name: str, steps: Sequence[str]) -> None:
        """`red.json` says where `red.png` is, any other file where each of several is, by their names."""
        try:
            said = json.loads(content(self._entries, name, _MOST_BESIDE).getvalue())
        except (ValueError, RecursionError) as error:
            raise FileRefused(Refusal.CORRUPT, name) from error
        if not isinstance(said, dict):
            return
        own = _picture(place, name.rsplit("/", 1)[-1][: -len(_BESIDE)])
        if own and (position := _position(said)):
            self._places[own] = position
            return
        for key, value in said.items():
            picture = _picture(place, key) or self._deeper(place, key)
            if picture and (position := _position(value)):
                self._places[picture] = position
        if not steps and (canvas := _canvas(said)):
            self._size = canvas

    def _deeper(self, place: _Folder, key: str) -> str | None:
        """A picture in a folder further inside, by a relative name."""
        *steps, last = key.split("/")
        for step in steps:
            if step not in place.folders:
                return None
            place = place.folders[step]
        return _picture(place, last) if steps else None


def _shown(name: str, inner: _Folder) -> str | None:
    """The first picture of a folder in which only one is to be seen at a time; None where all are.

    Pictures in a folder of their own are options, but in one marked `!`, or beside further folders.
    """
    marked = any(name_of(picture).radio for picture in inner.pictures)
    if inner.folders or len(inner.pictures) < 2 or (name_of(name).always and not marked):
        return None
    ordered = sorted(inner.pictures, key=_natural)
    options = [picture for picture in ordered if not name_of(picture).nothing and not name_of(picture).flip]
    first = [picture for picture in options if name_of(picture).radio == marked]
    return next(iter(first or options), None)


def _picture(place: _Folder, name: str) -> str | None:
    """The picture that a name means, with or without its ending."""
    wanted = [name, *(name + ending for ending in PICTURES)]
    return next((place.pictures[each] for each in wanted if each in place.pictures), None)


def _position(said: Any) -> tuple[int, int] | None:
    return _pair(said, "x", "y") if isinstance(said, Mapping) else None


def _canvas(said: Mapping[str, Any]) -> tuple[int, int] | None:
    inner = said.get("canvas", said)
    found = _pair(inner, "width", "height") if isinstance(inner, Mapping) else None
    return found if found and min(found) > 0 else None


def _pair(said: Mapping[str, Any], one: str, other: str) -> tuple[int, int] | None:
    values = [said[name] for name in (one, other) if isinstance(said.get(name), (int, float))]
    if len(values) < 2 or not all(abs(value) <= _FAR for value in values):
        return None
    return round(values[0]), round(values[1])


def _natural(name: str) -> tuple[list[tuple[int, str]], str]:
    """Numbers in names count as numbers: `2 body` comes before `10 hat`."""
    parts = _NUMBERS.split(name.casefold())
    return [(int(part[:30]), "") if part.isdecimal() and part.isascii() else (-1, part) for part in parts], name
