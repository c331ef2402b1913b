"""One line among the other lines of its cart: the stock that its layers would get."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from layers.document.configuration import open_gates, parts, settled
from layers.document.line_demand import LineDemand, Part
from layers.document.tree import Leaf
from layers.evaluation.product import Product
from layers.stock.availability import Split
from layers.stock.promise import LARGEST
from layers.stock.share import Items, Share, shares
from layers.stock.stock import Policy


@dataclass(frozen=True, slots=True)
class LineContext:
    """A line of `quantity` configurations, and its share of every item of its product."""

    product: Product
    quantity: int
    shares: Mapping[str, Share]

    def room(self) -> dict[str, int | None]:
        """Units of each item that one configuration may use."""
        return {sku: share.most // self.quantity for sku, share in self.shares.items() if share.most is not None}

    def splits(self, wanted: Sequence[Part]) -> dict[str, Split]:
        """The split of each layer of a configuration, given in menu order."""
        taken: dict[str, int] = {}
        found: dict[str, Split] = {}
        for part in wanted:
            before = taken.get(part.sku, 0)
            units = part.units * self.quantity
            found[part.layer] = self.shares[part.sku].split(units, before)
            taken[part.sku] = before + units
        return found

    def if_picked(self, option: Leaf, part: Part, selected: frozenset[str]) -> Split:
        """The split of an option beside what is selected, replacing in a `one` group."""
        units = part.units * self.quantity
        share = self.shares[part.sku]
        sharers = self.product.sharers[part.sku]
        if len(sharers) == 1 or share.now is None:
            return share.split(units)
        beside = self._beside(option, sharers, selected)
        return share.split(units, sum(beside) * self.quantity)

    def configurations(self, wanted: Sequence[Part]) -> int:
        """How many configurations that consume `wanted` the line may have."""
        units: dict[str, int] = {}
        for part in wanted:
            units[part.sku] = units.get(part.sku, 0) + part.units
        most = ((self.shares[sku].most, each) for sku, each in units.items())
        return min((limit // each for limit, each in most if limit is not None), default=LARGEST)

    def with_layer(self, leaf: Leaf, selected: frozenset[str]) -> tuple[Part, ...]:
        """What one configuration consumes once an option is picked; an always-drawn layer changes nothing."""
        tree = self.product.tree
        then = picked(self.product, leaf.id, selected) if leaf.group else selected
        return parts(tree, settled(tree, then))

    def _beside(self, option: Leaf, sharers: Sequence[Leaf], selected: frozenset[str]) -> list[int]:
        """Units of the item that layers earlier in the menu would use."""
        earlier = [leaf for leaf in sharers if leaf.index < option.index]
        if not earlier:
            return []
        then = picked(self.product, option.id, selected)
        tree = self.product.tree
        opened = open_gates(tree, then)
        drawn = [
            leaf
            for leaf in earlier
            if (leaf.group is None or leaf.id in then) and (not leaf.gates or opened.issuperset(leaf.gates))
        ]
        return [leaf.part.units for leaf in drawn if leaf.part]


def line_context(
    product: Product,
    quantity: int,
    items: Items,
    policy: Policy,
    others: Sequence[LineDemand] = (),
    place: int | None = None,
) -> LineContext:
    """A line that stands at `place` among `others` (None: last)."""
    where = len(others) if place is None else place
    return LineContext(product, quantity, shares(product.sharers, product.backorder, others, where, items, policy))


def picked(product: Product, option: str, selected: Collection[str]) -> frozenset[str]:
    """The selection with one more option, in place of its rivals in a `one` group."""
    leaf = product.tree.options[option]
    assert leaf.group is not None
    choice = product.tree.choices[leaf.group]
    rest = frozenset(selected).difference(choice.options) if choice.one else frozenset(selected)
    return rest | {option}
