"""Facts, kept answers, the audit log and tokens in SQL."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from configurator.stores.ledger.books.audit import AuditEntry
from configurator.stores.ledger.books.events import Fact
from configurator.stores.ledger.books.idempotency import Kept
from configurator.stores.ledger.books.page import Page
from configurator.stores.ledger.books.tokens import Token
from configurator.stores.ledger.sql.encoding import json_text, micros, moment, moment_or_none
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.pages import before, page
from configurator.stores.ledger.sql.pen import Found, Pen, Values
from configurator.stores.ledger.sql.schema import answers, audit, outbox, tokens

TELL = insert(outbox)
FACTS = select(outbox).where(outbox.c.id > bindparam("after")).order_by(outbox.c.id)
KEEP = insert(answers)
ANSWER = select(answers).where(answers.c.scope == bindparam("scope_is"), answers.c.key == bindparam("key_is"))
FORGET = delete(answers).where(answers.c.at <= bindparam("before"))
NOTE = insert(audit)
AUDITED = select(audit).where(audit.c.id < bindparam("before")).order_by(audit.c.id.desc())
ADD_TOKEN = insert(tokens)
TOKEN = select(tokens).where(tokens.c.digest == bindparam("of"), tokens.c.revoked_at.is_(None))
TOKENS = select(tokens).order_by(tokens.c.id)
REVOKE = (
    update(tokens)
    .where(tokens.c.id == bindparam("of"), tokens.c.revoked_at.is_(None))
    .values(revoked_at=bindparam("new"))
)


class SqlRegister:
    """Facts and audit entries are written together at the transaction's end."""

    def __init__(self, pen: Pen, keys: Keys) -> None:
        self._pen = pen
        self._keys = keys
        self._facts: list[Values] = []
        self._entries: list[Values] = []

    def tell(self, kind: str, subject: str, body: Mapping[str, object], at: datetime) -> None:
        self._facts.append((self._keys.take(outbox), micros(at), kind, subject, json_text(body)))

    def facts(self, after: int = 0, limit: int = 100) -> Sequence[Fact]:
        return [fact_of(row) for row in self._pen.ask(FACTS.limit(limit), {"after": after})]

    def answer(self, scope: str, key: str) -> Kept | None:
        row = self._pen.row(ANSWER, scope, key)
        return Kept(row[0], row[1], row[2], row[3], row[4], row[5], moment(row[6])) if row else None

    def keep(self, kept: Kept) -> None:
        row = (kept.scope, kept.key, kept.digest, kept.status, kept.body, kept.location, micros(kept.at))
        self._pen.write(KEEP, [row])

    def forget_answers(self, before: datetime) -> int:
        return self._pen.change(FORGET, micros(before))

    def audit(self, who: str, what: str, subject: str, detail: str, at: datetime) -> None:
        self._entries.append((self._keys.take(audit), micros(at), who, what, subject, detail))

    def audited(
        self, after: str | None = None, limit: int = 100, *, who: str = "", what: str = "", subject: str = ""
    ) -> Page[AuditEntry]:
        statement = AUDITED.limit(limit + 1)
        if who:
            statement = statement.where(audit.c.who == who)
        if subject:
            statement = statement.where(audit.c.subject == subject)
        if what:
            statement = statement.where(audit.c.what.startswith(what) if what.endswith(".") else audit.c.what == what)
        rows = self._pen.ask(statement, {"before": before(after)})
        return page([entry_of(row) for row in rows], limit, lambda entry: str(entry.id))

    def add_token(self, name: str, scope: str, digest: str, at: datetime) -> Token:
        token = Token(self._keys.take(tokens), name, scope, digest, at)
        self._pen.write(ADD_TOKEN, [(token.id, name, scope, digest, micros(at), None)])
        return token

    def token(self, digest: str) -> Token | None:
        row = self._pen.row(TOKEN, digest)
        return _token_of(row) if row else None

    def tokens(self) -> Sequence[Token]:
        return [_token_of(row) for row in self._pen.rows(TOKENS)]

    def revoke_token(self, token: int, at: datetime) -> bool:
        return self._pen.change(REVOKE, micros(at), token) > 0

    def flush(self) -> None:
        self._pen.write(TELL, self._facts)
        self._pen.write(NOTE, self._entries)


def fact_of(row: Found) -> Fact:
    id, at, kind, subject, body = row
    return Fact(id, moment(at), kind, subject, json.loads(body))


def entry_of(row: Found) -> AuditEntry:
    id, at, *rest = row
    return AuditEntry(id, moment(at), *rest)


def _token_of(row: Found) -> Token:
    return Token(row[0], row[1], row[2], row[3], moment(row[4]), moment_or_none(row[5]))
