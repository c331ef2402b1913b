"""All orders of a customer who logged in."""

from collections.abc import Sequence

from starlette.responses import RedirectResponse, Response

from configurator.ordering.settling import settled
from configurator.presentation.shipments import shipments
from configurator.presentation.timeline import lots
from configurator.presentation.views import AccountPage, OrderRow
from configurator.products.drawing import render_path
from configurator.products.evaluating import line_token
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up
from configurator.shop.call import ShopCall
from configurator.shop.rendering import OWN, page
from configurator.stores.ledger.protocol import Books
from configurator.web.addresses import Addresses
from layers.orders.order import Fulfilment, Order
from layers.orders.placed import placed_lines
from layers.orders.progress import disclosed_fulfilment
from layers.words.storefront import Storefront

AT_ONCE = 20
PICTURES = 3


async def show(call: ShopCall) -> Response:
    """Newest first, from the order numbered `before` on; to the log-in for a stranger."""
    services = call.services
    session = await call.customer()
    if session is None:
        return RedirectResponse(call.address("shop.login"), 303, OWN)
    await settled(services)
    orders = await looked_up(services, _orders, session.email)
    older = _older(orders, call.query.get("before", ""))
    shop = call.storefront
    content = AccountPage(
        email=session.email,
        orders=tuple(_row(services, call.address, shop, order) for order in older[:AT_ONCE]),
        first=len(older) == len(orders),
        before=older[AT_ONCE - 1].number if len(older) > AT_ONCE else "",
    )
    return await page(call, "pages/account.html", headers=OWN, account=content)


def _orders(books: Books, email: str) -> Sequence[Order]:
    """Those that are still there."""
    return [order for order in books.orders.of_email(email) if order.became is None]


def _older(orders: Sequence[Order], before: str) -> Sequence[Order]:
    if not (before.isascii() and before.isdecimal() and len(before) < 19):
        return orders
    return [order for order in orders if int(order.number) < int(before)]


def _row(services: Services, address: Addresses, shop: Storefront, order: Order) -> OrderRow:
    lines = placed_lines(order, shop)
    fulfilment = disclosed_fulfilment(order)
    return OrderRow(
        number=order.number,
        href=address("shop.order", secret=order.secret),
        placed=shop.day_of(order.placed_at),
        titles=_titles(order),
        pictures=_pictures(services, order),
        fulfilment=fulfilment,
        fulfilment_words=shop.words(f"fulfilment.{fulfilment}"),
        shipments=shipments(shop, [lot for line in lines for lot in lots(line)]),
        offered=sum(line.progress.offered for line in lines),
        total=shop.money(order.total),
        payment=order.payment,
    )


def _titles(order: Order) -> tuple[tuple[str, int], ...]:
    """The ordered products with quantities, without cancelled ones unless all are."""
    quantities: dict[str, int] = {}
    over = order.fulfilment is Fulfilment.CANCELLED
    for line in order.lines:
        quantities[line.title] = quantities.get(line.title, 0) + (line.quantity if over else line.kept)
    return tuple((title, number) for title, number in quantities.items() if number)


def _pictures(services: Services, order: Order) -> tuple[str, ...]:
    different = {(line.configurator, line.version, line.selected): line for line in order.lines}
    shown = list(different.values())[:PICTURES]
    return tuple(render_path(line.configurator, line_token(services, line), 150) for line in shown)
