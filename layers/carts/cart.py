"""A cart read against the newest versions and the stock of now: one value for page, API, order and mail."""

from collections.abc import Mapping, Sequence

from layers.carts.agreed import agreed_problems, agreed_reading
from layers.carts.cart_line import OpenLine, Shelf, closed_line, line_problems, open_line, read_line
from layers.carts.change import added_problems
from layers.carts.reading import Agreed, CartReading, LineAsk, LineReading, OptionReading
from layers.document.wish import Wish
from layers.problem import Problem
from layers.stock.availability import Split, worst
from layers.stock.promise import largest, share, shortages
from layers.stock.turn import Items
from layers.words.storefront import Storefront

__all__ = ["Agreed", "CartReading", "LineAsk", "LineReading", "OptionReading", "added_problems", "read_cart"]


def read_cart(lines: Sequence[LineAsk], items: Items, storefront: Storefront) -> CartReading:
    """Every line against its product and the cart's whole demand; `items` without the cart's own hold."""
    policy = storefront.policy
    opened = [open_line(ask, ask.product, storefront) if ask.product and not ask.agreed else ask for ask in lines]
    wishes = tuple(line.wish for line in opened if isinstance(line, OpenLine))
    splits = share(wishes, items, policy)
    missing = shortages(wishes, splits, items, policy)
    shelf = Shelf(items, splits, missing, storefront)
    short = _short(wishes, splits)
    readings = tuple(_reading(line, shelf) for line in opened)
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


def _reading(line: OpenLine | LineAsk, shelf: Shelf) -> LineReading:
    if isinstance(line, OpenLine):
        return read_line(line, shelf)
    return agreed_reading(line, line.agreed) if line.agreed else closed_line(line)


def _problems(line: OpenLine | LineAsk, shelf: Shelf) -> list[Problem]:
    if isinstance(line, LineAsk) and line.agreed:
        return agreed_problems(line, line.agreed, shelf.shop.speech)
    return line_problems(line, shelf)


def _short(wishes: Sequence[Wish], splits: Mapping[tuple[str, str], Split]) -> dict[str, int]:
    short: dict[str, int] = {}
    for wish in wishes:
        for part in wish.parts:
            units = splits[wish.line, part.layer].short
            if units:
                short[part.sku] = short.get(part.sku, 0) + units
    return short
