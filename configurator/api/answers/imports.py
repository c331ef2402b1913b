"""Imports of layered files: how far they are, what is in them, what they would change."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal

from pydantic import Field

from configurator.api.answers.shape import Answer
from layers.document.model import Choose
from layers.layered.findings import Finding
from layers.layered.merging import Difference, Named
from layers.layered.plan import Omission, Planned, Role

Status = Literal["reading", "ready", "failed"]


class ImportStarted(Answer):
    """`progress` goes from 0 to 1."""

    id: str
    status: Status
    progress: float = Field(ge=0, le=1)


class CanvasAnswer(Answer):
    width: int
    height: int


class PictureAnswer(Answer):
    """A layer's own picture, where it is on the canvas, and a small one to look at."""

    url: str
    thumb: str
    x: int
    y: int
    width: int
    height: int


class LayerAnswer(Answer):
    """What becomes of a layer; `omitted` says why it is left out. `choose` is a group's, null: always drawn."""

    path: str
    name: str
    label: str
    kind: Literal["group", "image"]
    choose: Choose | None
    required: bool
    default: bool
    visible: bool
    omitted: Omission | None
    blend: str
    opacity: float
    picture: PictureAnswer | None
    layers: "list[LayerAnswer]"


class FindingAnswer(Answer):
    """`layer` is a path in the file, null for the whole of it."""

    layer: str | None
    code: str
    message: str


class ComparedAnswer(Answer):
    """How far the stacked layers are from the file's own picture, in percent on average, and by layer."""

    percent: float
    layers: dict[str, float]


class ImportAnswer(ImportStarted):
    """`composite` is the picture of the stacked layers, `merged` the file's own; `accepted` are configurators."""

    name: str
    at: datetime
    expires_at: datetime
    canvas: CanvasAnswer | None
    tree: list[LayerAnswer] | None
    findings: list[FindingAnswer]
    difference: ComparedAnswer | None
    composite: str | None
    merged: str | None
    accepted: list[str]


class NamedLayer(Answer):
    id: str
    label: str


class ChangesAnswer(Answer):
    """Layers that the file brings, that it has no more, and that it has elsewhere or with another picture."""

    new: list[NamedLayer]
    gone: list[NamedLayer]
    moved: list[NamedLayer]
    changed: list[NamedLayer]
    removed: bool


class DryRunAnswer(Answer):
    difference: ChangesAnswer


def layer_answers(planned: Sequence[Planned], address: Callable[[str, str], str]) -> list[LayerAnswer]:
    """`address` answers where a picture of a kind, `pictures` or `thumbs`, can be had, by its asset."""
    return [_layer(one, address) for one in planned]


def finding_answers(found: Sequence[Finding]) -> list[FindingAnswer]:
    return [FindingAnswer(layer=each.layer, code=each.code, message=each.message) for each in found]


def dry_run_answer(found: Difference) -> DryRunAnswer:
    return DryRunAnswer(
        difference=ChangesAnswer(
            new=_named(found.new),
            gone=_named(found.gone),
            moved=_named(found.moved),
            changed=_named(found.changed),
            removed=found.removed,
        )
    )


def _named(found: Sequence[Named]) -> list[NamedLayer]:
    return [NamedLayer(id=each.id, label=each.label) for each in found]


def _layer(one: Planned, address: Callable[[str, str], str]) -> LayerAnswer:
    picture = one.node.picture
    return LayerAnswer(
        path=one.node.path,
        name=one.node.name,
        label=one.label,
        kind="image" if one.role is None else "group",
        choose=None if one.role in (None, Role.DRAWN) else Choose(one.role),
        required=one.required,
        default=one.default,
        visible=one.node.visible,
        omitted=one.omitted,
        blend=one.node.blend,
        opacity=one.node.opacity,
        picture=PictureAnswer(
            url=address("pictures", picture.asset),
            thumb=address("thumbs", picture.asset),
            x=picture.x,
            y=picture.y,
            width=picture.width,
            height=picture.height,
        )
        if picture
        else None,
        layers=layer_answers(one.children, address),
    )
