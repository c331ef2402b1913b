"""What the page of a layered file shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from configurator.api.answers.imports import FindingAnswer, ImportAnswer, LayerAnswer, Status
from layers.layered.merging import Difference

MOST_ROWS = 600
"""Layers that can be changed on the page: each has up to three fields, and a form has 2,000 at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A layer as deep in its groups as `depth`; `role` is a group's: `one`, `many` or `drawn`, empty for a picture."""

    layer: LayerAnswer
    depth: int
    role: str
    findings: Sequence[str]
    editable: bool

    @property
    def taken(self) -> bool:
        return self.layer.omitted is None


@dataclass(frozen=True, slots=True)
class LayeredView:
    """`drafts` are titles by id of what the file may come into; `change` says what that would do to `into`.

    `differs`: the file's own picture is offered as a fixed base, since its layers do not come to the same.
    """

    id: str
    name: str
    title: str
    status: Status
    percent: int
    rows: Sequence[Row]
    findings: Sequence[str]
    composite: str | None
    merged: str | None
    difference: float | None
    differs: bool
    drafts: Mapping[str, str]
    into: str | None
    change: Difference | None

    @property
    def options(self) -> int:
        return sum(row.taken and not row.role for row in self.rows)


def layered_view(
    answer: ImportAnswer, drafts: Mapping[str, str], into: str | None, change: Difference | None
) -> LayeredView:
    return LayeredView(
        id=answer.id,
        name=answer.name,
        title=Path(answer.name).stem,
        status=answer.status,
        percent=round(answer.progress * 100),
        rows=list(layer_rows(answer.tree or [], answer.findings)),
        findings=[finding.message for finding in answer.findings if finding.layer is None],
        composite=answer.composite,
        merged=answer.merged,
        difference=answer.difference.percent if answer.difference else None,
        differs=any(finding.code == "differs" for finding in answer.findings) and answer.merged is not None,
        drafts=drafts,
        into=into if into in drafts else None,
        change=change,
    )


def layer_rows(tree: Sequence[LayerAnswer], findings: Sequence[FindingAnswer] = ()) -> Iterator[Row]:
    """Groups before what is in them."""
    said: dict[str, list[str]] = {}
    for finding in findings:
        if finding.layer is not None:
            said.setdefault(finding.layer, []).append(finding.message)
    for number, (layer, depth) in enumerate(_walked(tree, 0)):
        role = (layer.choose or "drawn") if layer.kind == "group" else ""
        yield Row(layer, depth, role, said.get(layer.path, []), number < MOST_ROWS)


def _walked(tree: Sequence[LayerAnswer], depth: int) -> Iterator[tuple[LayerAnswer, int]]:
    for layer in tree:
        yield layer, depth
        yield from _walked(layer.layers, depth + 1)
