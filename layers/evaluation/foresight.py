"""What a change would do before it is made: to a draft that is published, or to stock that is counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from layers.document.model import Preset
from layers.evaluation.countable import Room
from layers.evaluation.line_context import line_context
from layers.evaluation.lost import Offered, lost
from layers.evaluation.preset import obtainable
from layers.evaluation.product import Product
from layers.evaluation.tally import tally
from layers.solver.effort import TooHard
from layers.stock.share import Items
from layers.stock.stock import Policy

LEAST, MOST = Fraction(1, 10), Fraction(999, 10)
"""Percent: something that is lost is never told as nothing, nor something that is left as nothing left."""


@dataclass(frozen=True, slots=True)
class Sale:
    """A product beside a stock: what can be bought of it."""

    product: Product
    room: Room

    @property
    def offered(self) -> Offered:
        return Offered(self.product.tree, self.room)


@dataclass(frozen=True, slots=True)
class Foresight:
    """What can be built and bought after a change, and what it takes away.

    `buildable` and `buyable` are None where counting takes too long; then there are at most `bound`, else that is
    None. `lost_percent` is of the configurations that can be bought before, to a tenth; None where there are none, or
    where it takes too long. `options` and `presets` are the ids, in menu order, of those that can be had before and
    not after, or, of what was never published, of those that cannot be had; `defaults` those of the options that the
    page opens with. They are None where it takes too long.
    """

    buildable: int | None
    buyable: int | None
    bound: int | None
    lost_percent: float | None
    presets: tuple[str, ...] | None
    options: tuple[str, ...] | None
    defaults: tuple[str, ...] | None


def sale(product: Product, items: Items, policy: Policy) -> Sale:
    """What one shopper with an empty cart can buy."""
    return Sale(product, line_context(product, 1, items, policy).room())


def foresight(before: Sale | None, after: Sale) -> Foresight:
    """What changes from `before`, None where nothing was published, to `after`."""
    buildable, buyable = tally(after.product.tree, {}), tally(after.product.tree, after.room)
    known = buildable.count is not None and buyable.count is not None
    options = _options(before, after)
    return Foresight(
        buildable.count,
        buyable.count,
        None if known else buildable.bound,
        _lost_percent(before, after),
        _presets(before, after),
        options,
        None if options is None else _defaults(options, before, after),
    )


def _options(before: Sale | None, after: Sale) -> tuple[str, ...] | None:
    try:
        left = _obtainable(after)
        had = after.product.tree.options if before is None else _obtainable(before)
    except TooHard:
        return None
    menu = (after if before is None else before).product.tree.options
    return tuple(name for name in menu if name in had and name not in left)


def _defaults(options: Iterable[str], before: Sale | None, after: Sale) -> tuple[str, ...]:
    defaults = (before or after).product.tree.defaults | after.product.tree.defaults
    return tuple(name for name in options if name in defaults)


def _obtainable(one: Sale) -> frozenset[str]:
    """The options of which something can be bought; raises TooHard."""
    return one.product.possibilities.ask(frozenset(), frozenset(), one.room).selectable


def _presets(before: Sale | None, after: Sale) -> tuple[str, ...] | None:
    there = {preset.id: preset for preset in after.product.configurator.presets}
    were = (before or after).product.configurator.presets
    try:
        return tuple(preset.id for preset in were if _had(before, preset) and not _has(after, there.get(preset.id)))
    except TooHard:
        return None


def _had(before: Sale | None, preset: Preset) -> bool:
    return before is None or _has(before, preset)


def _has(one: Sale, preset: Preset | None) -> bool:
    return preset is not None and obtainable(one.product, preset, one.room)


def _lost_percent(before: Sale | None, after: Sale) -> float | None:
    try:
        if before is None or not before.product.possibilities.buildable(before.room):
            return None
        if not after.product.possibilities.buildable(after.room):
            return 100.0
    except TooHard:
        return None
    share = lost(before.offered, after.offered)
    return None if share is None else _percent(share)


def _percent(share: Fraction) -> float:
    if share in (0, 1):
        return float(share * 100)
    return float(round(min(max(share * 100, LEAST), MOST), 1))
