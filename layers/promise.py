"""The arithmetic of a promise: one demand over all lines of a cart, split into now and later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from layers.availability import Split
from layers.model import BackorderChoice
from layers.stock import Late, Policy, StockItem, Supply, supply

LARGEST = 1_000_000_000


class Shortfall(StrEnum):
    """Why units cannot be promised; the values are the codes of http.md."""

    OUT_OF_STOCK = "out_of_stock"
    BACKORDER_LIMIT = "backorder_limit"
    PREORDER_LIMIT = "preorder_limit"


@dataclass(frozen=True, slots=True)
class Part:
    """What one layer of a line consumes: `units` of `sku` per configuration."""

    layer: str
    sku: str
    units: int


@dataclass(frozen=True, slots=True)
class Wish:
    """One line of a cart as stock sees it: `quantity` configurations, their parts in menu order."""

    line: str
    quantity: int
    backorder: BackorderChoice
    parts: tuple[Part, ...]


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
    """How every layer of every line is promised, by (line, layer), and everything that falls short."""

    splits: Mapping[tuple[str, str], Split]
    shortages: tuple[Shortage, ...] = ()

    @property
    def kept(self) -> bool:
        return not self.shortages

    @property
    def late_units(self) -> int:
        return sum(split.later for split in self.splits.values())


Items = Mapping[str, StockItem]


def promise(wishes: Sequence[Wish], items: Items, policy: Policy) -> Promise:
    """Share the stock of `items` among `wishes`: who may not be late first, then cart order, then menu order."""
    splits = share(wishes, items, policy)
    short = {key for key, split in splits.items() if split.short}
    shortages = [
        _shortage(wish, part, wishes, items, policy)
        for wish in wishes
        for part in wish.parts
        if (wish.line, part.layer) in short
    ]
    return Promise(splits, tuple(shortages))


def share(wishes: Sequence[Wish], items: Items, policy: Policy) -> dict[tuple[str, str], Split]:
    """The split of every (line, layer); units that cannot be promised are its `short`."""
    splits: dict[tuple[str, str], Split] = {}
    for sku in sorted({part.sku for wish in wishes for part in wish.parts}):
        item = items[sku]
        pool = _Pool(item)
        for wish, offer in _turns(wishes, sku, item, policy):
            for part in wish.parts:
                if part.sku == sku:
                    splits[wish.line, part.layer] = pool.take(part.units * wish.quantity, offer)
    return splits


def largest(line: str, wishes: Sequence[Wish], items: Items, policy: Policy) -> int:
    """The largest quantity of `line` that neither falls short itself nor worsens another, the rest unchanged."""
    floor = _worst_of_others(line, 0, wishes, items, policy)
    low, high = 0, 1
    while high <= LARGEST and _fits(line, high, wishes, items, policy, floor):
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _fits(line, middle, wishes, items, policy, floor) else (low, middle)
    return low


def _turns(wishes: Sequence[Wish], sku: str, item: StockItem, policy: Policy) -> list[tuple[Wish, Supply]]:
    wanting = [wish for wish in wishes if any(part.sku == sku for part in wish.parts)]
    turns = [(wish, supply(item, wish.backorder, policy)) for wish in wanting]
    return sorted(turns, key=lambda turn: turn[1].late is not None)


@dataclass
class _Pool:
    """What is left of one item while the lines of one cart take their turns."""

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


def _shortage(wish: Wish, part: Part, wishes: Sequence[Wish], items: Items, policy: Policy) -> Shortage:
    offer = supply(items[part.sku], wish.backorder, policy)
    code = {
        Late.PREORDER: Shortfall.PREORDER_LIMIT,
        Late.BACKORDER: Shortfall.BACKORDER_LIMIT,
        None: Shortfall.OUT_OF_STOCK,
    }[offer.late]
    return Shortage(wish.line, part.layer, part.sku, code, largest(wish.line, wishes, items, policy))


def _fits(line: str, quantity: int, wishes: Sequence[Wish], items: Items, policy: Policy, floor: int) -> bool:
    changed = [replace(wish, quantity=quantity) if wish.line == line else wish for wish in wishes]
    splits = share(changed, items, policy)
    own = any(split.short for (name, _), split in splits.items() if name == line)
    others = sum(split.short for (name, _), split in splits.items() if name != line)
    return not own and others <= floor


def _worst_of_others(line: str, quantity: int, wishes: Sequence[Wish], items: Items, policy: Policy) -> int:
    changed = [replace(wish, quantity=quantity) if wish.line == line else wish for wish in wishes]
    return sum(s.short for (name, _), s in share(changed, items, policy).items() if name != line)
