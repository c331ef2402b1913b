"""What one knot answers to one question."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from layers.encoding import Encoding
from layers.formula import Formula
from layers.menu import Menu
from layers.scarcity import Item
from layers.tree import Tree


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as far as one knot is concerned: masks of options, and the units left of the skus that bind."""

    selected: int
    pinned: int
    blocked: int
    limits: tuple[tuple[str, int], ...]


class Region:
    """One knot under one question; everything is worked out when first asked for, by the knot's solver."""

    def __init__(self, tree: Tree, menu: Menu, items: Mapping[str, Item], encoding: Encoding, asked: Asked) -> None:
        self.tree = tree
        self.menu = menu
        self.encoding = encoding
        self.names = {literal: name for name, literal in encoding.literal.items()}
        self.asked = asked
        self.stock: dict[int, str] = {encoding.within(items[sku], room): sku for sku, room in asked.limits}
        self.barred: dict[int, str] = {-encoding.literal[name]: name for name in menu.options(asked.blocked)}

    @property
    def formula(self) -> Formula:
        return self.encoding.formula

    @property
    def given(self) -> list[int]:
        """What every configuration asked for obeys, pinned options apart."""
        return [self.encoding.everything, *self.stock, *self.barred]

    def pins(self, option: str | None) -> int:
        """What stays when `option` is picked: every pinned option but those it replaces."""
        return self.asked.pinned & ~self.menu.replaced(option)

    def literals(self, mask: int) -> list[int]:
        return [self.encoding.literal[name] for name in self.menu.options(mask)]

    def contained(self) -> int:
        """The options of the model that was just found."""
        model = self.formula.model()[: len(self.encoding.options)]
        return self.menu.mask(self.encoding.options[literal - 1] for literal in model if literal > 0)

    def holds(self, option: str | None) -> bool:
        """Whether anything complete contains the option and every pinned one beside it."""
        picked = [self.encoding.literal[option]] if option else []
        return self.formula.satisfiable([*self.given, *self.literals(self.pins(option)), *picked])

    def any(self, option: str | None) -> frozenset[str]:
        """Some complete configuration with the option and every pinned one beside it; only where there is one."""
        assert self.holds(option)
        return self.menu.names_of(self.contained())

    @cached_property
    def feasible(self) -> bool:
        return self.holds(None)

    @cached_property
    def selectable(self) -> int:
        """The options that something complete contains together with every pinned option beside them."""
        self.formula.prefer(self._signs(self.asked.selected))
        pinned = self.asked.pinned
        proven = self.contained() if self.holds(None) else 0
        for option in self.encoding.options:
            bit = self.menu.bit[option]
            if not bit & (proven | self.asked.blocked) and self.holds(option):
                found = self.contained()
                proven |= found if found & pinned == pinned else bit
        return proven

    def _signs(self, mask: int) -> list[int]:
        bits = self.menu.bit
        return [literal if bits[name] & mask else -literal for name, literal in self.encoding.literal.items()]
