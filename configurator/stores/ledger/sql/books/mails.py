"""Mails in SQL."""

import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, insert, select, text, union, update

from configurator.stores.ledger.books.mails import ASKED_FOR, Mail, MailKind, MailState
from configurator.stores.ledger.page import Page
from configurator.stores.ledger.sql.cursor import Cursor, Found, Values
from configurator.stores.ledger.sql.encoding import json_text, micros, micros_or_none, moment, moment_or_none
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.pages import before, page
from configurator.stores.ledger.sql.schema import mails

ASKED = text(f"kind IN ({', '.join(repr(kind.value) for kind in ASKED_FOR)})")
WAITING, SENT = (text(f"state || '' = '{state.value}'") for state in (MailState.WAITING, MailState.SENT))
"""Joined with nothing, so that mails are found by address or time: most mails of a shop have one state."""
POST = insert(mails)
NEXT = select(func.min(mails.c.next_at)).where(mails.c.next_at.is_not(None))
FIRST = (
    select(mails.c.id)
    .where(mails.c.next_at <= bindparam("now"))
    .order_by(text(f"NOT {ASKED}"), mails.c.next_at, mails.c.id)
    .limit(1)
)
DUE = select(mails).where(mails.c.id == FIRST.scalar_subquery())
OF_KIND = (
    select(mails)
    .where(mails.c.next_at <= bindparam("now"), mails.c.kind == bindparam("of"), WAITING)
    .where(mails.c.address == bindparam("to"))
    .order_by(mails.c.next_at, mails.c.id)
    .limit(bindparam("most"))
)
CHANGING = ("body", "state", "attempts", "next_at", "ended_at", "error")
SAVE = update(mails).where(mails.c.id == bindparam("of")).values({n: bindparam(f"new_{n}") for n in CHANGING})
PUT_OFF = (
    update(mails)
    .where(mails.c.address == bindparam("to"), mails.c.next_at <= bindparam("now"), WAITING, text(f"NOT {ASKED}"))
    .values(next_at=bindparam("until"))
)
SAY = (
    update(mails)
    .where(mails.c.next_at <= bindparam("now"), WAITING, mails.c.error != bindparam("same"))
    .values(error=bindparam("new"))
)
SENT_TO = (
    select(mails)
    .where(mails.c.address == bindparam("to"), mails.c.ended_at > bindparam("since"))
    .where(SENT)
    .order_by(mails.c.ended_at, mails.c.id)
)
IN_HAND = select(mails).where(text(f"state = '{MailState.SENDING.value}'")).order_by(mails.c.id)
ONE = select(mails).where(mails.c.id == bindparam("of"))
ABOUT = select(mails).where(mails.c.subject == bindparam("of")).order_by(mails.c.id)
TO = select(mails).where(mails.c.address == bindparam("of")).order_by(mails.c.id)


class SqlMails:
    """What is posted is gathered and written at the end of the transaction."""

    def __init__(self, cursor: Cursor, keys: Keys) -> None:
        self._cursor = cursor
        self._keys = keys
        self._posted: list[Values] = []

    def post(
        self,
        kind: MailKind,
        subject: str,
        body: Mapping[str, object],
        at: datetime,
        *,
        address: str = "",
        locale: str = "",
    ) -> None:
        number = self._keys.take(mails)
        row = (number, micros(at), kind.value, subject, json_text(body), address.lower(), locale, uuid.uuid4().hex)
        self._posted.append((*row, MailState.WAITING.value, 0, micros(at), None, ""))

    def next_at(self) -> datetime | None:
        return moment_or_none(self._cursor.rows(NEXT)[0][0])

    def due(self, now: datetime) -> Mail | None:
        return next(iter(self._some(self._cursor.ask(DUE, {"now": micros(now)}))), None)

    def waiting(self, kind: MailKind, address: str, now: datetime, limit: int) -> Sequence[Mail]:
        wanted = {"now": micros(now), "of": kind.value, "to": address, "most": limit}
        return self._some(self._cursor.ask(OF_KIND, wanted))

    def save(self, mail: Mail) -> None:
        self._cursor.change(
            SAVE,
            json_text(dict(mail.body)),
            mail.state.value,
            mail.attempts,
            micros_or_none(mail.next_at),
            micros_or_none(mail.ended_at),
            mail.error,
            mail.id,
        )

    def put_off(self, address: str, now: datetime, until: datetime) -> None:
        self._cursor.change(PUT_OFF, micros(until), address, micros(now))

    def say(self, now: datetime, error: str) -> None:
        self._cursor.change(SAY, error, micros(now), error)

    def sent_to(self, address: str, since: datetime) -> Sequence[Mail]:
        return self._some(self._cursor.rows(SENT_TO, address, micros(since)))

    def in_hand(self) -> Sequence[Mail]:
        return self._some(self._cursor.rows(IN_HAND))

    def get(self, id: int) -> Mail | None:
        return next(iter(self._some(self._cursor.rows(ONE, id))), None)

    def about(self, subject: str) -> Sequence[Mail]:
        return self._some(self._cursor.rows(ABOUT, subject))

    def to(self, address: str) -> Sequence[Mail]:
        return self._some(self._cursor.rows(TO, address.lower()))

    def page(
        self, state: MailState | None = None, q: str = "", after: str | None = None, limit: int = 100
    ) -> Page[Mail]:
        statement = select(mails).where(mails.c.id < before(after))
        if state:
            statement = statement.where(mails.c.state == state.value)
        if q:
            like = select(mails.c.id).where(func.instr(mails.c.address, q.lower()) > 0)
            named = select(mails.c.id).where(mails.c.subject == q)
            statement = statement.where(mails.c.id.in_(union(like, named)))
        rows = self._cursor.ask(statement.order_by(mails.c.id.desc()).limit(limit + 1))
        return page(self._some(rows), limit, lambda mail: str(mail.id))

    def flush(self) -> None:
        self._cursor.write(POST, self._posted)

    @staticmethod
    def _some(rows: Sequence[Found]) -> list[Mail]:
        return [mail_of(row) for row in rows]


def mail_of(row: Found) -> Mail:
    id, at, kind, subject, body, address, locale, message_id, state, attempts, next_at, ended_at, error = row
    return Mail(
        id,
        moment(at),
        MailKind(kind),
        subject,
        json.loads(body),
        address,
        locale,
        message_id,
        MailState(state),
        attempts,
        moment_or_none(next_at),
        moment_or_none(ended_at),
        error,
    )
