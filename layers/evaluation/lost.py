"""How much of what can be bought a change takes away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from layers.document.line_demand import Part
from layers.document.model import Condition
from layers.document.tree import Tree
from layers.evaluation.countable import MANY, Countable, Room, countables, possible


@dataclass(frozen=True, slots=True)
class Offered:
    """A version of a product beside its stock: what can be bought of it."""

    tree: Tree
    room: Room


@dataclass(frozen=True, slots=True)
class _Block:
    """Groups of the version before, and those of the version after that have options of theirs."""

    before: tuple[Countable, ...]
    after: tuple[Countable, ...]


def lost(before: Offered, after: Offered) -> Fraction | None:
    """The share of the configurations before of which nothing after has the same choices; both have some.

    What only one version has counts as well: a configuration with an option that is gone is lost, and one that gets
    new groups or options is not, as long as it can be completed with or without them.
    None where counting what changes takes too long.
    """
    if not possible(after.tree, after.room):
        return Fraction(1)
    kept = Fraction(1)
    for block in _blocks(before, after):
        if _unchanged(block, before, after):
            continue
        share = _kept(block, before, after)
        if share is None:
            return None
        kept *= share
    return 1 - kept


def _blocks(before: Offered, after: Offered) -> list[_Block]:
    """A block without groups before has what is new."""
    joined: list[_Block] = [_Block((one,), ()) for one in countables(before.tree, before.room)]
    for one in countables(after.tree, after.room):
        touching = [block for block in joined if any(each.options & one.options for each in block.before)]
        joined = [block for block in joined if block not in touching]
        joined.append(
            _Block(
                tuple(each for block in touching for each in block.before),
                (*(each for block in touching for each in block.after), one),
            )
        )
    return joined


def _kept(block: _Block, before: Offered, after: Offered) -> Fraction | None:
    """The share of a block's ways that are there afterwards; None where there are too many to try."""
    for side in (block.before, block.after):
        if prod(one.combinations for one in side) > MANY:
            return None
    known = frozenset(before.tree.options)
    there = {chosen & known for chosen in _ways(block.after, after.tree)}
    if not block.before:
        return Fraction(1 if there else 0)
    were = list(_ways(block.before, before.tree))
    return Fraction(sum(1 for chosen in were if chosen in there), len(were))


def _ways(components: Iterable[Countable], tree: Tree) -> Iterable[frozenset[str]]:
    """Every way to choose in all of these groups together; the empty one where there are none."""
    each = [list(component.sellable(tree)) for component in components]
    return (frozenset().union(*chosen) for chosen in product(*each))


def _unchanged(block: _Block, before: Offered, after: Offered) -> bool:
    """Whether the same can be chosen in the block before and after, however much that is."""
    if len(block.before) != len(block.after):
        return False
    were = {_signature(one, before.tree) for one in block.before}
    return were == {_signature(one, after.tree) for one in block.after}


def _signature(component: Countable, tree: Tree) -> object:
    """Everything that what can be chosen in these groups depends on."""
    return (
        frozenset(
            (choice.one, choice.minimum, choice.maximum, frozenset((o, tree.options[o].gates) for o in choice.options))
            for choice in component.choices
        ),
        frozenset((_text(rule.if_), _text(rule.then)) for rule in tree.rules if rule.id in component.rules),
        frozenset((gate, _text(condition)) for gate, condition in _conditions(component, tree).items()),
        frozenset(_consumers(component, tree)),
        frozenset(component.room.items()),
    )


def _conditions(component: Countable, tree: Tree) -> Mapping[str, Condition]:
    """Those that show or hide its options, and what is always drawn and consumes its items."""
    leaves = [*(tree.options[name] for name in component.options), *tree.drawn]
    gates = {gate for leaf in leaves if leaf.group or _consumes(leaf.part, component) for gate in leaf.gates}
    return {gate: tree.conditions[gate] for gate in gates.union(*(choice.gates for choice in component.choices))}


def _consumers(component: Countable, tree: Tree) -> Iterable[tuple[Part, tuple[str, ...]]]:
    for leaf in tree.leaves:
        if leaf.part and _consumes(leaf.part, component):
            yield leaf.part, leaf.gates


def _consumes(part: Part | None, component: Countable) -> bool:
    return part is not None and part.sku in component.room


def _text(condition: Condition) -> str:
    """A condition as a value that can be compared and kept in sets."""
    return repr(condition)
