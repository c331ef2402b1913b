"""Forgetting customers, and what is long over, in SQL."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    cast,
    delete,
    exists,
    false,
    func,
    not_,
    or_,
    select,
    text,
    update,
)

from configurator.stores.ledger.books.erasing import Place, StoredText
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.people import Link, LinkPurpose, Session, SessionKind
from configurator.stores.ledger.sql.books.people import link_of, session_of
from configurator.stores.ledger.sql.cursor import Cursor, Found
from configurator.stores.ledger.sql.encoding import micros
from configurator.stores.ledger.sql.schema import (
    audit,
    event_outbox,
    idempotency_records,
    links,
    mails,
    movements,
    order_notes,
    orders,
    sessions,
    stock_waits,
)
from layers.orders.order import Fulfilment, Payment

AT_ONCE = 100
NUMBERS: BindParameter[Any] = bindparam("numbers", expanding=True)
NAMES: BindParameter[Any] = bindparam("names", expanding=True)
SESSIONS = select(sessions).where(sessions.c.email == bindparam("of"), sessions.c.kind == SessionKind.CUSTOMER.value)
LINKS = select(links).where(links.c.email == bindparam("of"), links.c.purpose == LinkPurpose.CUSTOMER.value)

COLUMNS: Mapping[Place, Column[str]] = {
    Place.EVENT: event_outbox.c.body,
    Place.AUDIT_ENTRY: audit.c.detail,
    Place.NOTE: order_notes.c.text,
    Place.MOVEMENT: movements.c.reason,
}
ABOUT: Mapping[Place, ColumnElement[bool]] = {
    Place.EVENT: event_outbox.c.subject.in_(NAMES),
    Place.AUDIT_ENTRY: audit.c.subject.in_(NAMES),
    Place.NOTE: order_notes.c.number.in_(NUMBERS),
    Place.MOVEMENT: movements.c.order_number.in_(NUMBERS),
}
OF_USERS = {Place.AUDIT_ENTRY: audit.c.what.startswith("user.")}
"""Entries about those who work here, whose addresses are their own."""


def _texts(place: Place, which: ColumnElement[bool]) -> Select[Any]:
    column = COLUMNS[place]
    return select(column.table.c.id, column).where(which, column != "", not_(OF_USERS.get(place, false())))


FIND_ABOUT = {place: _texts(place, which) for place, which in ABOUT.items()}
FIND_NAMING = {
    place: _texts(place, func.instr(func.lower(column), bindparam("words")) > 0) for place, column in COLUMNS.items()
}
REWRITE = {
    place: update(column.table).where(column.table.c.id == bindparam("of")).values({column.name: bindparam("new")})
    for place, column in COLUMNS.items()
}
NOT_A_USERS = text(f"kind != '{MailKind.ADMIN_LINK.value}'")
LETTERS_TO = delete(mails).where(mails.c.address == bindparam("of"), NOT_A_USERS)
LETTERS_ABOUT = delete(mails).where(mails.c.subject == bindparam("of"), text("address != ''"))
FORGET_ANSWER = delete(idempotency_records).where(
    idempotency_records.c.scope == bindparam("scope_is"), idempotency_records.c.key == bindparam("key_is")
)

FINISHED = tuple(state.value for state in (Fulfilment.SHIPPED, Fulfilment.DELIVERED, Fulfilment.CANCELLED))
OWED = and_(
    orders.c.payment == Payment.UNPAID.value,
    orders.c.due_since.is_not(None),
    orders.c.fulfilment != Fulfilment.CANCELLED.value,
)
NEWER = exists().where(event_outbox.c.subject == cast(orders.c.number, Text), event_outbox.c.at >= bindparam("since"))
LONG_OVER = (
    select(orders.c.number)
    .where(
        orders.c.email != "",
        orders.c.fulfilment.in_(FINISHED),
        orders.c.placed_at < bindparam("before"),
        orders.c.payment != Payment.REFUND_DUE.value,
        ~OWED,
        ~NEWER,
    )
    .order_by(orders.c.number)
)


OVER_MAILS = mails.c.ended_at < bindparam("before")
OVER_WAITS = or_(stock_waits.c.told_at < bindparam("before"), stock_waits.c.ended_at < bindparam("before"))
OLD_AUDIT_ENTRIES = audit.c.at < bindparam("before")
REMOVE = {table.name: delete(table).where(table.c.id == bindparam("of")) for table in (mails, stock_waits, audit)}


class SqlErasing:
    """What is removed is overwritten in the file: see `secure_delete`, and `empty_log` for what was written before."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    def sessions(self, email: str) -> Sequence[Session]:
        rows = self._cursor.ask(SESSIONS.order_by(sessions.c.id), {"of": email.lower()})
        return [session_of(row) for row in rows]

    def links(self, email: str) -> Sequence[Link]:
        rows = self._cursor.ask(LINKS.order_by(links.c.created_at, links.c.digest), {"of": email.lower()})
        return [link_of(row) for row in rows]

    def texts(self, orders: Iterable[str]) -> Sequence[StoredText]:
        found: list[StoredText] = []
        for names in _chunks(orders):
            about = {"names": names, "numbers": [int(name) for name in names]}
            for place, statement in FIND_ABOUT.items():
                found += [StoredText(place, *row) for row in self._cursor.ask(statement, about)]
        return found

    def texts_with(self, email: str, places: Iterable[Place]) -> Sequence[StoredText]:
        words = {"words": email.lower()}
        return [StoredText(place, *row) for place in places for row in self._cursor.ask(FIND_NAMING[place], words)]

    def rewrite(self, texts: Iterable[StoredText]) -> None:
        for stored in texts:
            self._cursor.change(REWRITE[stored.place], stored.text, stored.id)

    def forget_letters_to(self, email: str) -> int:
        return self._cursor.change(LETTERS_TO, email.lower())

    def forget_letters_about(self, orders: Iterable[str]) -> int:
        return sum(self._cursor.change(LETTERS_ABOUT, number) for number in orders)

    def forget_answers(self, secrets: Iterable[str]) -> int:
        found: list[Found] = []
        for some in _chunks(secrets):
            holding = or_(*(func.instr(idempotency_records.c.body, secret) > 0 for secret in some))
            found += self._cursor.ask(select(idempotency_records.c.scope, idempotency_records.c.key).where(holding))
        self._cursor.write(FORGET_ANSWER, [tuple(row) for row in found])
        return len(found)

    def finished(self, before: datetime, limit: int) -> Sequence[str]:
        moment = micros(before)
        rows = self._cursor.ask(LONG_OVER.limit(limit), {"before": moment, "since": moment})
        return [str(row[0]) for row in rows]

    def purge_mails(self, before: datetime, limit: int) -> int:
        return self._purge(mails, OVER_MAILS, before, limit)

    def purge_waits(self, before: datetime, limit: int) -> int:
        return self._purge(stock_waits, OVER_WAITS, before, limit)

    def purge_audit_entries(self, before: datetime, limit: int) -> int:
        return self._purge(audit, OLD_AUDIT_ENTRIES, before, limit)

    def _purge(self, table: Table, over: ColumnElement[bool], before: datetime, limit: int) -> int:
        """So many at a time that nobody waits for it."""
        found = self._cursor.ask(select(table.c.id).where(over).limit(limit), {"before": micros(before)})
        self._cursor.write(REMOVE[table.name], [tuple(row) for row in found])
        return len(found)


def _chunks(names: Iterable[str]) -> Iterable[list[str]]:
    wanted = list(names)
    return (wanted[start : start + AT_ONCE] for start in range(0, len(wanted), AT_ONCE))
