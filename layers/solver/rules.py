"""Which options can still be chosen, why others cannot, and the cheapest repair."""

from collections import OrderedDict
from threading import Lock

from layers.document.tree import Tree
from layers.solver.answer import SolverAnswer
from layers.solver.components import Components
from layers.solver.cost import CostModel
from layers.solver.encoding import Encoding
from layers.solver.instance import Asked
from layers.solver.menu import Menu
from layers.solver.propagation import PropagationTable
from layers.solver.region import Region
from layers.solver.scarcity import PLENTY, Consumption, Room, Scarcity
from layers.solver.why import Code, Why

__all__ = ["Code", "Possibilities", "SolverAnswer", "Why"]

REMEMBERED = 512
"""How many answers about single components are kept per version."""

LARGEST = 200_000
"""How many variables the formulas kept per version have in all."""


class Possibilities:
    """Everything that can be configured in one published version; may be asked from several threads."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.menu = Menu(tree)
        self._lock = Lock()
        self._components = Components(tree)
        self._consumption = Consumption(tree, self._components, self.menu)
        self._tables: dict[tuple[int, ...], PropagationTable] = {}
        self._encodings: OrderedDict[tuple[tuple[int, ...], tuple[str, ...]], Encoding] = OrderedDict()
        self._regions: OrderedDict[tuple[tuple[int, ...], Asked], Region] = OrderedDict()

    def ask(self, selected: frozenset[str], pinned: frozenset[str], room: Room) -> SolverAnswer:
        """The answer for a settled selection whose `pinned` part must stay, within the room per sku."""
        scarcity = self._consumption.scarcity(room)
        regions = self._divided(self.menu.mask(selected), self.menu.mask(pinned), scarcity)
        return SolverAnswer(CostModel(self.tree, self.menu, selected, pinned, room), regions, scarcity.lacking)

    def buildable(self, room: Room | None = None) -> bool:
        """Whether any complete configuration keeps the rules; without `room`, regardless of stock; raises TooHard."""
        scarcity = PLENTY if room is None else self._consumption.scarcity(room)
        return not scarcity.lacking and all(region.feasible for region in self._divided(0, 0, scarcity))

    def possible(self) -> frozenset[str]:
        """The options that occur in some complete configuration, regardless of stock; raises TooHard."""
        return self.ask(frozenset(), frozenset(), {}).selectable

    def forget(self) -> None:
        """Discard every cached answer, for benchmarks."""
        with self._lock:
            self._regions.clear()

    def _divided(self, selected: int, pinned: int, scarcity: Scarcity) -> list[Region]:
        return [self._region(places, selected, pinned, scarcity) for places in self._tied(scarcity)]

    def _tied(self, scarcity: Scarcity) -> list[tuple[int, ...]]:
        """The components, joined where they share a scarce item."""
        ties: dict[int, tuple[int, ...]] = {place: (place,) for place in range(len(self._components.all))}
        for sku in scarcity.limits:
            joined = tuple(
                sorted({place for component in self._consumption.items[sku].components for place in ties[component]})
            )
            ties.update(dict.fromkeys(joined, joined))
        return list(dict.fromkeys(ties.values()))

    def _region(self, places: tuple[int, ...], selected: int, pinned: int, scarcity: Scarcity) -> Region:
        table, items = self._table(places), self._consumption.items
        limits = tuple(
            (sku, left) for sku, left in scarcity.limits.items() if not items[sku].components.isdisjoint(places)
        )
        asked = Asked(selected & table.mask, pinned & table.mask, scarcity.blocked & table.mask, limits)
        with self._lock:
            region = self._regions.get((places, asked))
            if region is None:
                region = Region(table, items, asked, lambda: self._encoding(places, tuple(sku for sku, _ in limits)))
                self._regions[places, asked] = region
                if len(self._regions) > REMEMBERED:
                    self._regions.popitem(last=False)
            else:
                self._regions.move_to_end((places, asked))
        return region

    def _table(self, places: tuple[int, ...]) -> PropagationTable:
        table = self._tables.get(places)
        if table is None:
            if len(self._tables) > REMEMBERED + len(self._components.all):
                self._tables.clear()
            table = self._tables[places] = PropagationTable(self.tree, self.menu, self._components.joined(places))
        return table

    def _encoding(self, places: tuple[int, ...], skus: tuple[str, ...]) -> Encoding:
        """The formula of these components, with the sums of these items."""
        with self._lock:
            encoding = self._encodings.get((places, skus))
            if encoding is not None:
                self._encodings.move_to_end((places, skus))
                return encoding
        encoding = Encoding(self._table(places), [self._consumption.items[sku] for sku in skus])
        with self._lock:
            self._encodings[places, skus] = encoding
            while len(self._encodings) > 1 and sum(one.formula.size for one in self._encodings.values()) > LARGEST:
                self._encodings.popitem(last=False)
        return encoding
