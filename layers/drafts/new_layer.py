"""Layers as they are inserted: an id may be missing, and is then given by the draft."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field, StringConstraints
from typing_extensions import TypeAliasType

from layers.document.model import Group, Image, Name

Temp = Annotated[str, StringConstraints(min_length=1, max_length=100)]
"""What a new thing is called until it has an id, in the batch that brings it."""


def unsaid(value: object) -> bool:
    """For fields that are left out where they are None."""
    return value is None


class NewImage(Image):
    """An image layer; one without an id may carry `temp`."""

    id: Name | None = None  # type: ignore[assignment]
    temp: Temp | None = Field(None, exclude_if=unsaid)


class NewGroup(Group):
    """A group with everything in it; one without an id may carry `temp`."""

    id: Name | None = None  # type: ignore[assignment]
    temp: Temp | None = Field(None, exclude_if=unsaid)
    layers: "Annotated[tuple[NewLayer, ...], Field(max_length=2000)]" = ()


NewLayer = TypeAliasType("NewLayer", "Annotated[NewGroup | NewImage, Field(discriminator='kind')]")


def whole(layer: Group | Image) -> NewGroup | NewImage:
    """A layer of a document as one to insert; it keeps its id."""
    if isinstance(layer, Group):
        return NewGroup.model_construct(**(fields(layer) | {"layers": tuple(map(whole, layer.layers))}))
    return NewImage.model_construct(**fields(layer))


def plain(layer: NewGroup | NewImage) -> Group | Image:
    """A layer to insert as the document has it; it and everything in it have ids."""
    if isinstance(layer, NewGroup):
        inner = tuple(plain(each) for each in layer.layers)
        return Group.model_construct(**(fields(layer) | {"layers": inner}))
    return Image.model_construct(**fields(layer))


def fields(layer: Group | Image) -> dict[str, Any]:
    """The fields of a layer by their names, as they are."""
    return {name: getattr(layer, name) for name in (Group if isinstance(layer, Group) else Image).model_fields}


def every(layer: NewGroup | NewImage) -> Iterator[NewGroup | NewImage]:
    """The layer and all inside it, in menu order."""
    yield layer
    if isinstance(layer, NewGroup):
        for inner in layer.layers:
            yield from every(inner)


def height(layer: NewGroup | NewImage) -> int:
    """How many levels of layers it is."""
    inner = layer.layers if isinstance(layer, NewGroup) else ()
    return 1 + max((height(each) for each in inner), default=0)
