"""Users, sessions and one-time links in SQL."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, or_, select, update

from configurator.stores.ledger.books.people import Link, LinkPurpose, Role, Session, SessionKind, User
from configurator.stores.ledger.sql.cursor import Cursor, Found
from configurator.stores.ledger.sql.encoding import micros, micros_or_none, moment, moment_or_none
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.schema import links, sessions, users

NOBODY = -1
ADD_USER = insert(users)
USER = select(users).where(users.c.email == bindparam("of"))
USERS = select(users).order_by(users.c.id)
CHANGING = ("name", "role", "password", "locale", "disabled_at")
SAVE_USER = update(users).where(users.c.id == bindparam("of")).values({n: bindparam(f"new_{n}") for n in CHANGING})

OPEN_SESSION = insert(sessions)
SESSION = select(sessions).where(
    sessions.c.digest == bindparam("of"), sessions.c.revoked_at.is_(None), sessions.c.expires_at > bindparam("now")
)
SESSIONS = (
    select(sessions)
    .where(
        sessions.c.email == bindparam("of"),
        sessions.c.kind == bindparam("as"),
        sessions.c.revoked_at.is_(None),
        sessions.c.expires_at > bindparam("now"),
    )
    .order_by(sessions.c.seen_at.desc(), sessions.c.id.desc())
)
PROLONG = (
    update(sessions)
    .where(sessions.c.id == bindparam("of"))
    .values(seen_at=bindparam("new_seen_at"), expires_at=bindparam("new_expires_at"))
)
END_SESSION = (
    update(sessions)
    .where(sessions.c.id == bindparam("of"), sessions.c.revoked_at.is_(None))
    .values(revoked_at=bindparam("new"))
)
END_SESSIONS = (
    update(sessions)
    .where(
        sessions.c.email == bindparam("of"),
        sessions.c.kind == bindparam("as"),
        sessions.c.id != bindparam("but"),
        sessions.c.revoked_at.is_(None),
    )
    .values(revoked_at=bindparam("new"))
)

ADD_LINK = insert(links)
LINK = select(links).where(
    links.c.digest == bindparam("of"),
    links.c.purpose == bindparam("for"),
    links.c.used_at.is_(None),
    links.c.expires_at > bindparam("now"),
)
USE_LINK = update(links).where(links.c.digest == bindparam("of")).values(used_at=bindparam("new"))
VOID_LINKS = (
    update(links)
    .where(links.c.email == bindparam("of"), links.c.purpose == bindparam("for"), links.c.used_at.is_(None))
    .values(used_at=bindparam("new"))
)
FORGET_SESSIONS = delete(sessions).where(
    or_(sessions.c.expires_at < bindparam("before"), sessions.c.revoked_at < bindparam("ended_before"))
)
FORGET_LINKS = delete(links).where(links.c.expires_at < bindparam("before"))
FORGET_SESSIONS_OF = delete(sessions).where(sessions.c.email == bindparam("of"), sessions.c.kind == bindparam("as"))
FORGET_LINKS_OF = delete(links).where(links.c.email == bindparam("of"), links.c.purpose == bindparam("for"))


class SqlPeople:
    def __init__(self, cursor: Cursor, keys: Keys) -> None:
        self._cursor = cursor
        self._keys = keys

    def add_user(self, email: str, name: str, role: Role, locale: str, at: datetime) -> User:
        user = User(self._keys.take(users), email.lower(), name, role, "", locale, at)
        self._cursor.write(ADD_USER, [(user.id, user.email, name, role.value, "", locale, micros(at), None)])
        return user

    def user(self, email: str) -> User | None:
        row = self._cursor.row(USER, email.lower())
        return _user_of(row) if row else None

    def users(self) -> Sequence[User]:
        return [_user_of(row) for row in self._cursor.rows(USERS)]

    def save_user(self, user: User) -> None:
        changing = (user.name, user.role.value, user.password, user.locale, micros_or_none(user.disabled_at))
        self._cursor.write(SAVE_USER, [(*changing, user.id)])

    def open_session(
        self, kind: SessionKind, email: str, digest: str, agent: str, at: datetime, until: datetime
    ) -> Session:
        session = Session(self._keys.take(sessions), digest, kind, email.lower(), agent, at, at, until)
        row = (session.id, digest, kind.value, session.email, agent, micros(at), micros(at), micros(until), None)
        self._cursor.write(OPEN_SESSION, [row])
        return session

    def session(self, digest: str, now: datetime) -> Session | None:
        row = self._cursor.row(SESSION, digest, micros(now))
        return session_of(row) if row else None

    def sessions(self, kind: SessionKind, email: str, now: datetime) -> Sequence[Session]:
        return [session_of(row) for row in self._cursor.rows(SESSIONS, email.lower(), kind.value, micros(now))]

    def prolong(self, session: Session, at: datetime, until: datetime) -> None:
        self._cursor.write(PROLONG, [(micros(at), micros(until), session.id)])

    def end_session(self, session: int, at: datetime) -> bool:
        return self._cursor.change(END_SESSION, micros(at), session) > 0

    def end_sessions(self, kind: SessionKind, email: str, at: datetime, but: int | None = None) -> int:
        spared = NOBODY if but is None else but
        return self._cursor.change(END_SESSIONS, micros(at), email.lower(), kind.value, spared)

    def add_link(self, purpose: LinkPurpose, email: str, digest: str, at: datetime, until: datetime) -> Link:
        link = Link(digest, purpose, email.lower(), at, until)
        self._cursor.write(ADD_LINK, [(digest, purpose.value, link.email, micros(at), micros(until), None)])
        return link

    def link(self, purpose: LinkPurpose, digest: str, now: datetime) -> Link | None:
        row = self._cursor.row(LINK, digest, purpose.value, micros(now))
        return link_of(row) if row else None

    def use_link(self, purpose: LinkPurpose, digest: str, now: datetime) -> Link | None:
        found = self.link(purpose, digest, now)
        if found:
            self._cursor.write(USE_LINK, [(micros(now), digest)])
        return found

    def void_links(self, purpose: LinkPurpose, email: str, at: datetime) -> int:
        return self._cursor.change(VOID_LINKS, micros(at), email.lower(), purpose.value)

    def forget(self, before: datetime) -> int:
        gone = self._cursor.change(FORGET_SESSIONS, micros(before), micros(before))
        return gone + self._cursor.change(FORGET_LINKS, micros(before))

    def forget_customer(self, email: str) -> int:
        gone = self._cursor.change(FORGET_SESSIONS_OF, email.lower(), SessionKind.CUSTOMER.value)
        return gone + self._cursor.change(FORGET_LINKS_OF, email.lower(), LinkPurpose.CUSTOMER.value)


def _user_of(row: Found) -> User:
    return User(row[0], row[1], row[2], Role(row[3]), row[4], row[5], moment(row[6]), moment_or_none(row[7]))


def session_of(row: Found) -> Session:
    id, digest, kind, email, agent, created_at, seen_at, expires_at, revoked_at = row
    return Session(
        id, digest, SessionKind(kind), email, agent, moment(created_at), moment(seen_at), moment(expires_at),
        moment_or_none(revoked_at),
    )  # fmt: skip


def link_of(row: Found) -> Link:
    digest, purpose, email, created_at, expires_at, used_at = row
    return Link(digest, LinkPurpose(purpose), email, moment(created_at), moment(expires_at), moment_or_none(used_at))
