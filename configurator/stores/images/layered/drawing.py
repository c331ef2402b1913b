"""Every layer of a source drawn and written down, and the whole beside the file's own picture."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

from configurator.stores.images.accept import fingerprint
from configurator.stores.images.decoder import encoded
from configurator.stores.images.errors import NothingSeen
from configurator.stores.images.layered.comparing import compared, stacked, unmatted
from configurator.stores.images.layered.raster import cut, trimmed
from configurator.stores.images.layered.result import COMPOSITE, MERGED, Compared, Result, picture, thumb
from configurator.stores.images.layered.source import FileRefused, Painted, Preview, Refusal, Source
from configurator.stores.images.swatch import swatch
from layers.layered.drawing import drawn
from layers.layered.grouping import has_choices, units
from layers.layered.node import Kind, Node, Note, Picture, Remark, walk
from layers.layered.plan import plan

Progress = Callable[[float], None]
SHOWN = 1600
"""Pixels of the longer side of whole pictures in the preview."""
OPENED, READ = 0.05, 0.9
"""Progress once the file is open, and once every layer is drawn."""


def draw(source: Source, title: str, folder: Path, most: int, progress: Progress) -> Result:
    """Each layer alone into `folder`, and what the file shows; raises FileRefused where no layer has pixels.

    Nor may all pictures together take more than `most` bytes.
    """
    progress(OPENED)
    (folder / "thumbs").mkdir()
    nodes = _Drawing(source, folder, most, progress).all(units(source.nodes))
    if not any(node.picture for node in walk(nodes)):
        raise FileRefused(Refusal.NO_PICTURES)
    preview = _preview(source)
    layers = drawn(plan(nodes, title, {}))
    stack = stacked(folder, layers, source.canvas)
    _show(stack.image, folder, COMPOSITE)
    if preview is None:
        return Result(source.canvas, nodes, Compared(None, {}), None)
    found, ground = compared(stack, layers, preview)
    whole = unmatted(preview, ground)
    _show(whole, folder, MERGED)
    return Result(source.canvas, _differing(nodes, found), found, _stored(whole, folder))


class _Drawing:
    def __init__(self, source: Source, folder: Path, most: int, progress: Progress) -> None:
        self._source = source
        self._folder = folder
        self._left = most
        self._progress = progress
        self._done = 0
        self._count = 0

    def all(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        """The tree with a picture for every leaf that has pixels."""
        self._count = sum(1 for _ in _leaves(nodes))
        return tuple(self._node(node) for node in nodes)

    def _node(self, node: Node) -> Node:
        if node.is_group:
            children = tuple(self._node(child) for child in node.children)
            return replace(node, children=children, remarks=self._source.remarks(node))
        painted = self._painted(node)
        if has_choices(replace(node, kind=Kind.GROUP)):
            painted = painted.noting(Note.CHOICES_INSIDE)
        written = self._written(painted)
        self._done += 1
        self._progress(OPENED + (READ - OPENED) * self._done / self._count)
        return replace(node, children=(), picture=written, blend=painted.blend, remarks=painted.remarks)

    def _painted(self, unit: Node) -> Painted:
        """One layer that cannot be read is left out, and the others come in."""
        try:
            return self._source.paint(unit)
        except MemoryError:
            return Painted(None).noting(Note.TOO_LARGE)
        except Exception:  # On hostile bytes a codec raises whatever it likes.
            return Painted(None).noting(Note.DAMAGED)

    def _written(self, painted: Painted) -> Picture | None:
        canvas = self._source.canvas
        inside = cut(painted.raster, (0, 0, canvas.width, canvas.height)) if painted.raster else None
        raster = trimmed(inside) if inside else None
        if raster is None:
            return None
        asset = _stored(raster.image, self._folder)
        self._left -= picture(self._folder, asset).stat().st_size
        if self._left < 0:
            raise FileRefused(Refusal.UNPACKS_TOO_LARGE)
        with Image.open(picture(self._folder, asset), formats=["WEBP"]) as stored:  # as the store will have it
            _swatch(stored, self._folder, asset)
        return Picture(asset, raster.x, raster.y, raster.image.width, raster.image.height)


def _differing(nodes: Sequence[Node], found: Compared) -> tuple[Node, ...]:
    """The tree with a remark where it looks otherwise than in the file's own picture."""
    return tuple(
        replace(
            node,
            children=_differing(node.children, found),
            remarks=(*node.remarks, *_differs(found.layers.get(node.path))),
        )
        for node in nodes
    )


def _differs(percent: float | None) -> tuple[Remark, ...]:
    return () if percent is None else (Remark(Note.DIFFERS, f"{percent:.1f} %"),)


def _leaves(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.is_group:
            yield from _leaves(node.children)
        else:
            yield node


def _preview(source: Source) -> Preview | None:
    try:
        return source.preview()
    except Exception:  # It is only there to compare with.
        return None


def _stored(image: Image.Image, folder: Path) -> str:
    """The asset of a picture, which is written unless it is there already."""
    opaque = image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255)
    webp = encoded(image.convert("RGB") if opaque else image)
    asset = fingerprint(webp)
    picture(folder, asset).write_bytes(webp)
    return asset


def _swatch(image: Image.Image, folder: Path, asset: str) -> None:
    """What is hardly seen at all is shown as it is."""
    try:
        thumb(folder, asset).write_bytes(swatch(image))
    except NothingSeen:
        _show(image, folder, asset)


def _show(image: Image.Image, folder: Path, name: str) -> None:
    smaller = image.copy()
    smaller.thumbnail((SHOWN, SHOWN))
    smaller.save(thumb(folder, name), "WEBP", quality=85, method=2)
