"""Options that cannot be chosen, or not be bought today."""

from collections.abc import Collection, Iterator

from layers.document.names import Names
from layers.document.tree import Tree
from layers.evaluation.countable import Room
from layers.evaluation.product import Product
from layers.lint.finding import Finding
from layers.speech import Speech


def dead_options(tree: Tree, possible: Collection[str], names: Names, speech: Speech) -> Iterator[Finding]:
    """Those that are in no complete configuration."""
    for option in tree.options:
        if option not in possible:
            message = speech.gettext("%(name)s can never be chosen.") % {"name": names.full(option)}
            yield Finding("dead_option", message, layer=option)


def buyable(product: Product, room: Room) -> frozenset[str]:
    """The options of which something can be bought today; raises TooHard."""
    return product.possibilities.ask(frozenset(), frozenset(), room).selectable


def unbuyable_options(
    tree: Tree, possible: Collection[str], sellable: Collection[str], names: Names, speech: Speech
) -> Iterator[Finding]:
    """Those of which only the stock of today allows none."""
    for option in tree.options:
        if option in possible and option not in sellable:
            message = speech.gettext("Nobody can buy %(name)s today.") % {"name": names.full(option)}
            yield Finding("unbuyable_option", message, layer=option)
