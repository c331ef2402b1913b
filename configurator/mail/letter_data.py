"""The ledger's data about the subject of a mail, at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from configurator.mail.scarcity import OF_STOCK, thresholds
from configurator.runtime.secret import digest
from configurator.stores.ledger.books.mails import Mail, MailKind
from configurator.stores.ledger.books.people import LinkPurpose, Role
from configurator.stores.ledger.books.waits import Wait
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order
from layers.stock.stock import StockItem

OF_ORDERS = tuple(
    kind for kind in MailKind if kind.startswith("order_") or kind in (MailKind.SHOP_ORDER, MailKind.SHOP_PAID)
)
OF_WAITS = (MailKind.WAIT_CONFIRM, MailKind.WAIT_BACK)
OF_LINKS = {MailKind.LOGIN: LinkPurpose.CUSTOMER, MailKind.ADMIN_LINK: LinkPurpose.ADMIN}


@dataclass(frozen=True, slots=True)
class LetterData:
    """`owners` are the addresses of the shop's owners; `opens`: its link is still valid."""

    order: Order | None = None
    items: Mapping[str, StockItem] = field(default_factory=dict)
    wait: Wait | None = None
    opens: bool = False
    owners: tuple[str, ...] = ()


def letter_data(books: Books, mail: Mail, now: datetime) -> LetterData:
    order = mail.kind in OF_ORDERS
    return LetterData(
        order=books.orders.get(mail.subject) if order else None,
        items=_items(books, mail) if mail.kind in OF_STOCK else {},
        wait=_wait(books, mail) if mail.kind in OF_WAITS else None,
        opens=mail.kind in OF_LINKS and _opens(books, mail, now),
        owners=() if mail.address else _owners(books),
    )


def _items(books: Books, mail: Mail) -> Mapping[str, StockItem]:
    found = ((sku, books.stock.item(sku)) for sku in thresholds(mail))
    return {sku: item for sku, item in found if item}


def _wait(books: Books, mail: Mail) -> Wait | None:
    id = mail.body.get("wait")
    return books.waits.get(id) if isinstance(id, int) else None


def _opens(books: Books, mail: Mail, now: datetime) -> bool:
    """The secret is the last part of the link's address."""
    secret = str(mail.body.get("link", "")).rpartition("/")[2]
    return books.people.link(OF_LINKS[mail.kind], digest(secret), now) is not None


def _owners(books: Books) -> tuple[str, ...]:
    users = books.people.users()
    return tuple(user.email for user in users if user.role is Role.OWNER and user.disabled_at is None)
