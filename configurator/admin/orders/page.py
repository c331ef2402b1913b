"""One order as the admin area shows it."""

from dataclasses import dataclass
from datetime import datetime

from configurator.admin.orders.acts import LABELS, Act, ActLink, possible
from configurator.admin.orders.history import Moment, moments
from configurator.admin.orders.lines import LineView, line_views
from configurator.admin.orders.row import FULFILMENT_HUES, PAYMENT_HUES, PAYMENT_WORDS, in_currency
from configurator.languages import language_name
from configurator.ordering import settle_due
from configurator.ordering.errors import NoSuchOrder
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.audit import AuditEntry
from configurator.stores.ledger.books.events import Event
from configurator.stores.ledger.books.history import Note
from configurator.stores.ledger.books.mails import Mail
from configurator.stores.ledger.books.movements import Movement
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.protocol import Books
from configurator.web.addresses import Addresses
from layers.orders.order import Customer, Fulfilment, Order, Payment
from layers.words.storefront import Storefront
from settings import Settlement


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """An order with its events, movements, mails and notes."""

    order: Order
    notes: tuple[Note, ...]
    events: tuple[Event, ...]
    audit_entries: tuple[AuditEntry, ...]
    movements: tuple[Movement, ...]
    mails: tuple[Mail, ...]


@dataclass(frozen=True, slots=True)
class OrderView:
    """Amounts are in the order's currency; those that do not apply are empty."""

    number: str
    secret: str
    placed_at: datetime
    fulfilment: Fulfilment
    fulfilment_hue: str
    payment: Payment
    payment_words: str
    payment_hue: str
    total: str
    due: str
    paid: str
    paid_at: datetime | None
    refunded: str
    refunded_at: datetime | None
    refund_due: str
    pays_later: bool
    reference: str
    language: str
    customer: Customer
    origin: str
    purchases: tuple[str, ...]
    became: str
    lines: tuple[LineView, ...]
    acts: tuple[ActLink, ...]
    notes: tuple[Note, ...]
    moments: tuple[Moment, ...]


def order_record(services: Services, number: str) -> OrderRecord:
    """As of now; raises NoSuchOrder."""
    settle_due(services.ledger, shop_of(services), services.now())
    return services.ledger.read(_record, number)


def order_view(services: Services, user: User, found: OrderRecord, address: Addresses) -> OrderView:
    """As `user` reads it."""
    order, shop = found.order, services.storefront(user.locale)
    _, money = shop.speech.gettext, in_currency(shop, order).money
    return OrderView(
        number=order.number,
        secret=order.secret,
        placed_at=order.placed_at,
        fulfilment=order.fulfilment,
        fulfilment_hue=FULFILMENT_HUES[order.fulfilment],
        payment=order.payment,
        payment_words=_(PAYMENT_WORDS[order.payment]),
        payment_hue=PAYMENT_HUES[order.payment],
        total=money(order.total),
        due=money(order.due) if order.due else "",
        paid=money(order.paid) if order.paid is not None else "",
        paid_at=order.paid_at,
        refunded=money(order.refunded) if order.refunded else "",
        refunded_at=order.refunded_at,
        refund_due=money(order.refund_due) if order.refund_due else "",
        pays_later=order.settlement is Settlement.WHEN_AVAILABLE,
        reference=order.reference or "",
        language=language_name(order.locale, user.locale),
        customer=order.customer,
        origin=order.origin or "",
        purchases=order.purchases,
        became=order.became or "",
        lines=line_views(services, order, shop),
        acts=() if order.became else _acts(order, shop, address),
        notes=found.notes,
        moments=moments(found.order, found.events, found.audit_entries, found.movements, found.mails, shop),
    )


def _record(books: Books, number: str) -> OrderRecord:
    order = books.orders.get(number)
    if order is None:
        raise NoSuchOrder(number)
    history = books.history
    return OrderRecord(
        order,
        tuple(books.notes.of(number)),
        tuple(history.events(number)),
        tuple(history.audit_entries(number)),
        tuple(history.movements(number)),
        tuple(books.mails.about(number)),
    )


def _acts(order: Order, shop: Storefront, address: Addresses) -> tuple[ActLink, ...]:
    _ = shop.speech.gettext
    return tuple(
        ActLink(act, _(LABELS[act]), act_address(address, act, order.number), place == 0 and act is not Act.CANCEL)
        for place, act in enumerate(possible(order))
    )


def act_address(address: Addresses, act: Act, number: str) -> str:
    return address(f"admin.order.{act}", number=number)
