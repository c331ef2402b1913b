"""A draft as it is worked on: maps in place of the tree, so that one change touches one thing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from layers.document.model import Configurator, Group, Image, Preset, Rule, View

HEAD = ("title", "description", "base_price", "backorder", "translations")
"""The fields of a document that are neither tree nor list."""


class Kind(StrEnum):
    """What a draft consists of; layers and rules share their ids, views and presets have their own."""

    LAYER = "layer"
    RULE = "rule"
    VIEW = "view"
    PRESET = "preset"
    DOC = "doc"


LISTS = {Kind.RULE: "rules", Kind.VIEW: "views", Kind.PRESET: "presets"}
Listed = Rule | View | Preset
Layered = Group | Image


@dataclass
class WorkingCopy:
    """`items` are the layers without those in them, `parents` and `children` the tree (None is the top).

    `bytes` is about how long the document is as JSON. Values in the maps are replaced, never changed, so that a copy
    costs no more than its maps.
    """

    id: str
    head: dict[str, Any] = field(default_factory=dict)
    items: dict[str, Layered] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)
    children: dict[str | None, tuple[str, ...]] = field(default_factory=lambda: {None: ()})
    lists: dict[Kind, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in LISTS})
    bytes: int = 0

    @staticmethod
    def of(document: Configurator) -> "WorkingCopy":
        copy = WorkingCopy(document.id)
        for name in HEAD:
            copy.put_head(name, getattr(document, name))
        for kind, name in LISTS.items():
            for each in getattr(document, name):
                copy.put_listed(kind, each)
        for layer in document.layers:
            copy.graft(layer, None, None)
        return copy

    def copy(self) -> "WorkingCopy":
        lists = {kind: dict(listed) for kind, listed in self.lists.items()}
        maps = dict(self.head), dict(self.items), dict(self.parents), dict(self.children)
        return WorkingCopy(self.id, *maps, lists, self.bytes)

    def document(self) -> Configurator:
        """The document as it is now; nothing is checked again."""
        lists: dict[str, Any] = {name: tuple(self.lists[kind].values()) for kind, name in LISTS.items()}
        layers = tuple(map(self.subtree, self.children[None]))
        return Configurator.model_construct(id=self.id, **self.head, **lists, layers=layers)

    def subtree(self, id: str) -> Layered:
        """A layer with everything in it."""
        layer = self.items[id]
        if isinstance(layer, Image):
            return layer
        return layer.model_copy(update={"layers": tuple(map(self.subtree, self.children[id]))})

    def within(self, id: str) -> Iterator[str]:
        """A layer and everything in it, in menu order."""
        yield id
        for child in self.children.get(id, ()):
            yield from self.within(child)

    def ancestors(self, id: str | None) -> Iterator[str]:
        """The layer itself and the groups around it, the nearest first."""
        while id is not None:
            yield id
            id = self.parents[id]

    def following(self, id: str) -> str | None:
        """The sibling behind a layer."""
        siblings = self.children[self.parents[id]]
        index = siblings.index(id) + 1
        return siblings[index] if index < len(siblings) else None

    def put(self, layer: Layered) -> None:
        """Another content of a layer that is there, or the content of one that is being grafted."""
        self._weigh(self.items.get(layer.id), layer)
        self.items[layer.id] = layer

    def graft(self, layer: Layered, parent: str | None, before: str | None) -> None:
        """A new layer with everything in it."""
        bare = layer if isinstance(layer, Image) else layer.model_copy(update={"layers": ()})
        self.put(bare)
        self.attach(layer.id, parent, before)
        if isinstance(layer, Group):
            self.children[layer.id] = ()
            for inner in layer.layers:
                self.graft(inner, layer.id, None)

    def fell(self, id: str) -> None:
        """A layer with everything in it goes."""
        self.detach(id)
        for each in list(self.within(id)):
            self._weigh(self.items.pop(each), None)
            self.parents.pop(each, None)
            self.children.pop(each, None)

    def attach(self, id: str, parent: str | None, before: str | None) -> None:
        siblings = self.children[parent]
        index = len(siblings) if before is None else siblings.index(before)
        self.children[parent] = (*siblings[:index], id, *siblings[index:])
        self.parents[id] = parent

    def detach(self, id: str) -> None:
        parent = self.parents[id]
        self.children[parent] = tuple(each for each in self.children[parent] if each != id)

    def put_head(self, name: str, value: Any) -> None:
        self._weigh(self.head.get(name), value)
        self.head[name] = value

    def put_listed(self, kind: Kind, each: Listed) -> None:
        """Another content where it is, or a new one at the end."""
        self._weigh(self.lists[kind].get(each.id), each)
        self.lists[kind][each.id] = each

    def drop_listed(self, kind: Kind, id: str) -> None:
        self._weigh(self.lists[kind].pop(id), None)

    def order_listed(self, kind: Kind, id: str, before: str | None) -> None:
        """To its place before another one, None: to the end."""
        listed = self.lists[kind]
        names = [each for each in listed if each != id]
        names.insert(len(names) if before is None else names.index(before), id)
        self.lists[kind] = {name: listed[name] for name in names}

    def listed_following(self, kind: Kind, id: str) -> str | None:
        names = list(self.lists[kind])
        index = names.index(id) + 1
        return names[index] if index < len(names) else None

    def taken(self, kind: Kind) -> tuple[Mapping[str, Any], ...]:
        """Where an id of something of this kind must not be yet."""
        if kind in (Kind.LAYER, Kind.RULE):
            return self.items, self.lists[Kind.RULE]
        return (self.lists[kind],)

    def _weigh(self, old: Any, new: Any) -> None:
        self.bytes += _weight(new) - _weight(old)


def _weight(value: Any) -> int:
    if value is None:
        return 0
    return len(to_json(value, by_alias=True)) + (1 if isinstance(value, BaseModel) else 20)
