"""The content of each kind of letter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote

from configurator.mail.letter_data import LetterData
from configurator.mail.notification import arrivals, delays, moved, offers, quantities
from configurator.mail.scarcity import scarce
from configurator.mail.views import Item, LinkLetter, Note, OrderLetter, PackedOption, Parcel, StockLetter, StockLine
from configurator.presentation.placed import OrderContext, order_page
from configurator.presentation.views import OrderLine, OrderPage
from configurator.runtime.services import Services
from configurator.stores.catalogue.errors import CatalogueError
from configurator.stores.ledger.books.mails import Mail, MailKind
from configurator.stores.ledger.books.waits import Wait
from layers.document.names import Names
from layers.orders.order import Order, OrderOption
from layers.orders.order import OrderLine as LineOf
from layers.words.storefront import Storefront

LISTED = 50
"""How many scarce items a letter names; the rest are only counted."""
SEALED = "/…"
"""Replaces a link that was deleted or must not be shown."""


@dataclass(frozen=True, slots=True)
class LetterContext:
    """The context of a letter; `shop` is in its language."""

    services: Services
    shop: Storefront
    mail: Mail
    data: LetterData
    now: datetime

    def address(self, path: object) -> str:
        """An absolute address in the shop; never from a Host header."""
        return f"{self.services.config.base_url}/{str(path).lstrip('/')}"

    @property
    def order(self) -> Order:
        assert self.data.order
        return self.data.order


@dataclass(frozen=True, slots=True)
class OfOrder:
    """A context with the order as its customer's page shows it."""

    context: LetterContext
    page: OrderPage
    href: str

    def line(self, id: str) -> OrderLine:
        return next(line for line in self.page.lines if line.id == id)


Letter = OrderLetter | StockLetter | LinkLetter


def content(context: LetterContext) -> Letter:
    """The content; only for a mail that is not moot."""
    kind = context.mail.kind
    if kind in ORDERS:
        return ORDERS[kind](_of_order(context))
    return OTHERS[kind](context)


def _of_order(context: LetterContext) -> OfOrder:
    page = order_page(OrderContext(context.services, context.shop, context.order, context.now, {}))
    home = context.services.config.base_url
    lines = tuple(replace(line, picture=f"{home}{line.picture}") for line in page.lines)
    to_shop = context.mail.kind.startswith("shop_")
    path = f"admin/orders/{page.number}" if to_shop else f"orders/{page.secret}"
    return OfOrder(context, replace(page, lines=lines), context.address(path))


def _whole(of: OfOrder) -> OrderLetter:
    items = tuple(Item(line, line.quantity) for line in of.page.lines)
    return OrderLetter(of.page, of.href, items)


def _available(of: OfOrder) -> OrderLetter:
    notes: dict[str, list[Note]] = {}
    found = arrivals(of.context.mail, of.context.order)
    for came in found:
        notes.setdefault(came.line.id, []).append(Note(_name(of, came.option), units=came.units))
    whole = not any(came.line.late for came in found)
    return OrderLetter(of.page, of.href, _noted(of, notes), whole=whole)


def _offered(of: OfOrder) -> OrderLetter:
    found = offers(of.context.mail, of.context.order, of.context.now)
    items = tuple(Item(of.line(each.line.id), each.offer.quantity) for each in found)
    return OrderLetter(of.page, of.href, items)


def _paid(of: OfOrder) -> OrderLetter:
    return replace(_whole(of), amount=_money(of, "amount"))


def _named(of: OfOrder) -> OrderLetter:
    """The lines that were shipped or cancelled, and how many of each."""
    named = quantities(of.context.mail, of.context.order)
    items = tuple(Item(of.line(id), count) for id, count in named.items())
    body = of.context.mail.body
    amount, by, whole = _money(of, "refund_due"), str(body.get("by", "")), bool(body.get("whole"))
    return OrderLetter(of.page, of.href, items, amount=amount, by=by, whole=whole)


