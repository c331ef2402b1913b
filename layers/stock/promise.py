"""The arithmetic of a promise: one demand over all lines of a cart, split into now and later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from layers.document.line_demand import LineDemand, Part
from layers.stock.availability import Split
from layers.stock.share import Items, item_in, shares
from layers.stock.stock import Late, Policy, StockItem, Supply, supply

__all__ = [
    "Items",
    "LineDemand",
    "Part",
    "Promise",
    "Shortage",
    "Shortfall",
    "largest",
    "promise",
    "shortages",
    "shortfall",
    "split_among",
]

LARGEST = 1_000_000_000


class Shortfall(StrEnum):
    """Why units cannot be promised; the values are the codes of docs/api.md."""

    OUT_OF_STOCK = "out_of_stock"
    BACKORDER_LIMIT = "backorder_limit"
    PREORDER_LIMIT = "preorder_limit"


@dataclass(frozen=True, slots=True)
class Shortage:
    """A layer whose units cannot be promised; `available` is the line's largest quantity, the rest unchanged."""

    line: str
    layer: str
    sku: str
    code: Shortfall
    available: int


@dataclass(frozen=True, slots=True)
class Promise:
    """How every layer of every line is promised, by (line, layer), and every shortage."""

    splits: Mapping[tuple[str, str], Split]
    shortages: tuple[Shortage, ...] = ()

    @property
    def kept(self) -> bool:
        return not self.shortages

    @property
    def late_units(self) -> int:
        return sum(split.later for split in self.splits.values())


def promise(demands: Sequence[LineDemand], items: Items, policy: Policy) -> Promise:
    """Share the stock of `items` among `demands`: lines that may not be late first, then cart and menu order."""
    splits = split_among(demands, items, policy)
    return Promise(splits, tuple(shortages(demands, splits, items, policy)))


def split_among(demands: Sequence[LineDemand], items: Items, policy: Policy) -> dict[tuple[str, str], Split]:
    """The split of every (line, layer); units that cannot be promised are its `short`."""
    splits: dict[tuple[str, str], Split] = {}
    for sku, claims in _claims(demands).items():
        item = item_in(items, sku)
        pool = _Pool(item)
        for demand, part, offer in _in_order(claims, item, policy):
            splits[demand.line, part.layer] = pool.take(part.units * demand.quantity, offer)
    return splits


def shortages(
    demands: Sequence[LineDemand], splits: Mapping[tuple[str, str], Split], items: Items, policy: Policy
) -> list[Shortage]:
    """Every shortage in `splits`, in cart and menu order."""
    found: list[Shortage] = []
    for demand in demands:
        short = [part for part in demand.parts if splits[demand.line, part.layer].short]
        if short:
            most = largest(demand.line, demands, items, policy)
            offers = [supply(item_in(items, part.sku), demand.backorder, policy) for part in short]
            found += [
                Shortage(demand.line, part.layer, part.sku, shortfall(offer), most)
                for part, offer in zip(short, offers, strict=True)
            ]
    return found


def shortfall(offer: Supply) -> Shortfall:
    """Why an item is short."""
    if offer.late is None:
        return Shortfall.OUT_OF_STOCK
    return Shortfall.PREORDER_LIMIT if offer.late is Late.PREORDER else Shortfall.BACKORDER_LIMIT


def largest(line: str, demands: Sequence[LineDemand], items: Items, policy: Policy) -> int:
    """The largest quantity of `line` that neither falls short itself nor worsens another, the rest unchanged."""
    place = next(index for index, demand in enumerate(demands) if demand.line == line)
    demand, others = demands[place], [*demands[:place], *demands[place + 1 :]]
    skus = {part.sku for part in demand.parts}
    rooms = shares(skus, demand.backorder, others, place, items, policy)
    limits = [share.most // demand.units_of(sku) for sku, share in rooms.items() if share.most is not None]
    return min(limits, default=LARGEST)


def _claims(demands: Sequence[LineDemand]) -> dict[str, list[tuple[LineDemand, Part]]]:
    """The claims on each item, in cart and menu order."""
    claims: dict[str, list[tuple[LineDemand, Part]]] = {}
    for demand in demands:
        for part in demand.parts:
            claims.setdefault(part.sku, []).append((demand, part))
    return claims


def _in_order(
    claims: list[tuple[LineDemand, Part]], item: StockItem, policy: Policy
) -> list[tuple[LineDemand, Part, Supply]]:
    offers = [(demand, part, supply(item, demand.backorder, policy)) for demand, part in claims]
    return sorted(offers, key=lambda claim: claim[2].late is not None)


@dataclass
class _Pool:
    """What is left of one item while the lines of one cart take their shares of it."""

    item: StockItem
    now: int = field(init=False, default=0)
    later: int = field(init=False, default=0)

    def take(self, units: int, offer: Supply) -> Split:
        now = units if offer.now is None else min(units, max(offer.now - self.now, 0))
        rest = units - now
        later = rest if offer.later is None else min(rest, max(offer.later - self.later, 0))
        self.now += now
        self.later += later
        return Split(now, later, offer.late if later else None, offer.counted, short=rest - later)
