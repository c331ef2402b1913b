"""An evaluated cart as the shopper's pages print it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from configurator.ordering import CartView
from configurator.presentation.shipments import Lot, shipments
from configurator.presentation.views import CartPage, Line, Part, ProblemView, When
from configurator.products.drawing import render_path
from configurator.products.evaluating import line_token
from configurator.runtime.services import Services
from layers.carts.cart import CartReading, LineReading, OptionReading
from layers.orders.line_id import order_of_line
from layers.problem import Problem
from layers.words.storefront import Storefront

Edit = Callable[[LineReading, str], str]


@dataclass(frozen=True, slots=True)
class _Desk:
    """The context of every cart line; `origins` are the order lines that lines were bought from."""

    services: Services
    shop: Storefront
    origins: Mapping[str, str]
    edit: Edit


def cart_page(
    services: Services, shop: Storefront, view: CartView, edit: Edit, refused: tuple[Problem, ...] = ()
) -> CartPage:
    """`edit` makes the address that opens a line; `refused` are problems of a change that was not made."""
    reading = view.reading
    desk = _Desk(services, shop, {line.id: line.origin or "" for line in view.cart.lines}, edit)
    return CartPage(
        lines=tuple(_line(desk, line, (*reading.problems, *refused)) for line in reading.lines),
        subtotal=shop.money(reading.subtotal),
        shipments=shipments(shop, [lot for line in reading.lines for lot in _lots(line)]),
        allowed=reading.allowed,
        problems=tuple(ProblemView(problem.code, problem.message) for problem in _general(reading, refused)),
    )


def _general(reading: CartReading, refused: tuple[Problem, ...]) -> list[Problem]:
    """Problems that no line of the cart shows beside itself, and those of a change that was not made."""
    lines = {line.id for line in reading.lines}
    return [problem for problem in (*refused, *reading.problems) if problem.line not in lines or problem in refused]


def _line(desk: _Desk, line: LineReading, problems: Iterable[Problem]) -> Line:
    shop, origin = desk.shop, desk.origins[line.id]
    own = [problem for problem in problems if problem.line == line.id]
    limits = [problem.available for problem in own if problem.available is not None]
    token = line_token(desk.services, line)
    return Line(
        id=line.id,
        title=line.title,
        href=desk.edit(line, token) if line.version and not origin else "",
        picture=render_path(line.configurator, token, 300) if line.version else "",
        parts=tuple(_part(shop, option) for option in line.options),
        quantity=line.quantity,
        unit=shop.money(line.unit_price),
        total=shop.money(line.total),
        availability=line.availability,
        message=line.message,
        problems=tuple(ProblemView(problem.code, problem.message) for problem in own),
        limit=min(limits, default=None),
        bought_from=order_of_line(origin),
        most=line.at_most,
    )


def _part(shop: Storefront, option: OptionReading) -> Part:
    price = shop.money(option.price) if option.price else ""
    return Part(option.layer, option.group_label or "", option.label, price, option.cart_label, option.availability)


def _lots(line: LineReading) -> list[Lot]:
    """How many of a line's configurations ship complete now, and how many wait."""
    late = [option for option in line.options if option.cart_label]
    now = min([line.quantity, *(option.on_hand // option.units for option in late)])
    return [Lot(now, When.NOW), Lot.late(line.quantity - now, line.ships_on)]
