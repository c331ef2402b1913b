"""The number of configurations, where counting them does not take too long."""

from dataclasses import dataclass
from math import prod

from layers.document.tree import Tree
from layers.evaluation.countable import MANY, Countable, Room, countables, possible, ways


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of configurations; None where it is not known, and then there are at most `bound`."""

    count: int | None
    bound: int


def tally(tree: Tree, room: Room) -> Tally:
    """The complete configurations that keep the rules and use no more of each item than `room` has."""
    bound = prod(ways(choice) for choice in tree.choices.values())
    if not possible(tree, room):
        return Tally(0, bound)
    components = countables(tree, room)
    if any(component.combinations > MANY and not component.independent for component in components):
        return Tally(None, bound)
    return Tally(prod(_count(tree, component) for component in components), bound)


def _count(tree: Tree, component: Countable) -> int:
    return component.combinations if component.independent else sum(1 for _ in component.sellable(tree))
