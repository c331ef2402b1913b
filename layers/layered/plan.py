"""What each layer of a file becomes: a choice, an option, something always drawn, or nothing; the preview shows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from layers.layered.grouping import Member, is_choice
from layers.layered.name import Name, name_of
from layers.layered.node import Kind, Node


class Role(StrEnum):
    """What a group becomes."""

    ONE = "one"
    MANY = "many"
    DRAWN = "drawn"


class Omission(StrEnum):
    """Why a layer is left out."""

    HIDDEN = "hidden"
    EMPTY = "empty"
    NOTHING = "nothing"
    MIRRORED = "mirrored"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person changes about one layer in the preview; None leaves it as it was found."""

    choose: Role | None = None
    label: str | None = None
    skip: bool | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A layer and what becomes of it; `role` is a group's. `default` and `required` are as in the document."""

    node: Node
    name: Name
    label: str
    role: Role | None = None
    required: bool = False
    default: bool = False
    omitted: Omission | None = None
    children: "tuple[Planned, ...]" = ()


NO_WISH = Wish()
CHOICE = "*"
"""The last step of the path of a choice that the file has no group for: those marked `*` beside others."""


def plan(nodes: Sequence[Node], title: str, wishes: Mapping[str, Wish], marks: bool = True) -> tuple[Planned, ...]:
    """What becomes of each layer, from the bottom up; `title` names a choice between marked top-level layers."""
    return tuple(_Planning(wishes, marks).top(nodes, title))


def walk(planned: Sequence[Planned]) -> Iterator[Planned]:
    """Every layer, groups before what is in them."""
    for one in planned:
        yield one
        yield from walk(one.children)


class _Planning:
    """One plan in the making."""

    def __init__(self, wishes: Mapping[str, Wish], marks: bool) -> None:
        self._wishes = wishes
        self._marks = marks

    def top(self, nodes: Sequence[Node], title: str) -> list[Planned]:
        found = self._members(nodes)
        if sum(self._is_option(member) for member in found) < 2:
            return [self._drawn(member, True) for member in found]
        return self._beside(Member(Node("", title, Kind.GROUP), Name(title)), found, True)

    def _drawn(self, member: Member, visible: bool) -> Planned:
        """Something that is not an option; `visible` says whether all around it is."""
        wish = self._wish(member.node)
        if not member.node.is_group:
            return self._leaf(member, self._omission(member, visible))
        visible = wish.skip is False or (visible and _visible(member))
        group = self._group(member, visible)
        if wish.skip:
            return _without(group, Omission.SKIPPED)
        if member.name.flip and wish.skip is None:
            return _without(group, Omission.MIRRORED)
        return replace(group, omitted=_emptied(group))

    def _group(self, member: Member, visible: bool) -> Planned:
        found = self._members(member.node.children)
        wished = self._wish(member.node).choose
        role = wished or (Role.ONE if is_choice(member.node, self._marks) else Role.DRAWN)
        if role is Role.DRAWN:
            return self._planned(member, role, [self._drawn(child, visible) for child in found])
        marked = any(self._is_option(child) and not child.name.nothing for child in found)
        if wished is None and marked and not all(self._belongs(child) for child in found):
            return self._planned(member, Role.DRAWN, self._beside(member, found, visible))
        return self._choice(member, role, found, visible)

    def _beside(self, member: Member, found: list[Member], visible: bool) -> list[Planned]:
        """A choice of the children that are marked, and beside it the others, each at its place."""
        group = member.node
        path = f"{group.path}/{CHOICE}" if group.path else CHOICE
        inner = Member(replace(group, path=path, children=()), member.name)
        options = [child for child in found if self._belongs(child)]
        if self._wish(inner.node).choose is Role.DRAWN:
            choice = self._planned(inner, Role.DRAWN, [self._drawn(child, visible) for child in options])
        else:
            choice = self._choice(inner, Role.ONE, options, visible)
        first = next(child for child in found if self._is_option(child))
        beside = [
            choice if child is first else self._drawn(child, visible) for child in found if self._stands(child, first)
        ]
        return [replace(each, omitted=each.omitted or _emptied(each)) if each is choice else each for each in beside]

    def _stands(self, child: Member, first: Member) -> bool:
        return child is first or not self._belongs(child)

    def _belongs(self, member: Member) -> bool:
        """Whether it is a part of a choice of those that are marked."""
        return self._is_option(member) or (member.name.nothing and not member.node.is_group)

    def _is_option(self, member: Member) -> bool:
        """Marked as one of several; a group that is open has choices of its own and cannot be an option."""
        return member.name.radio and not member.node.is_group and not member.name.flip

    def _choice(self, member: Member, role: Role, found: list[Member], visible: bool) -> Planned:
        role = self._wish(member.node).choose or role
        children = [self._in_choice(child, visible) for child in found]
        chosen = [child.node.path for child in children if child.role is None and not child.omitted and _shown(child)]
        defaults = (chosen if role is Role.MANY else chosen[-1:]) if visible else []
        optional = any(child.omitted in (Omission.NOTHING, Omission.EMPTY) for child in children)
        certain = member.name.always if any(child.name.radio for child in found) else bool(defaults)
        required = role is Role.ONE and visible and certain and not optional
        children = [replace(child, default=child.node.path in defaults) for child in children]
        return self._planned(member, role, children, required)

    def _in_choice(self, member: Member, visible: bool) -> Planned:
        if member.node.is_group:
            return self._drawn(member, visible)
        if member.name.nothing and self._wish(member.node).skip is None:
            return self._leaf(member, Omission.NOTHING)
        return self._leaf(member, self._omission(member, None))

    def _omission(self, member: Member, visible: bool | None) -> Omission | None:
        """Why a leaf is left out, if it is; `visible` is None for an option, which may be hidden."""
        wish = self._wish(member.node)
        if wish.skip:
            return Omission.SKIPPED
        if member.node.picture is None:
            return Omission.EMPTY
        if wish.skip is False:
            return None
        if member.name.flip:
            return Omission.MIRRORED
        if visible is not None and not (visible and _visible(member)):
            return Omission.HIDDEN
        return None

    def _leaf(self, member: Member, omitted: Omission | None) -> Planned:
        return Planned(member.node, member.name, self._label(member), omitted=omitted)

    def _planned(self, member: Member, role: Role, children: list[Planned], required: bool = False) -> Planned:
        return Planned(member.node, member.name, self._label(member), role, required, children=tuple(children))

    def _label(self, member: Member) -> str:
        return self._wish(member.node).label or member.name.label

    def _members(self, nodes: Sequence[Node]) -> list[Member]:
        return [Member(node, name_of(node.name, self._marks)) for node in nodes]

    def _wish(self, node: Node) -> Wish:
        return self._wishes.get(node.path, NO_WISH)


def _visible(member: Member) -> bool:
    return member.node.visible or member.name.always


def _shown(planned: Planned) -> bool:
    return planned.node.visible or planned.name.always


def _emptied(group: Planned) -> Omission | None:
    """Why a group is left out, of which everything is."""
    reasons = {child.omitted for child in group.children}
    if None in reasons:
        return None
    return Omission.HIDDEN if Omission.HIDDEN in reasons else Omission.EMPTY


def _without(planned: Planned, reason: Omission) -> Planned:
    """A group left out with all that is in it."""
    children = tuple(_without(child, child.omitted or reason) for child in planned.children)
    return replace(planned, omitted=reason, children=children)
