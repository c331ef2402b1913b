"""Trees of layered files, written as nested lists, and random ones for properties."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from layers.layered.grouping import units
from layers.layered.node import Canvas, Kind, Node, Picture

CANVAS = Canvas(100, 80)
HIDDEN = "-"
"""A name that begins so is of a hidden layer; the sign is no part of it."""
EMPTY = "="
"""A name that ends so is of a layer without pixels, likewise."""


def tree(*layers: Any) -> tuple[Node, ...]:
    """A file from the bottom up: a text is a layer, `[name, …]` a group, `-name` hidden, `name=` without pixels."""
    return pictured(units(tuple(_node(layer, str(index)) for index, layer in enumerate(layers))))


def pictured(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The tree as it is once every leaf of it is drawn."""
    return tuple(_pictured(node) for node in nodes)


def _node(layer: Any, path: str) -> Node:
    name, *inside = layer if isinstance(layer, list) else [layer]
    children = tuple(_node(child, f"{path}/{index}") for index, child in enumerate(inside))
    kind = Kind.GROUP if isinstance(layer, list) else Kind.LEAF
    shown, empty = not name.startswith(HIDDEN), name.endswith(EMPTY) and not children
    label = name.removeprefix(HIDDEN).removesuffix(EMPTY if empty else "")
    return Node(path, label, kind, shown, opacity=0.0 if empty else 1.0, children=children)


def _pictured(node: Node) -> Node:
    if node.is_group:
        return replace(node, children=pictured(node.children))
    empty = _is_empty(node)
    asset = None if empty else Picture(f"asset-{node.path.replace('/', '-')}", 1, 2, 10, 20)
    return replace(node, picture=asset, children=())


def _is_empty(node: Node) -> bool:
    """Whether there are no pixels in a layer, or in a group that is drawn as one picture."""
    return all(map(_is_empty, node.children)) if node.children else node.opacity == 0


NAMES = st.one_of(
    st.sampled_from(
        ["Red", "Blue", "Red 2", "赤", "青", "NONE", "title", "Größe", "z-3,Back", "200% Chair.png", "a#50"]
    ),
    st.text(max_size=8),
)
MARKS = st.sampled_from(["", "", "", "*", "!"])
LEAVES = st.tuples(MARKS, NAMES, st.booleans(), st.booleans()).map(
    lambda found: f"{HIDDEN if found[2] else ''}{found[0]}{found[1]}{'=' if found[3] and not found[0] else ''}"
)
GROUPS = st.recursive(
    LEAVES,
    lambda inside: st.tuples(LEAVES, st.lists(inside, max_size=5)).map(lambda found: [found[0], *found[1]]),
    max_leaves=15,
)
TREES = st.lists(GROUPS, min_size=1, max_size=6).map(lambda layers: tree(*layers))
