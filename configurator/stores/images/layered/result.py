"""What was read from a layered file, as it lies in a folder: the tree, and a WebP for every layer with pixels."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from layers.layered.node import Canvas, Kind, Node, Note, Picture, Remark

TREE = "tree.json"
COMPOSITE, MERGED = "composite", "merged"
"""The whole as the layers stacked, and as the file has it, in a size to look at."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How far the stacked layers are from the file's own picture, in percent of full contrast, on average.

    `percent` is None where the file has no picture of its own; `layers` are those that differ where they are on top.
    """

    percent: float | None
    layers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Result:
    """Pictures are named by the id that the image store would give them; their files lie in the same folder.

    `merged` is the file's own picture, None where it has none.
    """

    canvas: Canvas
    nodes: tuple[Node, ...]
    compared: Compared
    merged: str | None


def picture(folder: Path, asset: str) -> Path:
    """The file of a layer's picture, by its asset."""
    return folder / f"{asset}.webp"


def thumb(folder: Path, name: str) -> Path:
    """The file of a picture in a size to look at: of an asset, where it is a swatch too, COMPOSITE or MERGED."""
    return folder / "thumbs" / f"{name}.webp"


def write_result(folder: Path, result: Result) -> None:
    (folder / TREE).write_text(json.dumps(asdict(result), ensure_ascii=True, separators=(",", ":")))


def read_result(folder: Path) -> Result:
    """Raises OSError, and ValueError for a file that is not whole."""
    said = json.loads((folder / TREE).read_bytes())
    compared = Compared(said["compared"]["percent"], said["compared"]["layers"])
    return Result(Canvas(**said["canvas"]), tuple(_node(node) for node in said["nodes"]), compared, said["merged"])


def _node(said: Mapping[str, Any]) -> Node:
    return Node(
        path=said["path"],
        name=said["name"],
        kind=Kind(said["kind"]),
        visible=said["visible"],
        picture=Picture(**said["picture"]) if said["picture"] else None,
        blend=said["blend"],
        opacity=said["opacity"],
        children=tuple(_node(child) for child in said["children"]),
        remarks=tuple(Remark(Note(remark["note"]), remark["detail"]) for remark in said["remarks"]),
    )
