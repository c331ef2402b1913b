"""OpenRaster, a ZIP with a `stack.xml`, as Krita, GIMP and MyPaint write it.

Source: https://www.freedesktop.org/wiki/Specifications/OpenRaster/
"""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from configurator.stores.images.blending import MIXES
from configurator.stores.images.layered.entries import Entries, ZipEntries, content
from configurator.stores.images.layered.pictures import Pictures, Placed
from configurator.stores.images.layered.source import FileRefused, Limits, Refusal
from layers.layered.node import Canvas, Kind, Node, Note, Remark

STACK, MERGED = "stack.xml", "mergedimage.png"
_MOST_STACK = 8 << 20
_FAR = 100_000


def openraster(path: Path, limits: Limits) -> Pictures:
    """An opened OpenRaster file; raises FileRefused."""
    entries = ZipEntries(path, limits)
    root = _stack(entries)
    canvas = Canvas(_number(root, "w"), _number(root, "h"))
    limits.require(canvas.width, canvas.height)
    reading = _Reading(entries, limits)
    stack = root.find("stack")
    nodes = tuple(reading.nodes(stack, "", 1)) if stack is not None else ()
    return Pictures(entries, limits, canvas, nodes, reading.placed, MERGED if MERGED in entries.names else None)


def _stack(entries: Entries) -> Element:
    """Without entities: a short text can stand for endless ones."""
    if STACK not in entries.names:
        raise FileRefused(Refusal.CORRUPT)
    text = content(entries, STACK, _MOST_STACK).getvalue()
    if b"<!" in text.replace(b"<!--", b""):
        raise FileRefused(Refusal.CORRUPT, STACK)
    try:
        root = fromstring(text)
    except (ParseError, ValueError) as error:
        raise FileRefused(Refusal.CORRUPT, STACK) from error
    if root.tag != "image":
        raise FileRefused(Refusal.CORRUPT, STACK)
    return root


class _Reading:
    def __init__(self, entries: Entries, limits: Limits) -> None:
        self._names = set(entries.names)
        self._limits = limits
        self._count = 0
        self.placed: dict[str, Placed] = {}

    def nodes(self, stack: Element, parent: str, depth: int) -> Iterator[Node]:
        """From the bottom up; the file has the top first."""
        if depth > self._limits.depth:
            raise FileRefused(Refusal.TOO_DEEP)
        for index, element in enumerate(reversed([each for each in stack if each.tag in ("stack", "layer")])):
            self._count += 1
            if self._count > self._limits.layers:
                raise FileRefused(Refusal.TOO_MANY_LAYERS)
            yield self._node(element, f"{parent}/{index}" if parent else str(index), depth)

    def _node(self, element: Element, path: str, depth: int) -> Node:
        group = element.tag == "stack"
        operation = element.get("composite-op", "svg:src-over").removeprefix("svg:")
        blend = operation if operation in MIXES else "normal"
        if not group and element.get("src") in self._names:
            replaced = operation not in ("src-over", *MIXES)
            remarks = (Remark(Note.BLEND_REPLACED, f"{operation[:100]} → {blend}"),) if replaced else ()
            place = Placed(element.get("src", ""), _number(element, "x"), _number(element, "y"), remarks)
            self.placed[path] = place
        return Node(
            path,
            element.get("name", ""),
            Kind.GROUP if group else Kind.LEAF,
            element.get("visibility", "visible") == "visible",
            blend=blend,
            opacity=_opacity(element),
            children=tuple(self.nodes(element, path, depth + 1)) if group else (),
        )


def _number(element: Element, name: str) -> int:
    try:
        value = int(float(element.get(name, "0")))
    except (ValueError, OverflowError):
        raise FileRefused(Refusal.CORRUPT, STACK) from None
    return max(-_FAR, min(value, _FAR))


def _opacity(element: Element) -> float:
    try:
        value = float(element.get("opacity", "1"))
    except ValueError:
        raise FileRefused(Refusal.CORRUPT, STACK) from None
    return max(0.0, min(value, 1.0)) if value == value else 1.0
