"""One option as the shopper sees it: whether it can be picked, why not, and what is left of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from layers.availability import Availability
from layers.counter import Counter
from layers.names import Names
from layers.promise import shortfall
from layers.rules import Answer, Why
from layers.sentences import count, hidden, rule, shortage
from layers.stock import UNCOUNTED, Late
from layers.storefront import Storefront
from layers.tree import Leaf, Tree
from layers.turn import Turn
from layers.wish import Part
from layers.wording import HERE, Told, tell


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an option cannot be picked; the fields are ids where they apply."""

    code: str
    message: str
    layer: str | None = None
    group: str | None = None
    rule: str | None = None
    sku: str | None = None


@dataclass(frozen=True, slots=True)
class OptionState:
    """What picking the option now would mean, at the asked quantity beside the rest of the cart.

    `available` (None: not counted), `backorderable` (None: unlimited), `now` and `later` are stock units;
    `why` and `instead` (a whole new selection) are filled only where it is not selectable.
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
    why: tuple[Reason, ...]
    instead: tuple[str, ...]
    now: int
    later: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What all options of one evaluation have in common."""

    counter: Counter
    selected: frozenset[str]
    shown: frozenset[str]
    answer: Answer
    shop: Storefront
    names: Names

    @property
    def tree(self) -> Tree:
        return self.counter.product.tree


def option_states(scene: Scene) -> Mapping[str, OptionState]:
    """Every option of the product in menu order."""
    return {leaf.id: _state(scene, leaf) for leaf in scene.tree.options.values()}


def _state(scene: Scene, leaf: Leaf) -> OptionState:
    assert leaf.group is not None
    stock = _stock(scene, leaf, leaf.part) if leaf.part else UNMANAGED
    told = stock.told
    selectable = leaf.id in scene.answer.selectable
    return OptionState(
        leaf.group,
        leaf.group in scene.shown,
        leaf.id in scene.selected,
        selectable,
        told.availability,
        told.notice,
        told.promo,
        told.cart_label,
        stock.available,
        stock.backorderable,
        told.ships_on,
        leaf.image.price,
        () if selectable else _reasons(scene, leaf),
        () if selectable else scene.answer.instead(leaf.id),
        stock.now,
        stock.later,
    )


class _Stock(NamedTuple):
    """The stock side of an option, in units."""

    told: Told
    available: int | None
    backorderable: int | None
    now: int
    later: int


UNMANAGED = _Stock(HERE, None, 0, 0, 0)


def _stock(scene: Scene, leaf: Leaf, part: Part) -> _Stock:
    turn = scene.counter.turns[part.sku]
    if turn.now is None:
        return _Stock(HERE, None, 0, part.units * scene.counter.quantity, 0)
    split = scene.counter.if_picked(leaf, part, scene.selected)
    return _Stock(tell(turn.item, split, scene.shop), counted(turn), turn.supply.later, split.now, split.later)


def counted(turn: Turn) -> int | None:
    """Units there before this purchase; none of an unreleased preorder, None where nothing is counted."""
    if turn.supply.late is Late.PREORDER:
        return 0
    return turn.item.available if turn.supply.counted else None


def _reasons(scene: Scene, leaf: Leaf) -> tuple[Reason, ...]:
    return tuple(_reason(scene, leaf, why) for why in scene.answer.why(leaf.id))


def _reason(scene: Scene, leaf: Leaf, why: Why) -> Reason:
    """A reason in words; stock is told apart by what its item could promise."""
    if why.code == "out_of_stock":
        return _short(scene, leaf, why)
    if why.code == "rule" and why.rule:
        return Reason("rule", rule(scene.tree, scene.names, why.rule), why.option, why.group, why.rule)
    group = why.group or leaf.group
    assert group is not None
    said = hidden(scene.names.group(group)) if why.code == "not_shown" else ""
    message = said or count(scene.names, scene.tree.choices[group], why.code)
    return Reason(why.code, message, why.option, group)


def _short(scene: Scene, leaf: Leaf, why: Why) -> Reason:
    short = _short_layer(scene, leaf, why)
    turn = scene.counter.turns[short.part.sku] if short.part else None
    code = shortfall(turn.supply if turn else UNCOUNTED)
    message = shortage(scene.names.full(short.id), code, _obtainable(scene, short))
    return Reason(code, message, short.id, short.group, sku=short.part.sku if short.part else None)


def _short_layer(scene: Scene, leaf: Leaf, why: Why) -> Leaf:
    """The layer that lacks its item: the named or asked option if it is its, else the item's first."""
    named = [scene.tree.named[why.option], leaf] if why.option else [leaf]
    own = [one for one in named if one.part and why.sku in (None, one.part.sku)]
    return [*own, *scene.counter.product.sharers.get(why.sku or "", ()), leaf][0]


def _obtainable(scene: Scene, leaf: Leaf) -> int:
    """Configurations with the layer that its item alone would allow; 0 unless fewer than were asked."""
    wanted = scene.counter.with_layer(leaf, scene.selected)
    same = [part for part in wanted if leaf.part and part.sku == leaf.part.sku]
    most = scene.counter.configurations(same)
    return most if most < scene.counter.quantity else 0