def _delayed(of: OfOrder) -> OrderLetter:
    notes: dict[str, list[Note]] = {}
    found = delays(of.context.mail, of.context.order)
    for one in found:
        notes.setdefault(one.line.id, []).append(
            Note(_name(of, one.option), _when(of.context.shop, one.option), one.units)
        )
    redated = moved(of.context.mail)
    undated = redated and all(one.option.promised_on is None for one in found)
    return OrderLetter(of.page, of.href, _noted(of, notes), moved=redated, undated=undated)


def _to_pack(of: OfOrder) -> OrderLetter:
    shop, lines = of.context.shop, of.context.order.lines
    kept = [line for line in lines if line.kept]
    return OrderLetter(of.page, of.href, parcels=tuple(_parcel(shop, line) for line in kept))


def _name(of: OfOrder, option: OrderOption) -> str:
    return of.context.shop.titled(option.group_label, option.label)


def _parcel(shop: Storefront, line: LineOf) -> Parcel:
    return Parcel(line.title, line.kept, tuple(_row(shop, option) for option in line.options if option.sku))


def _row(shop: Storefront, option: OrderOption) -> PackedOption:
    when = _when(shop, option) if option.late else ""
    name, sku = shop.titled(option.group_label, option.label), option.sku or ""
    return PackedOption(name, sku, option.present, option.backordered, option.preordered, when)


def _noted(of: OfOrder, notes: Mapping[str, list[Note]]) -> tuple[Item, ...]:
    return tuple(Item(line, line.quantity, tuple(notes[line.id])) for line in of.page.lines if line.id in notes)


def _when(shop: Storefront, option: OrderOption) -> str:
    day = option.promised_on
    if day is None or day < shop.policy.today:
        return shop.words("ships_later")
    return shop.words("ships_on", date=shop.day(day))


def _money(of: OfOrder, name: str) -> str:
    amount = of.context.mail.body.get(name)
    return of.context.shop.money(amount) if isinstance(amount, int) and amount else ""


def _stock(context: LetterContext) -> StockLetter:
    items = scarce(context.mail, context.data.items)
    listed = tuple(StockLine(item.sku, item.available, item.backordered) for item in items[:LISTED])
    query = f"q={quote(items[0].sku)}" if len(items) == 1 else "only=counted&sort=available"
    out = context.mail.kind is MailKind.SHOP_STOCK_OUT
    return StockLetter(out, listed, len(items) - len(listed), context.address(f"admin/stock?{query}"))


def _link(context: LetterContext) -> LinkLetter:
    body = context.mail.body
    letter = LinkLetter(context.address(body.get("link", SEALED)), name=str(body.get("name", "")))
    if not context.data.wait:
        return letter
    option, product = _waited_for(context, context.data.wait)
    unsubscribe = context.address(body.get("unsubscribe", SEALED))
    return replace(letter, what=option, product=product, unsubscribe=unsubscribe)


def _waited_for(context: LetterContext, wait: Wait) -> tuple[str, str]:
    """The present names of the option and its product; their ids if they are gone."""
    try:
        names = Names(context.services.catalogue.product(wait.configurator).tree, context.shop.locale)
    except CatalogueError:
        return wait.layer, wait.configurator
    return names.full(wait.layer), names.title


ORDERS: Mapping[MailKind, Callable[[OfOrder], OrderLetter]] = {
    MailKind.ORDER_PLACED: _whole,
    MailKind.ORDER_AVAILABLE: _available,
    MailKind.ORDER_OFFER: _offered,
    MailKind.ORDER_PAID: _paid,
    MailKind.ORDER_SHIPPED: _named,
    MailKind.ORDER_DELAYED: _delayed,
    MailKind.ORDER_CANCELLED: _named,
    MailKind.SHOP_ORDER: _to_pack,
    MailKind.SHOP_PAID: lambda of: replace(_to_pack(of), amount=_money(of, "amount")),
}
OTHERS: Mapping[MailKind, Callable[[LetterContext], Letter]] = {
    MailKind.SHOP_STOCK_LOW: _stock,
    MailKind.SHOP_STOCK_OUT: _stock,
    MailKind.LOGIN: _link,
    MailKind.ADMIN_LINK: _link,
    MailKind.WAIT_CONFIRM: _link,
    MailKind.WAIT_BACK: _link,
}
