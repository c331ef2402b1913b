"""One line's share of one item: what the lines before it leave, and the most it may take."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from layers.document.line_demand import LineDemand
from layers.document.model import BackorderChoice
from layers.stock.availability import Split
from layers.stock.stock import Policy, StockItem, Supply, supply

Items = Mapping[str, StockItem]


class Claim(NamedTuple):
    """Another line's claim on the same item; `before`: that line comes before this one in the cart."""

    supply: Supply
    units: int
    before: bool


class Share(NamedTuple):
    """What is left of `item` for one line, in stock units; None is unlimited.

    `now` and `later` are left by the lines that come first (`promise.split_among` says which).
    `most` is how much the line may take without falling short itself or worsening any other line.
    """

    item: StockItem
    supply: Supply
    now: int | None
    later: int | None
    most: int | None

    def split(self, units: int, taken: int = 0) -> Split:
        """How `units` are promised once layers earlier in the menu have asked for `taken`."""
        supply = self.supply
        if self.now is None:
            return Split(units, 0, None, supply.counted)
        now = min(units, max(self.now - taken, 0))
        rest = units - now
        spent = max(taken - self.now, 0)
        later = rest if self.later is None else min(rest, max(self.later - spent, 0))
        return Split(now, later, supply.late if later else None, supply.counted, rest - later)


def item_in(items: Items, sku: str) -> StockItem:
    """The item; an unknown sku is untracked and in stock."""
    return items.get(sku) or _uncounted(sku)


@lru_cache(maxsize=10_000)
def _uncounted(sku: str) -> StockItem:
    return StockItem(sku)


def shares(
    skus: Collection[str],
    backorder: BackorderChoice,
    others: Sequence[LineDemand],
    place: int,
    items: Items,
    policy: Policy,
) -> dict[str, Share]:
    """The share of a line of each of `skus`; the line stands among `others` at `place`."""
    claims = _claims(skus, others, place, items, policy)
    there = {sku: item_in(items, sku) for sku in skus}
    return {sku: share(item, supply(item, backorder, policy), claims.get(sku, ())) for sku, item in there.items()}


def share(item: StockItem, own: Supply, claims: Sequence[Claim] = ()) -> Share:
    """Lines that may not be late go first, then cart order."""
    if own.now is None or not claims:
        return Share(item, own, own.now, own.later, own.total)
    strict = [claim for claim in claims if claim.supply.late is None]
    ahead = [claim for claim in claims if claim.before and claim.supply.late is not None]
    if own.late is None:
        strict_ahead, late_ahead = sum(claim.units for claim in strict if claim.before), 0
    else:
        strict_ahead, late_ahead = sum(claim.units for claim in strict), sum(claim.units for claim in ahead)
    there = max(own.now - strict_ahead, 0)
    spent = max(late_ahead - there, 0)
    later = None if own.later is None else max(own.later - spent, 0)
    return Share(item, own, max(there - late_ahead, 0), later, _most(own, strict, claims))


def _most(own: Supply, strict: Sequence[Claim], claims: Sequence[Claim]) -> int | None:
    """The most units on top of all claims that leave no other line shorter."""
    assert own.now is not None
    spare = max(own.now - sum(claim.units for claim in strict), 0)
    patient = [claim for claim in claims if claim.supply.late is not None]
    waiting = sum(claim.units for claim in patient)
    if own.late is not None:
        return None if own.later is None else max(spare + own.later - waiting, 0)
    limit = patient[0].supply.later if patient else None
    return spare if limit is None else min(spare, max(spare + limit - waiting, 0))


def _claims(
    skus: Collection[str], others: Sequence[LineDemand], place: int, items: Items, policy: Policy
) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    offers: dict[tuple[str, BackorderChoice], Supply] = {}
    for index, demand in enumerate(others):
        for part in demand.parts:
            if part.sku in skus:
                asked = (part.sku, demand.backorder)
                if asked not in offers:
                    offers[asked] = supply(item_in(items, part.sku), demand.backorder, policy)
                claim = Claim(offers[asked], part.units * demand.quantity, index < place)
                found.setdefault(part.sku, []).append(claim)
    return found
