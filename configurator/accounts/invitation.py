"""One-time links into the admin area, for choosing a password."""

from datetime import datetime, timedelta

from configurator.accounts.errors import UserDisabled
from configurator.runtime.config import Config
from configurator.runtime.secret import digest, new_secret
from configurator.stores.ledger.books.people import Link, LinkPurpose, Role
from configurator.stores.ledger.protocol import Books

LASTS = timedelta(hours=24)
FIRST = ""
"""The e-mail address of a link for the first owner, who is not known yet."""


def invite(books: Books, email: str, now: datetime) -> str:
    """Create a link for a user and return its secret; it voids the user's earlier links."""
    secret = new_secret("link")
    books.people.void_links(LinkPurpose.ADMIN, email, now)
    books.people.add_link(LinkPurpose.ADMIN, email, digest(secret), now, now + LASTS)
    return secret


def invite_owner(books: Books, email: str, now: datetime, who: str) -> str:
    """The same from the command line: an unknown address becomes an owner's; raises UserDisabled."""
    user = books.people.user(email)
    if user and user.disabled_at:
        raise UserDisabled(user.email)
    if user is None:
        books.people.add_user(email, "", Role.OWNER, "", now)
        books.audit.note(who, "user.added", email.lower(), Role.OWNER, now)
    books.audit.note(who, "user.link_made", email.lower(), "", now)
    return invite(books, email, now)


def invite_first(books: Books, now: datetime) -> str | None:
    """A link for the first owner; None where there is one who can sign in."""
    return None if has_owner(books) else invite(books, FIRST, now)


def has_owner(books: Books) -> bool:
    """Whether any owner could sign in."""
    return any(user.is_active_owner for user in books.people.users())


def invited(books: Books, secret: str, now: datetime) -> Link | None:
    """The link with that secret, if it is still valid."""
    link = books.people.link(LinkPurpose.ADMIN, digest(secret), now)
    if link and link.email == FIRST:
        return None if has_owner(books) else link
    user = books.people.user(link.email) if link else None
    return link if user and user.disabled_at is None else None


def link_path(secret: str) -> str:
    return f"admin/link/{secret}"


def address(config: Config, secret: str) -> str:
    return f"{config.base_url}/{link_path(secret)}"
