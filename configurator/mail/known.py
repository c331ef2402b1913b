"""What the ledger knows of whatever a mail is about, at one moment."""

from collections.abc import Sequence
from dataclasses import dataclass

from configurator.ledger.mails import Mail, MailKind
from configurator.ledger.people import Role
from configurator.ledger.protocol import Books
from configurator.ledger.waits import Wait
from layers.order import Order
from layers.stock import StockItem

OF_ORDERS = tuple(
    kind for kind in MailKind if kind.startswith("order_") or kind in (MailKind.SHOP_ORDER, MailKind.SHOP_PAID)
)
OF_STOCK = (MailKind.SHOP_STOCK_LOW, MailKind.SHOP_STOCK_OUT)
OF_WAITS = (MailKind.WAIT_CONFIRM, MailKind.WAIT_BACK)


@dataclass(frozen=True, slots=True)
class Known:
    """`history` are all mails about the same order, oldest first; `owners` the addresses of the shop's owners."""

    order: Order | None = None
    item: StockItem | None = None
    wait: Wait | None = None
    history: Sequence[Mail] = ()
    owners: tuple[str, ...] = ()


def known(books: Books, mail: Mail) -> Known:
    order = mail.kind in OF_ORDERS
    return Known(
        order=books.orders.get(mail.subject) if order else None,
        item=books.stock.item(mail.subject) if mail.kind in OF_STOCK else None,
        wait=_wait(books, mail) if mail.kind in OF_WAITS else None,
        history=books.mails.about(mail.subject) if order else (),
        owners=() if mail.address else _owners(books),
    )


def _wait(books: Books, mail: Mail) -> Wait | None:
    id = mail.body.get("wait")
    return books.waits.get(id) if isinstance(id, int) else None


def _owners(books: Books) -> tuple[str, ...]:
    users = books.people.users()
    return tuple(user.email for user in users if user.role is Role.OWNER and user.disabled_at is None)
