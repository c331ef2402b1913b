"""What is different between two versions of a document, in the order in which a reader looks for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from layers.document.model import Configurator, Group, Image, Layer, Placement, Preset, Rule, View


class What(StrEnum):
    """What happened to a thing of the document; those from `title` on are fields that have another value."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    ORDER = "order"
    PICTURE_ADDED = "picture_added"
    PICTURE_REMOVED = "picture_removed"
    PICTURE_REPLACED = "picture_replaced"
    PICTURE_PLACED = "picture_placed"
    TEXTS = "texts"
    TITLE = "title"
    DESCRIPTION = "description"
    BASE_PRICE = "base_price"
    BACKORDER = "backorder"
    LABEL = "label"
    PRICE = "price"
    DEFAULT = "default"
    SWATCH = "swatch"
    PARTS = "parts"
    SHOW_IF = "show_if"
    STOCK = "stock"
    CHOOSE = "choose"
    BOUNDS = "bounds"
    SIZE = "size"
    RULE = "rule"
    SELECTION = "selection"


class Of(StrEnum):
    """What a change is of."""

    DOCUMENT = "document"
    VIEW = "view"
    LAYER = "layer"
    RULE = "rule"
    PRESET = "preset"


@dataclass(frozen=True, slots=True)
class Change:
    """`name` is what the thing is called now, or was; `place` the group or view where, empty for the top.

    `before` and `after` are a field's values. `inside` counts the layers that came or went with a group, and texts.
    """

    of: Of
    what: What
    name: str = ""
    place: str = ""
    before: Any = None
    after: Any = None
    inside: int = 0


def changes(before: Configurator, after: Configurator) -> tuple[Change, ...]:
    """None exactly where both say the same, but for their id."""
    return (
        *_document(before, after),
        *_views(before, after),
        *_layers(before, after),
        *_rules(before, after),
        *_presets(before, after),
        *_texts(before, after),
    )


def _document(before: Configurator, after: Configurator) -> Iterator[Change]:
    for field in (What.TITLE, What.DESCRIPTION, What.BASE_PRICE, What.BACKORDER):
        yield from _field(Of.DOCUMENT, field, "", getattr(before, field), getattr(after, field))


def _field(of: Of, what: What, name: str, before: Any, after: Any) -> Iterator[Change]:
    if before != after:
        yield Change(of, what, name, before=before, after=after)


def _views(before: Configurator, after: Configurator) -> Iterator[Change]:
    yield from _listed(Of.VIEW, before.views, after.views)
    old = {view.id: view for view in before.views}
    for view in after.views:
        if view.id in old:
            yield from _field(Of.VIEW, What.LABEL, _called(view), old[view.id].label, view.label)
            sizes = [(each.width, each.height) for each in (old[view.id], view)]
            yield from _field(Of.VIEW, What.SIZE, _called(view), *sizes)


def _rules(before: Configurator, after: Configurator) -> Iterator[Change]:
    yield from _listed(Of.RULE, before.rules, after.rules)
    old = {rule.id: rule for rule in before.rules}
    for rule in after.rules:
        if rule.id in old:
            yield from _field(Of.RULE, What.RULE, _called(rule), old[rule.id], rule)


def _presets(before: Configurator, after: Configurator) -> Iterator[Change]:
    yield from _listed(Of.PRESET, before.presets, after.presets)
    old = {preset.id: preset for preset in before.presets}
    for preset in after.presets:
        if preset.id in old:
            yield from _field(Of.PRESET, What.LABEL, _called(preset), old[preset.id].label, preset.label)
            yield from _field(Of.PRESET, What.SELECTION, _called(preset), old[preset.id].selected, preset.selected)


def _texts(before: Configurator, after: Configurator) -> Iterator[Change]:
    """By language, how many texts are others."""
    for language in sorted({*before.translations, *after.translations}):
        old, new = before.translations.get(language, {}), after.translations.get(language, {})
        count = sum(old.get(key) != new.get(key) for key in {*old, *new})
        if count:
            yield Change(Of.DOCUMENT, What.TEXTS, language, inside=count)


def _listed(of: Of, before: Sequence[View | Rule | Preset], after: Sequence[View | Rule | Preset]) -> Iterator[Change]:
    old, new = ({each.id: each for each in some} for some in (before, after))
    yield from (Change(of, What.REMOVED, _called(each)) for each in before if each.id not in new)
    yield from (Change(of, What.ADDED, _called(each)) for each in after if each.id not in old)
    if [id for id in old if id in new] != [id for id in new if id in old]:
        yield Change(of, What.ORDER)


class _Placed(NamedTuple):
    """A layer and the group that it is in, None at the top."""

    layer: Layer
    parent: Group | None


