"""One option as the shopper sees it: whether it is selectable, and how many units are left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from layers.document.line_demand import Part
from layers.document.tree import Leaf
from layers.evaluation.refusal import OptionContext, Reason, reasons
from layers.stock.availability import Availability
from layers.stock.share import Share
from layers.stock.stock import Late
from layers.words.wording import HERE, Notice, notice_of

__all__ = ["OptionContext", "OptionState", "Reason", "option_states"]


@dataclass(frozen=True, slots=True)
class OptionState:
    """The result of picking the option now, in the requested quantity and beside the rest of the cart.

    `available` (None: not counted), `backorderable` (None: unlimited), `now` and `later` are stock units;
    `why` and `instead` (a whole new selection) are filled only where it is not selectable; None if they were not
    asked for, or not found within the effort that one question is worth.
    """

    group: str
    shown: bool
    selected: bool
    selectable: bool
    availability: Availability
    notice: str
    promo: str
    cart_label: str
    available: int | None
    backorderable: int | None
    ships_on: date | None
    price: int
    why: tuple[Reason, ...] | None
    instead: tuple[str, ...] | None
    now: int
    later: int


def option_states(context: OptionContext) -> Mapping[str, OptionState]:
    """Every option of the product in menu order."""
    return {leaf.id: _state(context, leaf) for leaf in context.tree.options.values()}


def _state(context: OptionContext, leaf: Leaf) -> OptionState:
    assert leaf.group is not None
    stock = _stock(context, leaf, leaf.part) if leaf.part else UNMANAGED
    notice = stock.notice
    selectable = leaf.id in context.selectable
    why, instead = ((), ()) if selectable else _explained(context, leaf)
    return OptionState(
        leaf.group,
        leaf.group in context.shown,
        leaf.id in context.selected,
        selectable,
        notice.availability,
        notice.notice,
        notice.promo,
        notice.cart_label,
        stock.available,
        stock.backorderable,
        notice.ships_on,
        leaf.image.price,
        why,
        instead,
        stock.now,
        stock.later,
    )


def _explained(context: OptionContext, leaf: Leaf) -> tuple[tuple[Reason, ...] | None, tuple[str, ...] | None]:
    if context.explain is not None and leaf.id not in context.explain:
        return None, None
    return reasons(context, leaf), context.answer.instead(leaf.id, context.effort)


class _Stock(NamedTuple):
    """The stock side of an option, in units."""

    notice: Notice
    available: int | None
    backorderable: int | None
    now: int
    later: int


UNMANAGED = _Stock(HERE, None, 0, 0, 0)


def _stock(context: OptionContext, leaf: Leaf, part: Part) -> _Stock:
    share = context.line.shares[part.sku]
    if share.now is None:
        split = share.split(part.units * context.line.quantity)
        return _Stock(notice_of(share.item, split, context.shop), None, 0, split.now, 0)
    split = context.line.if_picked(leaf, part, context.selected)
    return _Stock(
        notice_of(share.item, split, context.shop), counted(share), share.supply.later, split.now, split.later
    )


def counted(share: Share) -> int | None:
    """Units there before this purchase; none of an unreleased preorder, None where nothing is counted."""
    if share.supply.late is Late.PREORDER:
        return 0
    return share.item.available if share.supply.counted else None
