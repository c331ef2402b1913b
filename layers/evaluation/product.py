"""One published version, compiled once for every question asked about it."""

from collections.abc import Mapping

from layers.document.configuration import drawings
from layers.document.model import BackorderChoice, Configurator
from layers.document.names import Names
from layers.document.tree import Leaf, Tree, mentions
from layers.solver.rules import Possibilities
from layers.words.storefront import LOCALES


class Product:
    """What does not depend on stock or shopper; built once per version, then only read.

    `drawings` are each view's images in drawing order, `sharers` the layers of each item in menu order,
    `turning` the options whose choice can open or close a `show_if`, `size` how many options there are, together
    with those that rules and conditions name.
    """

    def __init__(self, configurator: Configurator, version: int) -> None:
        self.tree = Tree(configurator, version)
        self.possibilities = Possibilities(self.tree)
        self.version = version
        self.id: str = configurator.id
        self.title: str = configurator.title
        self.drawings = {view.id: tuple(drawings(self.tree.leaves, view.id)) for view in configurator.views}
        self.sharers = _sharers(self.tree)
        self.turning = _turning(self.tree)
        self.size = _size(self.tree)
        self._names: dict[str, Names] = {}

    @property
    def configurator(self) -> Configurator:
        return self.tree.configurator

    @property
    def backorder(self) -> BackorderChoice:
        return self.tree.configurator.backorder

    def names(self, locale: str) -> Names:
        """The names of everything in one language."""
        names = self._names.get(locale)
        if names is None:
            if len(self._names) >= LOCALES:
                self._names.clear()
            names = self._names[locale] = Names(self.tree, locale)
        return names


def _sharers(tree: Tree) -> Mapping[str, tuple[Leaf, ...]]:
    found: dict[str, list[Leaf]] = {}
    for leaf in tree.leaves:
        if leaf.part:
            found.setdefault(leaf.part.sku, []).append(leaf)
    return {sku: tuple(leaves) for sku, leaves in found.items()}


def _size(tree: Tree) -> int:
    conditions = [*tree.conditions.values(), *(part for rule in tree.rules for part in (rule.if_, rule.then))]
    return len(tree.options) + sum(len(list(mentions(condition))) for condition in conditions)


def _turning(tree: Tree) -> frozenset[str]:
    """Options a condition of a group names, and those that may take their place."""
    named = {name for condition in tree.conditions.values() for name in mentions(condition) if name in tree.options}
    rivals = {choice.id for choice in tree.choices.values() if choice.one and named.intersection(choice.options)}
    return frozenset(named).union(*(tree.choices[group].options for group in rivals))
