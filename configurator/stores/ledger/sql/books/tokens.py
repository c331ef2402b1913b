"""API tokens in SQL."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from configurator.stores.ledger.books.tokens import Token
from configurator.stores.ledger.sql.cursor import Cursor, Found
from configurator.stores.ledger.sql.encoding import micros, moment, moment_or_none
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.schema import tokens

ADD = insert(tokens)
FIND = select(tokens).where(tokens.c.digest == bindparam("of"), tokens.c.revoked_at.is_(None))
ALL = select(tokens).order_by(tokens.c.id)
REVOKE = (
    update(tokens)
    .where(tokens.c.id == bindparam("of"), tokens.c.revoked_at.is_(None))
    .values(revoked_at=bindparam("new"))
)


class SqlTokens:
    def __init__(self, cursor: Cursor, keys: Keys) -> None:
        self._cursor = cursor
        self._keys = keys

    def add(self, name: str, scope: str, digest: str, at: datetime) -> Token:
        token = Token(self._keys.take(tokens), name, scope, digest, at)
        self._cursor.write(ADD, [(token.id, name, scope, digest, micros(at), None)])
        return token

    def find(self, digest: str) -> Token | None:
        row = self._cursor.row(FIND, digest)
        return _token_of(row) if row else None

    def all(self) -> Sequence[Token]:
        return [_token_of(row) for row in self._cursor.rows(ALL)]

    def revoke(self, token: int, at: datetime) -> bool:
        return self._cursor.change(REVOKE, micros(at), token) > 0


def _token_of(row: Found) -> Token:
    return Token(row[0], row[1], row[2], row[3], moment(row[4]), moment_or_none(row[5]))
