"""Everything the shop knows of a customer, by their e-mail address."""

from collections.abc import Sequence
from dataclasses import dataclass

from configurator.stores.ledger.books.audit import AuditEntry
from configurator.stores.ledger.books.carts import Cart
from configurator.stores.ledger.books.erasing import Place, StoredText
from configurator.stores.ledger.books.events import Event
from configurator.stores.ledger.books.history import Note
from configurator.stores.ledger.books.mails import Mail, MailKind
from configurator.stores.ledger.books.people import Link, Session
from configurator.stores.ledger.books.waits import Wait
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Fulfilment, Order

OVER = (Fulfilment.SHIPPED, Fulfilment.DELIVERED, Fulfilment.CANCELLED)


@dataclass(frozen=True, slots=True)
class CustomerData:
    """`orders` are newest first, those that became others included; everything else is oldest first.

    `mentions` are notes and entries of the audit log that name the address. `works_here`: it is also a user's,
    whose own data is not included.
    """

    email: str
    orders: tuple[Order, ...] = ()
    carts: tuple[Cart, ...] = ()
    mails: tuple[Mail, ...] = ()
    waits: tuple[Wait, ...] = ()
    sessions: tuple[Session, ...] = ()
    links: tuple[Link, ...] = ()
    events: tuple[Event, ...] = ()
    audit_entries: tuple[AuditEntry, ...] = ()
    notes: tuple[Note, ...] = ()
    mentions: tuple[StoredText, ...] = ()
    works_here: bool = False

    @property
    def stored(self) -> bool:
        """Whether anything is kept under exactly this address, be it one that could be entered today or not."""
        return any((self.orders, self.mails, self.waits, self.sessions, self.links))

    @property
    def anything(self) -> bool:
        return self.stored or bool(self.mentions)

    @property
    def open(self) -> tuple[Order, ...]:
        """Orders of which something is still to be done."""
        return tuple(order for order in self.orders if order.fulfilment not in OVER)


def customer_data(books: Books, email: str) -> CustomerData:
    """As of one moment; an address that is empty is nobody's."""
    if not email:
        return CustomerData(email)
    orders = books.orders.of_email(email)
    numbers = [order.number for order in reversed(orders)]
    return CustomerData(
        email=email.lower(),
        orders=tuple(orders),
        carts=_carts(books, orders),
        mails=tuple(mail for mail in books.mails.to(email) if mail.kind is not MailKind.ADMIN_LINK),
        waits=tuple(books.waits.of_email(email)),
        sessions=tuple(books.erasing.sessions(email)),
        links=tuple(books.erasing.links(email)),
        events=tuple(event for number in numbers for event in books.history.events(number)),
        audit_entries=tuple(entry for number in numbers for entry in books.history.audit_entries(number)),
        notes=tuple(note for number in numbers for note in books.notes.of(number)),
        mentions=tuple(books.erasing.texts_with(email, (Place.NOTE, Place.AUDIT_ENTRY))),
        works_here=books.people.user(email) is not None,
    )


def _carts(books: Books, orders: Sequence[Order]) -> tuple[Cart, ...]:
    """Those the orders came from, and those that hold what was offered of them."""
    offers = books.offers.latest([line.id for order in orders for line in order.lines])
    ids = [*(order.cart for order in orders), *(offer.cart for offer in offers.values())]
    found = (books.carts.get(id) for id in dict.fromkeys(ids) if id)
    return tuple(sorted((cart for cart in found if cart), key=lambda cart: cart.created_at))
