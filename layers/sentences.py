"""Every problem as a sentence for the shopper, naming group and option."""

from layers.configuration import Fault, Lack
from layers.names import Names
from layers.promise import Shortfall
from layers.tree import Choice, Tree


def shortage(name: str, code: Shortfall, available: int, more: bool = False) -> str:
    """`available` configurations can be had; `more`: beside those already in the cart."""
    if available:
        return f"{name}: only {available}{' more' if more else ''} can be had"
    return {
        Shortfall.OUT_OF_STOCK: f"{name} is out of stock",
        Shortfall.BACKORDER_LIMIT: f"{name} is out of stock, and no more can be backordered",
        Shortfall.PREORDER_LIMIT: f"{name}: no more can be preordered",
    }[code]


def elsewhere(sku: str, available: int) -> str:
    """A shortage of another line of the cart, of which only the item is known."""
    return f"Another line of the cart falls short of {sku}: only {available} can be had"


def gone(name: str) -> str:
    return f"{name} is no longer offered"


def fault(tree: Tree, names: Names, found: Fault) -> str:
    """A group that is not between its minimum and maximum, or a broken rule."""
    if found.code is Lack.RULE:
        return rule(tree, names, found.subject)
    return count(names, tree.choices[found.subject], found.code)


def count(names: Names, choice: Choice, code: str) -> str:
    name = names.group(choice.id)
    if code == Lack.TOO_MANY:
        return f"{name}: choose at most {_options(choice.maximum or 0)}"
    if choice.minimum == 1:
        return f"{name}: choose an option"
    at_least = "" if choice.minimum == choice.maximum else "at least "
    return f"{name}: choose {at_least}{_options(choice.minimum)}"


def rule(tree: Tree, names: Names, rule_id: str) -> str:
    return next(names.rule(rule) for rule in tree.rules if rule.id == rule_id)


def hidden(name: str) -> str:
    return f"{name} is not offered with these choices"


def _options(number: int) -> str:
    return "1 option" if number == 1 else f"{number} options"
