"""A cart that was read, and an order that was placed, as the shopper's pages print them."""

from collections.abc import Callable, Iterable
from datetime import date

from configurator.api.readings import line_token
from configurator.drawing import render_path
from configurator.ordering import CartView
from configurator.services import Services
from configurator.shop.views import (
    CartPage,
    Line,
    OrderLine,
    OrderPage,
    Part,
    ProblemView,
    Shipment,
    Step,
    StepKind,
    Wait,
    When,
)
from layers.cart import CartReading, LineReading, OptionReading
from layers.order import Order
from layers.placed import PlacedLine, PlacedOption, placed_lines
from layers.problem import Problem
from layers.storefront import Storefront

Edit = Callable[[LineReading, str], str]


def cart_page(
    services: Services, shop: Storefront, view: CartView, edit: Edit, refused: tuple[Problem, ...] = ()
) -> CartPage:
    """`edit` makes the address that opens a line; `refused` are problems of a change that was not made."""
    reading = view.reading
    return CartPage(
        lines=tuple(_line(services, shop, line, (*reading.problems, *refused), edit) for line in reading.lines),
        subtotal=shop.money(reading.subtotal),
        shipments=shipments(shop, [piece for line in reading.lines for piece in _pieces(line)]),
        allowed=reading.allowed,
        problems=tuple(ProblemView(problem.code, problem.message) for problem in _general(reading, refused)),
    )


def shipments(shop: Storefront, pieces: Iterable[tuple[int, bool, date | None]]) -> tuple[Shipment, ...]:
    """What ships now, then by day, then what has no day: from (how many, late, when)."""
    now, dated, later = 0, dict[date, int](), 0
    for number, late, day in pieces:
        if not late:
            now += number
        elif day:
            dated[day] = dated.get(day, 0) + number
        else:
            later += number
    found = [Shipment(now, When.NOW)] if now else []
    found += [Shipment(dated[day], When.ON, shop.day(day)) for day in sorted(dated)]
    return (*found, *([Shipment(later, When.LATER)] if later else []))


def order_page(services: Services, order: Order) -> OrderPage:
    """The order in the language it was placed in."""
    shop = services.storefront(order.locale)
    lines = placed_lines(order, shop)
    due = order.due
    return OrderPage(
        number=order.number,
        placed=shop.day(order.placed_at.date()),
        fulfilment=order.fulfilment,
        fulfilment_words=shop.words(f"fulfilment.{order.fulfilment}"),
        payment=order.payment,
        lines=tuple(_order_line(services, shop, line) for line in lines),
        total=shop.money(order.total),
        due=shop.money(due) if due and due != order.total else "",
        shipments=shipments(shop, [piece for line in lines for piece in _open_pieces(line)]),
        name=order.customer.name,
        email=order.customer.email,
        address=order.customer.address,
        phone=order.customer.phone,
        note=order.customer.note,
    )


def _general(reading: CartReading, refused: tuple[Problem, ...]) -> list[Problem]:
    """Problems that no line of the cart shows beside itself, and those of a change that was not made."""
    lines = {line.id for line in reading.lines}
    return [problem for problem in (*refused, *reading.problems) if problem.line not in lines or problem in refused]


def _line(services: Services, shop: Storefront, line: LineReading, problems: Iterable[Problem], edit: Edit) -> Line:
    own = [problem for problem in problems if problem.line == line.id]
    limits = [problem.available for problem in own if problem.available is not None]
    token = line_token(services, line)
    return Line(
        id=line.id,
        title=line.title,
        href=edit(line, token) if line.version else "",
        picture=render_path(line.configurator, token, 300) if line.version else "",
        parts=tuple(_part(shop, option) for option in line.options),
        quantity=line.quantity,
        unit=shop.money(line.unit_price),
        total=shop.money(line.total),
        availability=line.availability,
        message=line.message,
        problems=tuple(ProblemView(problem.code, problem.message) for problem in own),
        limit=min(limits, default=None),
    )


def _part(shop: Storefront, option: OptionReading) -> Part:
    price = shop.money(option.price) if option.price else ""
    return Part(option.layer, option.group_label or "", option.label, price, option.cart_label, option.availability)


def _pieces(line: LineReading) -> list[tuple[int, bool, date | None]]:
    """How many of a line's configurations ship complete now, and how many wait."""
    late = [option for option in line.options if option.cart_label]
    now = min([line.quantity, *(option.on_hand // option.units for option in late)])
    return [(now, False, None), (line.quantity - now, True, line.ships_on)]


def _open_pieces(placed: PlacedLine) -> list[tuple[int, bool, date | None]]:
    """The same of an order's line, for what is neither shipped nor cancelled."""
    now = _here(placed)
    return [(now, False, None), (placed.line.open - now, True, placed.ships_on)]


def _here(placed: PlacedLine) -> int:
    late = [option.option for option in placed.options if option.late]
    return min([placed.line.open, *(option.present // option.units for option in late)])


def _order_line(services: Services, shop: Storefront, placed: PlacedLine) -> OrderLine:
    line = placed.line
    return OrderLine(
        id=line.id,
        title=line.title,
        picture=render_path(line.configurator, line_token(services, line), 300),
        parts=tuple(_placed_part(shop, option) for option in placed.options),
        quantity=line.quantity,
        total=shop.money(line.total),
        state=line.state,
        steps=tuple(_steps(shop, placed)),
    )


def _placed_part(shop: Storefront, placed: PlacedOption) -> Part:
    option = placed.option
    price = shop.money(option.price) if option.price else ""
    return Part(option.layer, option.group_label or "", option.label, price, placed.cart_label, placed.availability)


def _steps(shop: Storefront, placed: PlacedLine) -> Iterable[Step]:
    """What has happened to a line, what ships now, what comes later and waits for which choice."""
    line, now = placed.line, _here(placed)
    yield from _some(StepKind.DELIVERED, line.delivered)
    yield from _some(StepKind.SHIPPED, line.shipped - line.delivered)
    yield from _some(StepKind.NOW, now)
    if line.open > now:
        waits = tuple(_wait(shop, option) for option in placed.options if option.late)
        yield Step(StepKind.LATE, line.open - now, placed.message, placed.availability, waits)
    yield from _some(StepKind.CANCELLED, line.cancelled)


def _some(kind: StepKind, pieces: int) -> list[Step]:
    return [Step(kind, pieces)] if pieces else []


def _wait(shop: Storefront, placed: PlacedOption) -> Wait:
    option = placed.option
    name = f"{option.group_label}: {option.label}" if option.group_label else option.label
    words = shop.words("ships_on", date=shop.day(placed.ships_on)) if placed.ships_on else shop.words("ships_later")
    return Wait(name, placed.cart_label, words)
