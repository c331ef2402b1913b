"""A selection read against its configurator: what is shown, complete, drawn, and what it costs."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from layers.document.line_demand import Part
from layers.document.model import AllOf, AnyOf, Blend, Condition, Not
from layers.document.tree import Choice, Leaf, Tree
from layers.errors import TwoOfOne, UnknownOption


class Lack(StrEnum):
    """Why a configuration cannot be sold whatever the stock; the values are the codes of docs/api.md."""

    REQUIRED = "required"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Fault:
    """One reason why a configuration is not sellable as it stands; `subject` is the group, rule or option id."""

    code: Lack
    subject: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """One image of the stack: which layer, which asset, where in the view's pixels, at which order, how mixed."""

    layer: str
    asset: str
    x: int
    y: int
    z: int
    blend: Blend = Blend.NORMAL


def checked_selection(tree: Tree, selected: Iterable[str]) -> frozenset[str]:
    """The selection as a set; raises UnknownOption naming every foreign id, TwoOfOne for a second of a `one` group."""
    chosen = list(dict.fromkeys(selected))
    foreign = [name for name in chosen if name not in tree.options]
    if foreign:
        raise UnknownOption(foreign)
    return exclusive(tree, chosen)


def exclusive(tree: Tree, selected: Collection[str]) -> frozenset[str]:
    """The same selection; raises TwoOfOne where a `one` group has two."""
    taken: dict[str, list[str]] = {}
    for name in selected:
        group = tree.options[name].group
        if group is not None and tree.choices[group].one:
            taken.setdefault(group, []).append(name)
    for group, names in taken.items():
        if len(names) > 1:
            raise TwoOfOne(group, names)
    return frozenset(selected)


def open_gates(tree: Tree, selected: Collection[str]) -> frozenset[str]:
    """The groups with a `show_if` that holds; an option behind a closed gate counts as false in every condition."""
    opened: set[str] = set()

    def true(name: str) -> bool:
        return name in selected and all(gate in opened for gate in tree.options[name].gates)

    for gate in tree.gates:
        if _holds(tree.conditions[gate], true):
            opened.add(gate)
    return frozenset(opened)


def settled(tree: Tree, selected: Collection[str]) -> frozenset[str]:
    """The selection without the options of hidden groups."""
    if not tree.conditions:
        return frozenset(selected)
    opened = open_gates(tree, selected)
    return frozenset(name for name in selected if opened.issuperset(tree.options[name].gates))


def shown(tree: Tree, selected: Collection[str]) -> frozenset[str]:
    """The choosing groups that are shown."""
    opened = open_gates(tree, selected)
    return frozenset(choice.id for choice in tree.choices.values() if opened.issuperset(choice.gates))


def holds(condition: Condition, selected: Collection[str]) -> bool:
    """Whether a condition holds for a settled selection."""
    return _holds(condition, selected.__contains__)


def faults(tree: Tree, selected: Collection[str]) -> list[Fault]:
    """Every group that is not between its minimum and maximum, then every rule broken, in menu order."""
    visible = shown(tree, selected)
    groups = [_group_fault(choice, selected) for choice in tree.choices.values() if choice.id in visible]
    rules = [
        Fault(Lack.RULE, rule.id) for rule in tree.rules if holds(rule.if_, selected) and not holds(rule.then, selected)
    ]
    return [fault for fault in groups if fault] + rules


def unit_price(tree: Tree, selected: Collection[str]) -> int:
    """Base plus each selected option once, never below 0; minor units."""
    return max(tree.configurator.base_price + sum(tree.options[name].price for name in selected), 0)


def drawn_leaves(tree: Tree, selected: Collection[str]) -> list[Leaf]:
    """The image layers of a settled selection in menu order: its options and the always-drawn that are shown."""
    opened = open_gates(tree, selected)
    return [leaf for leaf in tree.leaves if (leaf.id in selected if leaf.group else opened.issuperset(leaf.gates))]


def parts(tree: Tree, selected: Collection[str]) -> tuple[Part, ...]:
    """What one configuration consumes, in menu order, always-drawn layers included."""
    return tuple(leaf.part for leaf in drawn_leaves(tree, selected) if leaf.part)


def stack(tree: Tree, selected: Collection[str], view: str) -> list[Drawing]:
    """The images of a settled selection in one view, in drawing order; equal z keeps menu order."""
    return drawings(drawn_leaves(tree, selected), view)


def drawings(leaves: Iterable[Leaf], view: str) -> list[Drawing]:
    """The images of layers, which come in menu order, in one view, in drawing order; equal z keeps menu order."""
    placed = [(leaf.id, one) for leaf in leaves for one in leaf.image.placements(view)]
    found = [Drawing(layer, one.asset, one.x, one.y, one.z, one.blend) for layer, one in placed]
    return sorted(found, key=lambda drawing: drawing.z)


def _holds(condition: Condition, true: Callable[[str], bool]) -> bool:
    match condition:
        case str():
            return true(condition)
        case Not():
            return not _holds(condition.not_, true)
        case AllOf():
            return all(_holds(part, true) for part in condition.all)
        case AnyOf():
            return any(_holds(part, true) for part in condition.any)


def _group_fault(choice: Choice, selected: Collection[str]) -> Fault | None:
    count = sum(1 for name in choice.options if name in selected)
    if count < choice.minimum:
        return Fault(Lack.TOO_FEW if count else Lack.REQUIRED, choice.id)
    if choice.maximum is not None and count > choice.maximum:
        return Fault(Lack.TOO_MANY, choice.id)
    return None
