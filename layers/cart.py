"""A cart read against the newest versions and the stock of now: one value for page, API, order and mail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layers.availability import Availability, Split, worst
from layers.change import added_problems
from layers.configuration import drawn_leaves, faults, settled, unit_price
from layers.model import BackorderChoice
from layers.names import Names
from layers.permission import fault_problems, gone_problems, shortage_problem
from layers.problem import Problem
from layers.product import Product
from layers.promise import Shortage, largest, share, shortages
from layers.reading import CartReading, LineReading, OptionReading
from layers.sentences import gone
from layers.storefront import Storefront
from layers.tree import Leaf
from layers.turn import Items, item_in
from layers.wish import Wish
from layers.wording import HERE, Told, late_units, line_message, line_ships_on, tell

__all__ = ["CartReading", "LineAsk", "LineReading", "OptionReading", "added_problems", "read_cart"]


@dataclass(frozen=True, slots=True)
class LineAsk:
    """A line as the cart stores it; `product` None: withdrawn or never published; `unit_price` None: today's."""

    id: str
    configurator: str
    product: Product | None
    title: str
    selected: tuple[str, ...]
    quantity: int
    unit_price: int | None = None


def read_cart(lines: Sequence[LineAsk], items: Items, storefront: Storefront) -> CartReading:
    """Every line against its product and the cart's whole demand; `items` without the cart's own hold."""
    policy = storefront.policy
    opened = [_opened(ask, ask.product, storefront) if ask.product else ask for ask in lines]
    wishes = tuple(line.wish for line in opened if isinstance(line, _Line))
    splits = share(wishes, items, policy)
    missing = shortages(wishes, splits, items, policy)
    shelf = _Shelf(items, splits, missing, storefront)
    short = _short(wishes, splits)
    readings = tuple(_reading(line, shelf) if isinstance(line, _Line) else _withdrawn(line) for line in opened)
    return CartReading(
        lines=readings,
        problems=tuple(problem for line in opened for problem in _problems(line, shelf)),
        wishes=wishes,
        availability=worst([line.availability for line in readings]),
        currency=storefront.currency,
        short=short,
        largest={
            wish.line: largest(wish.line, wishes, items, policy)
            for wish in wishes
            if any(part.sku in short for part in wish.parts)
        },
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a product that is sold: what of its selection still exists and is shown, and what it wants."""

    ask: LineAsk
    product: Product
    names: Names
    selected: frozenset[str]
    gone: tuple[str, ...]
    drawn: tuple[Leaf, ...]
    wish: Wish


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The stock as this cart shares it."""

    items: Items
    splits: Mapping[tuple[str, str], Split]
    missing: Sequence[Shortage]
    shop: Storefront


def _opened(ask: LineAsk, product: Product, shop: Storefront) -> _Line:
    tree = product.tree
    there = [name for name in ask.selected if name in tree.options]
    selected = settled(tree, there)
    drawn = tuple(drawn_leaves(tree, selected))
    wanted = tuple(leaf.part for leaf in drawn if leaf.part)
    vanished = tuple(dict.fromkeys(name for name in ask.selected if name not in tree.options))
    wish = Wish(ask.id, ask.quantity, product.backorder, wanted)
    return _Line(ask, product, product.names(shop.locale), selected, vanished, drawn, wish)


def _reading(line: _Line, shelf: _Shelf) -> LineReading:
    told = {leaf.id: _told(line, leaf, shelf) for leaf in line.drawn if leaf.part}
    price = unit_price(line.product.tree, line.selected) if line.ask.unit_price is None else line.ask.unit_price
    listed = [leaf for leaf in line.drawn if leaf.group] + [leaf for leaf in line.drawn if not leaf.group and leaf.part]
    return LineReading(
        id=line.ask.id,
        configurator=line.product.id,
        version=line.product.version,
        title=line.names.title,
        selected=tuple(leaf.id for leaf in line.drawn if leaf.group),
        quantity=line.ask.quantity,
        unit_price=price,
        availability=worst([one.availability for one in told.values()]),
        ships_on=line_ships_on(told.values()),
        message=line_message(told.values(), shelf.shop),
        options=tuple(_option(line, leaf, told.get(leaf.id, HERE), shelf) for leaf in listed),
        backorder=line.product.backorder,
    )


def _told(line: _Line, leaf: Leaf, shelf: _Shelf) -> Told:
    assert leaf.part is not None
    return tell(item_in(shelf.items, leaf.part.sku), shelf.splits[line.ask.id, leaf.id], shelf.shop)


def _option(line: _Line, leaf: Leaf, told: Told, shelf: _Shelf) -> OptionReading:
    split = shelf.splits[line.ask.id, leaf.id] if leaf.part else Split(0, counted=False)
    backordered, preordered = late_units(split)
    return OptionReading(
        layer=leaf.id,
        group=leaf.group,
        group_label=line.names.group(leaf.group) if leaf.group else None,
        label=line.names.layer(leaf.id),
        sku=leaf.part.sku if leaf.part else None,
        units=leaf.part.units if leaf.part else 0,
        price=leaf.price if leaf.group else 0,
        on_hand=split.now,
        backordered=backordered,
        preordered=preordered,
        counted=split.counted,
        cart_label=told.cart_label,
        promised_on=told.promised_on,
        ships_on=told.ships_on,
        silent=leaf.part is not None and not item_in(shelf.items, leaf.part.sku).terms.notify,
        availability=told.availability,
    )


def _withdrawn(ask: LineAsk) -> LineReading:
    return LineReading(
        id=ask.id,
        configurator=ask.configurator,
        version=0,
        title=ask.title,
        selected=ask.selected,
        quantity=ask.quantity,
        unit_price=ask.unit_price or 0,
        availability=Availability.OUT_OF_STOCK,
        ships_on=None,
        message="",
        options=(),
        backorder=BackorderChoice.INHERIT,
    )


def _problems(line: _Line | LineAsk, shelf: _Shelf) -> list[Problem]:
    """Every problem of one line: what is gone, what is not satisfied, what falls short."""
    if isinstance(line, LineAsk):
        return [Problem("gone", gone(line.title), line=line.id)]
    tree, names, name = line.product.tree, line.names, line.ask.id
    short = [one for one in shelf.missing if one.line == name]
    return [
        *gone_problems(line.gone, name),
        *fault_problems(tree, names, faults(tree, line.selected), name, line.gone),
        *(shortage_problem(names, tree, one, name) for one in short),
    ]


def _short(wishes: Sequence[Wish], splits: Mapping[tuple[str, str], Split]) -> dict[str, int]:
    short: dict[str, int] = {}
    for wish in wishes:
        for part in wish.parts:
            units = splits[wish.line, part.layer].short
            if units:
                short[part.sku] = short.get(part.sku, 0) + units
    return short
