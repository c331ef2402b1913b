"""Which groups of a layered file are choices, and which groups are drawn as one picture."""

from dataclasses import dataclass, replace

from layers.layered.name import Name, name_of
from layers.layered.node import Kind, Node


@dataclass(frozen=True, slots=True)
class Member:
    """A child of a group with what its name says."""

    node: Node
    name: Name


def members(group: Node, marks: bool = True) -> list[Member]:
    """The children of a group, but for those that are only for mirrored pictures."""
    found = [Member(child, name_of(child.name, marks)) for child in group.children]
    return [member for member in found if not member.name.flip]


def is_choice(group: Node, marks: bool = True) -> bool:
    """Whether a shopper chooses one of its children: they are marked so, or weighted, or all but one are hidden."""
    if not group.is_group:
        return False
    found = members(group, marks)
    if any(member.name.radio for member in found) or sum(member.name.weighted for member in found) > 1:
        return True
    if len(found) < 2:
        return False
    if any(member.name.nothing for member in found):
        return True
    if name_of(group.name, marks).always:
        return False
    return sum(member.node.visible or member.name.always for member in found) <= 1


def units(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The tree in which every leaf is to be drawn as one picture, for which it keeps its children.

    Top-level groups are open, further ones where there is a choice in them; what an option holds is its picture.
    """
    marked = [node for node in nodes if name_of(node.name).radio]
    options = {node.path for node in marked if not has_choices(node)} if len(marked) > 1 else set()
    return tuple(_opened(node) if node.is_group and node.path not in options else _leaf(node) for node in nodes)


def has_choices(group: Node) -> bool:
    """Whether there is a choice in a group, however deep."""
    return is_choice(group) or any(has_choices(child) for child in group.children if child.is_group)


def _opened(group: Node) -> Node:
    if is_choice(group):
        return replace(group, children=tuple(_inside_choice(child, group) for child in group.children))
    children = [_opened(child) if child.is_group and has_choices(child) else _leaf(child) for child in group.children]
    return replace(group, children=tuple(children))


def _inside_choice(child: Node, group: Node) -> Node:
    """An option is one picture; beside marked options there may be unmarked groups with choices of their own."""
    marked = any(member.name.radio and not member.name.nothing for member in members(group))
    if marked and not name_of(child.name).radio and child.is_group and has_choices(child):
        return _opened(child)
    return _leaf(child)


def _leaf(node: Node) -> Node:
    return replace(node, kind=Kind.LEAF)
