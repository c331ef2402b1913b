"""A cart evaluated against the newest versions and the current stock: one value for page, API, order and mail."""

from collections.abc import Mapping, Sequence

from layers.carts.agreed import agreed_problems, agreed_reading
from layers.carts.cart_line import OpenLine, SharedStock, closed_line, line_problems, open_line, read_line
from layers.carts.change import added_problems
from layers.carts.reading import MOST_TOTAL, Agreed, CartReading, LineAsk, LineReading, OptionReading
from layers.document.line_demand import LineDemand
from layers.problem import Problem
from layers.stock.availability import Split, worst
from layers.stock.promise import largest, shortages, split_among
from layers.stock.share import Items
from layers.words.storefront import Storefront

__all__ = ["Agreed", "CartReading", "LineAsk", "LineReading", "OptionReading", "added_problems", "read_cart"]


def read_cart(lines: Sequence[LineAsk], items: Items, storefront: Storefront) -> CartReading:
    """Evaluate every line against its product and the whole cart's demand; `items` exclude the cart's own hold."""
    policy = storefront.policy
    opened = [open_line(ask, ask.product, storefront) if ask.product and not ask.agreed else ask for ask in lines]
    demands = tuple(line.demand for line in opened if isinstance(line, OpenLine))
    splits = split_among(demands, items, policy)
    missing = shortages(demands, splits, items, policy)
    stock = SharedStock(items, splits, missing, storefront)
    short = _short(demands, splits)
    readings = tuple(_reading(line, stock) for line in opened)
    return CartReading(
        lines=readings,
        problems=(
            *(problem for line in opened for problem in _problems(line, stock)),
            *_too_much(readings, storefront),
        ),
        demands=demands,
        availability=worst([line.availability for line in readings]),
        currency=storefront.currency,
        short=short,
        largest={
            demand.line: largest(demand.line, demands, items, policy)
            for demand in demands
            if any(part.sku in short for part in demand.parts)
        },
    )


def _reading(line: OpenLine | LineAsk, stock: SharedStock) -> LineReading:
    if isinstance(line, OpenLine):
        return read_line(line, stock)
    return agreed_reading(line, line.agreed) if line.agreed else closed_line(line)


def _problems(line: OpenLine | LineAsk, stock: SharedStock) -> list[Problem]:
    if isinstance(line, LineAsk) and line.agreed:
        return agreed_problems(line, line.agreed, stock.shop.speech)
    return line_problems(line, stock)


def _too_much(lines: Sequence[LineReading], storefront: Storefront) -> list[Problem]:
    if sum(line.total for line in lines) <= MOST_TOTAL:
        return []
    text = storefront.speech.gettext("An order can come to %(most)s at most")
    return [Problem("too_many", text % {"most": storefront.money(MOST_TOTAL)})]


def _short(demands: Sequence[LineDemand], splits: Mapping[tuple[str, str], Split]) -> dict[str, int]:
    short: dict[str, int] = {}
    for demand in demands:
        for part in demand.parts:
            units = splits[demand.line, part.layer].short
            if units:
                short[part.sku] = short.get(part.sku, 0) + units
    return short
