"""Walking a designer's document with JSON pointers."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from layers.document.model import AllOf, AnyOf, Condition, Configurator, Group, Image, Not, Placement

MOST_LAYERS = 5_000
"""In all: what is worked out and shown of a product grows with them, and every page of it shows all."""


class Placed(NamedTuple):
    """A layer and where it stands in the document."""

    pointer: str
    layer: Group | Image


class Mention(NamedTuple):
    """An option id and where the document names it: in a rule, the `show_if` of a layer, or a preset."""

    pointer: str
    option: str
    group: str | None = None
    layer: str | None = None
    rule: str | None = None
    preset: str | None = None


def layers(configurator: Configurator) -> Iterator[Placed]:
    """Every layer in menu order."""
    return _walk(configurator.layers, "/layers")


def images(configurator: Configurator) -> Iterator[tuple[str, Image]]:
    """Every image layer in menu order, with its pointer."""
    for pointer, layer in layers(configurator):
        if isinstance(layer, Image):
            yield pointer, layer


def assets(configurator: Configurator) -> Iterator[str]:
    """Every picture that the document names, as often as it does."""
    for _, image in images(configurator):
        yield from (asset for _, asset in assets_of(image))


def assets_of(image: Image) -> Iterator[tuple[str, str]]:
    """Every picture that a layer names, with its pointer from there."""
    yield from ((f"/images/{view}/asset", one.asset) for view, one in image.images.items())
    for view, parts in image.parts.items():
        yield from ((f"/parts/{view}/{index}/asset", one.asset) for index, one in enumerate(parts))
    if image.swatch and image.swatch.asset:
        yield "/swatch/asset", image.swatch.asset


def with_assets(configurator: Configurator, names: Mapping[str, str]) -> Configurator:
    """The document with its pictures called as `names` says, which has all of them."""
    layers = tuple(_layer_with(layer, names) for layer in configurator.layers)
    return configurator.model_copy(update={"layers": layers})


def _layer_with(layer: Group | Image, names: Mapping[str, str]) -> Group | Image:
    if isinstance(layer, Group):
        return layer.model_copy(update={"layers": tuple(_layer_with(one, names) for one in layer.layers)})
    swatch = layer.swatch
    if swatch and swatch.asset:
        swatch = swatch.model_copy(update={"asset": names[swatch.asset]})
    images = {view: _placed_with(one, names) for view, one in layer.images.items()}
    parts = {view: tuple(_placed_with(one, names) for one in placed) for view, placed in layer.parts.items()}
    return layer.model_copy(update={"swatch": swatch, "images": images, "parts": parts})


def _placed_with(placed: Placement, names: Mapping[str, str]) -> Placement:
    return placed.model_copy(update={"asset": names[placed.asset]})


def mentions(configurator: Configurator) -> Iterator[Mention]:
    """Every place that names an option."""
    for pointer, layer in layers(configurator):
        if layer.show_if is not None:
            group = layer.id if isinstance(layer, Group) else None
            for place, name in _named(layer.show_if, f"{pointer}/show_if"):
                yield Mention(place, name, group, layer.id)
    for index, rule in enumerate(configurator.rules):
        for side, condition in (("if", rule.if_), ("then", rule.then)):
            for place, name in _named(condition, f"/rules/{index}/{side}"):
                yield Mention(place, name, rule=rule.id)
    for index, preset in enumerate(configurator.presets):
        for position, name in enumerate(preset.selected):
            yield Mention(f"/presets/{index}/selected/{position}", name, preset=preset.id)


def _walk(nodes: tuple[Group | Image, ...], pointer: str) -> Iterator[Placed]:
    for index, layer in enumerate(nodes):
        place = f"{pointer}/{index}"
        yield Placed(place, layer)
        if isinstance(layer, Group):
            yield from _walk(layer.layers, f"{place}/layers")


def _named(condition: Condition, pointer: str) -> Iterator[tuple[str, str]]:
    match condition:
        case str():
            yield pointer, condition
        case Not():
            yield from _named(condition.not_, f"{pointer}/not")
        case AllOf():
            for index, part in enumerate(condition.all):
                yield from _named(part, f"{pointer}/all/{index}")
        case AnyOf():
            for index, part in enumerate(condition.any):
                yield from _named(part, f"{pointer}/any/{index}")
