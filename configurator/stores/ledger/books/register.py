"""What a ledger store records beside stock and orders: facts, kept answers, the audit log, tokens."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from configurator.stores.ledger.books.audit import AuditEntry
from configurator.stores.ledger.books.events import Fact
from configurator.stores.ledger.books.idempotency import Kept
from configurator.stores.ledger.books.page import Page
from configurator.stores.ledger.books.tokens import Token


class Register(Protocol):
    """What is written beside stock and orders: facts, answers, the audit log, tokens."""

    def tell(self, kind: str, subject: str, body: Mapping[str, object], at: datetime) -> None:
        """Put a fact into the outbox."""
        ...

    def facts(self, after: int = 0, limit: int = 100) -> Sequence[Fact]: ...

    def answer(self, scope: str, key: str) -> Kept | None: ...

    def keep(self, kept: Kept) -> None:
        """Keep an answer; its key must not have one."""
        ...

    def forget_answers(self, before: datetime) -> int: ...

    def audit(self, who: str, what: str, subject: str, detail: str, at: datetime) -> None: ...

    def audited(
        self, after: str | None = None, limit: int = 100, *, who: str = "", what: str = "", subject: str = ""
    ) -> Page[AuditEntry]:
        """Newest first; of one person, of one kind (or all whose name begins like `order.`), about one subject."""
        ...

    def add_token(self, name: str, scope: str, digest: str, at: datetime) -> Token: ...

    def token(self, digest: str) -> Token | None:
        """The token with that SHA-256, unless it was revoked."""
        ...

    def tokens(self) -> Sequence[Token]: ...

    def revoke_token(self, token: int, at: datetime) -> bool: ...
