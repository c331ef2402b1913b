"""One question about a component, and the formula that answers it."""

from collections.abc import Sequence
from dataclasses import dataclass

from layers.solver.effort import Effort
from layers.solver.encoding import Encoding
from layers.solver.menu import Menu
from layers.solver.scarcity import Item


@dataclass(frozen=True, slots=True)
class Asked:
    """Masks of options, and the units left of the skus that bind."""

    selected: int
    pinned: int
    blocked: int
    limits: tuple[tuple[str, int], ...]


class Instance:
    """A fresh formula for one search, with the effort that it may take.

    What another search learnt, or how its variables were numbered, is not in it: so it always goes the same way.
    `stock` are the literals that keep the skus that bind within their units, `barred` those that keep sold out
    options from being chosen, `given` those that every requested configuration satisfies, pinned options apart.
    """

    def __init__(
        self, menu: Menu, encoding: Encoding, asked: Asked, limits: Sequence[tuple[Item, int]], effort: Effort
    ) -> None:
        self.menu, self.encoding, self.asked, self.effort = menu, encoding, asked, effort
        self.formula = encoding.formula.copy()
        self.stock = {encoding.within(self.formula, item, room): item.sku for item, room in limits}
        self.barred = {-encoding.literal[name]: name for name in menu.options(asked.blocked)}
        self.given = [encoding.everything, *self.stock, *self.barred]

    def satisfiable(self, assumptions: Sequence[int]) -> bool:
        """Raises TooHard."""
        return self.formula.satisfiable(assumptions, self.effort)

    def holds(self, option: str | None) -> bool:
        """Whether anything complete contains the option and every pinned one beside it; raises TooHard."""
        picked = [self.encoding.literal[option]] if option else []
        pinned = self.literals(self.menu.staying(self.asked.pinned, option))
        return self.satisfiable([*self.given, *pinned, *picked])

    def literals(self, mask: int) -> list[int]:
        return [self.encoding.literal[name] for name in self.menu.options(mask)]

    def contained(self) -> int:
        """The options of the model that was just found."""
        options = self.encoding.options
        model = self.formula.model()[: len(options)]
        return self.menu.mask(options[literal - 1] for literal in model if literal > 0)

    def clash(self) -> list[str]:
        """The options that took part in the last contradiction, in menu order."""
        names = self.encoding.names
        return [name for name in map(names.get, sorted(self.formula.core())) if name]

    def prefer(self, mask: int) -> None:
        """Look for configurations near these options first."""
        bits = self.menu.bit
        literals = self.encoding.literal.items()
        self.formula.prefer([literal if bits[name] & mask else -literal for name, literal in literals])
