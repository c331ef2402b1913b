"""Exporting a customer's data as one JSON document."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from pydantic_core import to_json, to_jsonable_python

from configurator.privacy.customer_data import CustomerData, customer_data
from configurator.stores.ledger.books.mails import LINKS
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order

SECRETS = ("secret", "cart", "digest", "message_id", *LINKS)
"""Fields that open something, or that mean nothing to anybody but the program."""


def export(books: Books, email: str, now: datetime, who: str) -> bytes:
    """The document as UTF-8; the audit log keeps that it was made, without the address."""
    found = customer_data(books, email)
    if found.anything:
        books.audit.note(who, "customer.exported", "", str(len(found.orders)), now)
    return document(found, now)


def document(found: CustomerData, now: datetime) -> bytes:
    content = {
        "email": found.email,
        "exported_at": now,
        "orders": [{**_plain(order), **_states(order)} for order in found.orders],
        "carts": _plain(found.carts, (*SECRETS, "id")),
        "mails": _plain(found.mails),
        "stock_waits": _plain(found.waits),
        "sessions": _plain(found.sessions),
        "links": _plain(found.links),
        "events": _plain(found.events),
        "audit_log": _plain(found.audit_entries),
        "notes": _plain(found.notes),
        "mentions": _plain(found.mentions),
    }
    return to_json(content, indent=2) + b"\n"


def _states(order: Order) -> dict[str, Any]:
    """The derived states of an order, which are not stored."""
    return {"fulfilment": order.fulfilment, "payment": order.payment, "total": order.total, "due": order.due}


def _plain(value: Any, hidden: Collection[str] = SECRETS) -> Any:
    """As JSON, without what is hidden wherever it stands."""
    return _without(to_jsonable_python(value), hidden)


def _without(value: Any, hidden: Collection[str]) -> Any:
    if isinstance(value, list):
        return [_without(each, hidden) for each in value]
    if isinstance(value, dict):
        return {name: _without(each, hidden) for name, each in value.items() if name not in hidden}
    return value
