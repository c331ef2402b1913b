"""Users, sessions and one-time links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """What a user may do; an owner may do everything."""

    OWNER = "owner"
    DESIGNER = "designer"
    KEEPER = "keeper"


class SessionKind(StrEnum):
    """Whose session it is: a user's in the admin area, or a customer's in the shop."""

    ADMIN = "admin"
    CUSTOMER = "customer"


class LinkPurpose(StrEnum):
    """What pressing the button behind a link does."""

    ADMIN = "admin"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who works in the shop; `email` is lower case and the key, `password` a hash, empty for none yet."""

    id: int
    email: str
    name: str
    role: Role
    password: str
    locale: str
    created_at: datetime
    disabled_at: datetime | None = None

    @property
    def label(self) -> str:
        """What the audit log and the pages call them."""
        return self.name or self.email

    @property
    def is_active_owner(self) -> bool:
        """Whether they are an owner who can sign in."""
        return self.role is Role.OWNER and self.disabled_at is None and bool(self.password)


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that proved who uses it; `digest` is the SHA-256 of the secret in its cookie."""

    id: int
    digest: str
    kind: SessionKind
    email: str
    agent: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link that works once; `digest` is the SHA-256 of the secret in its address."""

    digest: str
    purpose: LinkPurpose
    email: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None


class PeopleBook(Protocol):
    """E-mail addresses are compared in lower case throughout."""

    def add_user(self, email: str, name: str, role: Role, locale: str, at: datetime) -> User:
        """A user without a password; the address must not be taken."""
        ...

    def user(self, email: str) -> User | None: ...

    def users(self) -> Sequence[User]:
        """Everybody, disabled ones too, in the order in which they came."""
        ...

    def save_user(self, user: User) -> None:
        """Write name, role, password, locale and whether they are disabled."""
        ...

    def open_session(
        self, kind: SessionKind, email: str, digest: str, agent: str, at: datetime, until: datetime
    ) -> Session: ...

    def session(self, digest: str, now: datetime) -> Session | None:
        """The session with that SHA-256 unless it was ended or is over."""
        ...

    def sessions(self, kind: SessionKind, email: str, now: datetime) -> Sequence[Session]:
        """The open sessions of one address, the most recently used first."""
        ...

    def prolong(self, session: Session, at: datetime, until: datetime) -> None:
        """Note that it was used, and how long it is good for now."""
        ...

    def end_session(self, session: int, at: datetime) -> bool: ...

    def end_sessions(self, kind: SessionKind, email: str, at: datetime, but: int | None = None) -> int:
        """End every open session of an address except `but`; answers how many."""
        ...

    def add_link(self, purpose: LinkPurpose, email: str, digest: str, at: datetime, until: datetime) -> Link: ...

    def link(self, purpose: LinkPurpose, digest: str, now: datetime) -> Link | None:
        """The link with that SHA-256 unless it was used or is over."""
        ...

    def use_link(self, purpose: LinkPurpose, digest: str, now: datetime) -> Link | None:
        """The same, and from now on it is used."""
        ...

    def void_links(self, purpose: LinkPurpose, email: str, at: datetime) -> int:
        """Make every unused link of an address worthless; answers how many."""
        ...

    def forget(self, before: datetime) -> int:
        """Remove sessions and links that were over before then; answers how many."""
        ...

    def forget_customer(self, email: str) -> int:
        """Remove the sessions and links that an address has as a customer; answers how many."""
        ...