def _layers(before: Configurator, after: Configurator) -> Iterator[Change]:
    """A layer of another kind than before is another layer, whatever it is called."""
    old, new = dict(_placed(before.layers)), dict(_placed(after.layers))
    same = {key for key in new if key in old}
    yield from _gone(What.REMOVED, old, same)
    yield from _gone(What.ADDED, new, same)
    views = {view.id: _called(view) for view in (*before.views, *after.views)}
    for key, (layer, parent) in new.items():
        if key in same:
            was, was_in = old[key]
            if _id(was_in) != _id(parent):
                yield Change(Of.LAYER, What.MOVED, _called(layer), _name(parent), _name(was_in), _name(parent))
            yield from _layer(was, layer, views)
    yield from _orders(old, new, same)


Key = tuple[str, str]
"""The kind of a layer, and its id."""


def _placed(layers: Iterable[Layer], parent: Group | None = None) -> Iterator[tuple[Key, _Placed]]:
    for layer in layers:
        yield (layer.kind, layer.id), _Placed(layer, parent)
        if isinstance(layer, Group):
            yield from _placed(layer.layers, layer)


def _gone(what: What, all: Mapping[Key, _Placed], same: set[Key]) -> Iterator[Change]:
    """What is only on one side; a layer in a group that is only there comes or goes with that."""
    for key, (layer, parent) in all.items():
        if key not in same and (parent is None or ("group", parent.id) in same):
            inside = dict(_placed(layer.layers)) if isinstance(layer, Group) else {}
            count = sum(each not in same for each in inside)
            yield Change(Of.LAYER, what, _called(layer), _name(parent), inside=count)


def _orders(old: Mapping[Key, _Placed], new: Mapping[Key, _Placed], same: set[Key]) -> Iterator[Change]:
    """Groups whose layers, as far as they were and are in it, follow each other in another order."""
    before, after = _by_parent(old, same), _by_parent(new, same)
    for parent, keys in after.items():
        were = before.get(parent, [])
        if [key for key in were if key in keys] != [key for key in keys if key in were]:
            yield Change(Of.LAYER, What.ORDER, place=_name(new[keys[0]].parent))


def _by_parent(all: Mapping[Key, _Placed], same: set[Key]) -> Mapping[str | None, list[Key]]:
    found: dict[str | None, list[Key]] = {}
    for key, (_, parent) in all.items():
        if key in same:
            found.setdefault(_id(parent), []).append(key)
    return found


def _layer(before: Layer, after: Layer, views: Mapping[str, str]) -> Iterator[Change]:
    name = _called(after)
    yield from _field(Of.LAYER, What.LABEL, name, before.label, after.label)
    yield from _field(Of.LAYER, What.SHOW_IF, name, before.show_if, after.show_if)
    if isinstance(before, Image) and isinstance(after, Image):
        for field in (What.PRICE, What.DEFAULT, What.SWATCH, What.STOCK):
            yield from _field(Of.LAYER, field, name, getattr(before, field), getattr(after, field))
        yield from _pictures(name, before.images, after.images, views)
        for view in _either(before.parts, after.parts):
            if before.parts.get(view, ()) != after.parts.get(view, ()):
                yield Change(Of.LAYER, What.PARTS, name, views.get(view, view))
    elif isinstance(before, Group) and isinstance(after, Group):
        yield from _field(Of.LAYER, What.CHOOSE, name, before.choose, after.choose)
        yield from _field(Of.LAYER, What.BOUNDS, name, _bounds(before), _bounds(after))


def _pictures(
    name: str, before: Mapping[str, Placement], after: Mapping[str, Placement], views: Mapping[str, str]
) -> Iterator[Change]:
    for view in _either(before, after):
        old, new, place = before.get(view), after.get(view), views.get(view, view)
        if old is None:
            yield Change(Of.LAYER, What.PICTURE_ADDED, name, place)
        elif new is None:
            yield Change(Of.LAYER, What.PICTURE_REMOVED, name, place)
        elif old.asset != new.asset:
            yield Change(Of.LAYER, What.PICTURE_REPLACED, name, place)
        elif old != new:
            yield Change(Of.LAYER, What.PICTURE_PLACED, name, place)


def _bounds(group: Group) -> tuple[bool, int | None, int | None]:
    return group.required, group.min, group.max


def _either(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    yield from before
    yield from (key for key in after if key not in before)


def _id(group: Group | None) -> str | None:
    return group.id if group else None


def _name(group: Group | None) -> str:
    return _called(group) if group else ""


def _called(thing: Layer | View | Rule | Preset) -> str:
    words = thing.message if isinstance(thing, Rule) else thing.label
    return words or thing.id
