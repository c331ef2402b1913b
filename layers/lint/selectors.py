"""One solver for all rules of a component, in which a literal of its own selects each of them."""

from collections.abc import Collection, Iterator, Sequence

from layers.document.tree import Tree
from layers.solver.components import Component, Components
from layers.solver.effort import Effort, TooHard
from layers.solver.encoding import Encoding
from layers.solver.menu import Menu
from layers.solver.propagation import PropagationTable
from layers.solver.why import Code

ONE = 1_000_000
"""Steps for one question; some 0.03 to 0.15 seconds."""

NAMING = 200_000
"""Steps for finding out which rules are needed for a contradiction."""


def all_selectors(tree: Tree) -> Iterator["Selectors"]:
    """Of every component that has rules or groups, one after the other."""
    menu = Menu(tree)
    for component in Components(tree).all:
        yield Selectors(tree, menu, component)


class Selectors:
    """Questions about the complete configurations that keep some of a component's rules, regardless of stock.

    What was learnt from one question helps with the next. The same questions in the same order have the same answers.
    """

    def __init__(self, tree: Tree, menu: Menu, component: Component) -> None:
        encoding = Encoding(PropagationTable(tree, menu, component))
        self.rules = tuple(rule.id for rule in component.rules)
        self._formula = encoding.formula
        self._conditions = {rule.id: encoding.condition(rule.if_) for rule in component.rules}
        self._selector = {why.rule: switch for switch, why in encoding.switches.items() if why.rule}
        self._groups = [switch for switch, why in encoding.switches.items() if why.code is not Code.RULE]

    def meets(self, rule: str | None, kept: Collection[str], effort: Effort | None = None) -> bool:
        """Whether a configuration that keeps these rules meets the condition of a rule (None: whether there is one).

        Raises TooHard.
        """
        wanted = [*self._groups, *(self._selector[name] for name in kept)]
        if rule is not None:
            wanted.append(self._conditions[rule])
        return self._formula.satisfiable(wanted, effort or Effort(ONE))

    def met(self) -> set[str]:
        """The rules whose condition the configuration meets that was found last."""
        true = self._formula.true_of(self._conditions.values())
        return {rule for rule, literal in self._conditions.items() if literal in true}

    def fewest(self, rule: str | None, kept: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
        """Of the other rules, some that beside those that are kept make a rule's condition impossible, and all have to.

        None where they do not, or where finding them is too hard.
        """
        effort = Effort(NAMING)
        try:
            return () if self.meets(rule, [*kept, *others], effort) else self._fewest(rule, kept, effort)
        except TooHard:
            return ()

    def _fewest(self, rule: str | None, kept: Sequence[str], effort: Effort) -> tuple[str, ...]:
        """Leave out one after the other; of what the solver then contradicts itself with, the rest is not needed."""
        left, needed = self._clash(kept), list[str]()
        while left:
            name = left.pop()
            if self.meets(rule, [*kept, *left, *needed], effort):
                needed.insert(0, name)
            else:
                clash = self._clash(kept)
                left = [other for other in left if other in clash]
        return tuple(needed)

    def _clash(self, kept: Collection[str]) -> list[str]:
        """The rules beside those that are kept because of which nothing was found last, in their order."""
        core = set(self._formula.core())
        return [rule for rule, selector in self._selector.items() if selector in core and rule not in kept]
