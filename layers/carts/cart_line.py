"""One cart line, resolved against its product and evaluated with the cart's share of the stock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from layers.carts.reading import LineAsk, LineReading, OptionReading
from layers.document.configuration import drawn_leaves, faults, settled, unit_price
from layers.document.line_demand import LineDemand
from layers.document.model import BackorderChoice
from layers.document.names import Names
from layers.document.tree import Leaf
from layers.evaluation.permission import fault_problems, gone_problems, shortage_problem
from layers.evaluation.product import Product
from layers.problem import Problem
from layers.stock.availability import Availability, Split, worst
from layers.stock.promise import Shortage
from layers.stock.share import Items, item_in
from layers.words.sentences import gone
from layers.words.storefront import Storefront
from layers.words.wording import HERE, Notice, late_units, line_message, line_ships_on, notice_of


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line whose product is for sale: the part of its selection that still exists and is shown, and its demand."""

    ask: LineAsk
    product: Product
    names: Names
    selected: frozenset[str]
    gone: tuple[str, ...]
    drawn: tuple[Leaf, ...]
    demand: LineDemand


@dataclass(frozen=True, slots=True)
class SharedStock:
    """The stock as this cart shares it."""

    items: Items
    splits: Mapping[tuple[str, str], Split]
    missing: Sequence[Shortage]
    shop: Storefront


def open_line(ask: LineAsk, product: Product, shop: Storefront) -> OpenLine:
    tree = product.tree
    there = [name for name in ask.selected if name in tree.options]
    selected = settled(tree, there)
    drawn = tuple(drawn_leaves(tree, selected))
    wanted = tuple(leaf.part for leaf in drawn if leaf.part)
    vanished = tuple(dict.fromkeys(name for name in ask.selected if name not in tree.options))
    demand = LineDemand(ask.id, ask.quantity, product.backorder, wanted)
    return OpenLine(ask, product, product.names(shop.locale), selected, vanished, drawn, demand)


def read_line(line: OpenLine, stock: SharedStock) -> LineReading:
    notices = {leaf.id: _notice(line, leaf, stock) for leaf in line.drawn if leaf.part}
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
        availability=worst([one.availability for one in notices.values()]),
        ships_on=line_ships_on(notices.values()),
        message=line_message(notices.values(), stock.shop),
        options=tuple(_option(line, leaf, notices.get(leaf.id, HERE), stock) for leaf in listed),
        backorder=line.product.backorder,
    )


def _notice(line: OpenLine, leaf: Leaf, stock: SharedStock) -> Notice:
    assert leaf.part is not None
    return notice_of(item_in(stock.items, leaf.part.sku), stock.splits[line.ask.id, leaf.id], stock.shop)


def _option(line: OpenLine, leaf: Leaf, notice: Notice, stock: SharedStock) -> OptionReading:
    split = stock.splits[line.ask.id, leaf.id] if leaf.part else Split(0, counted=False)
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
        cart_label=notice.cart_label,
        promised_on=notice.promised_on,
        ships_on=notice.ships_on,
        silent=leaf.part is not None and not item_in(stock.items, leaf.part.sku).terms.notify,
        availability=notice.availability,
    )


def closed_line(ask: LineAsk) -> LineReading:
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


def line_problems(line: OpenLine | LineAsk, stock: SharedStock) -> list[Problem]:
    """Every problem of one line: options that are gone, unsatisfied groups and rules, shortages."""
    speech = stock.shop.speech
    if isinstance(line, LineAsk):
        return [Problem("gone", gone(speech, line.title), line=line.id)]
    tree, names, name = line.product.tree, line.names, line.ask.id
    short = [one for one in stock.missing if one.line == name]
    return [
        *gone_problems(speech, line.gone, name),
        *fault_problems(speech, names, faults(tree, line.selected), name, line.gone),
        *(shortage_problem(speech, names, one, name) for one in short),
    ]
