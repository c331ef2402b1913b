"""A document of every shape as one question to the solver: whatever it says can be tried out on all configurations."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from hypothesis import HealthCheck, settings

from layers.document.tree import Tree
from layers.solver.components import Components
from layers.solver.cost import CostModel
from layers.solver.encoding import Encoding
from layers.solver.instance import Asked
from layers.solver.menu import Menu
from layers.solver.propagation import Assignment, PropagationTable
from layers.solver.region import Region
from layers.solver.scarcity import Consumption, Scarcity
from tests.layers.brute import Chosen
from tests.layers.models import Case

thorough = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@dataclass
class Watching:
    """A watcher that passes on what it is told."""

    tell: Callable[[int], object]
    left: int = 10**12

    def __call__(self, steps: int, /) -> None:
        self.tell(steps)


@dataclass(frozen=True)
class Whole:
    """A case with all its groups decided together, so that what is true of a part is true of the whole."""

    case: Case

    @cached_property
    def tree(self) -> Tree:
        return Tree(self.case.document)

    @cached_property
    def menu(self) -> Menu:
        return Menu(self.tree)

    @cached_property
    def components(self) -> Components:
        return Components(self.tree)

    @cached_property
    def consumption(self) -> Consumption:
        return Consumption(self.tree, self.components, self.menu)

    @cached_property
    def scarcity(self) -> Scarcity:
        return self.consumption.scarcity(self.case.room)

    @cached_property
    def table(self) -> PropagationTable:
        return PropagationTable(self.tree, self.menu, self.components.joined(range(len(self.components.all))))

    @cached_property
    def region(self) -> Region:
        mask, scarcity = self.menu.mask, self.scarcity
        limits = tuple(scarcity.limits.items())
        asked = Asked(mask(self.case.selected), mask(self.case.pinned), scarcity.blocked, limits)
        items = [self.consumption.items[sku] for sku, _ in limits]
        return Region(self.table, self.consumption.items, asked, lambda: Encoding(self.table, items))

    @cached_property
    def encoding(self) -> Encoding:
        """With the sums of all items, scarce or not."""
        return Encoding(self.table, [item for item in self.consumption.items.values() if item.summed])

    @cached_property
    def cost_model(self) -> CostModel:
        return CostModel(self.tree, self.menu, self.case.selected, self.case.pinned, self.case.room)

    @property
    def sold(self) -> list[Chosen]:
        """What can be had, as the region sees it: an always-drawn layer that lacks its item is not its matter."""
        return self.case.sold

    def assignment(self, chosen: Iterable[str]) -> Assignment:
        return self.region.assignment(self.menu.mask(chosen))

    def kept(self, option: str | None) -> Chosen:
        """What is pinned beside an option."""
        return self.case.pinned - (self.case.brute.rivals(option) if option else frozenset())

    def cheapest(self, option: str | None, *, keep_pinned: bool) -> Chosen | None:
        """Of all there is: least given up, least changed, least price, then whichever has the first option of two."""
        needed = (self.kept(option) if keep_pinned else frozenset()) | ({option} if option else frozenset())
        found = [chosen for chosen in self.sold if needed <= chosen]
        return min(found, key=lambda chosen: self.cost(option, chosen), default=None)

    def cost(self, option: str | None, chosen: Chosen) -> tuple[int, int, int, list[bool]]:
        brute, selected = self.case.brute, self.case.selected
        plain = selected - brute.rivals(option) | {option} if option else selected
        unpinned = changed = 0
        for box in brute.boxes:
            members = {image.id for image in box.options}
            if members & selected and not (box.one and option in members):
                given_up = bool(self.kept(option) & members - chosen)
                unpinned += given_up
                changed += not given_up and members & plain != members & chosen
        price = sum(self.tree.options[name].price for name in chosen)
        return unpinned, changed, price, [name not in chosen for name in brute.options]
