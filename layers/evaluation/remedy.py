"""The repair offered for a selection that cannot be sold."""

from collections.abc import Collection, Sequence

from layers.document.configuration import unit_price
from layers.evaluation.product import Product
from layers.evaluation.question import SettledSelection
from layers.problem import Problem
from layers.solver.effort import OPTION, TooHard, share

CURABLE = frozenset({"out_of_stock", "backorder_limit", "preorder_limit", "rule", "too_many"})


def remedy(product: Product, choice: SettledSelection, problems: Sequence[Problem]) -> Collection[str]:
    """A whole sellable selection near the chosen one; empty if that is merely incomplete."""
    troubled = [problem for problem in problems if problem.code in CURABLE]
    if not troubled:
        return ()
    found = _kept(product, choice) or _replaced(product, choice, troubled)
    return () if found == choice.selected else found


def _kept(product: Product, choice: SettledSelection) -> frozenset[str]:
    """A repair that keeps the sellable part of the selection; none where finding one is too hard."""
    names = sorted(choice.selected, key=lambda name: product.tree.options[name].index)
    for name in names:
        if name in choice.answer.selectable:
            return _picked(choice, name, OPTION)
    ways_out = (frozenset(choice.answer.instead(name, share(len(names))) or ()) for name in names)
    return next((way_out for way_out in ways_out if way_out), frozenset())


def _replaced(product: Product, choice: SettledSelection, troubled: Sequence[Problem]) -> frozenset[str]:
    """A repair that replaces an option of a group with a problem: fewest changes, then lowest price."""
    groups = {problem.group for problem in troubled}
    names = [leaf.id for leaf in product.tree.options.values() if leaf.group in groups]
    sellable = [name for name in names if name in choice.answer.selectable]
    found = [repair for name in sellable if (repair := _picked(choice, name, share(len(sellable))))]

    def cost(selected: frozenset[str]) -> tuple[int, int]:
        return len(selected ^ choice.selected), unit_price(product.tree, selected)

    return min(found, key=cost, default=frozenset())


def _picked(choice: SettledSelection, option: str, effort: int) -> frozenset[str]:
    try:
        return choice.answer.picked(option, effort)
    except TooHard:
        return frozenset()
