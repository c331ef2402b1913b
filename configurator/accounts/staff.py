"""Managing users, one transaction per change; the last owner cannot be removed."""

from dataclasses import replace
from datetime import datetime

from configurator.accounts.errors import EmailTaken, LastOwner, NoSuchUser, UserDisabled
from configurator.accounts.invitation import invite, link_path
from configurator.languages import gettext_noop
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.people import Role, SessionKind, User
from configurator.stores.ledger.protocol import Books
from layers.speech import Speech

ROLES = {
    Role.OWNER: gettext_noop("Owner"),
    Role.DESIGNER: gettext_noop("Designer"),
    Role.KEEPER: gettext_noop("Shop keeper"),
}
DUTIES = {
    Role.OWNER: gettext_noop("Everything, users and privacy included."),
    Role.DESIGNER: gettext_noop("Configurators: designing, checking and publishing them."),
    Role.KEEPER: gettext_noop("Orders, stock and backorders, and the settings about stock and words."),
}


def offered(speech: Speech) -> list[tuple[str, str, str]]:
    """Every role with its name and description."""
    return [(role.value, speech.gettext(ROLES[role]), speech.gettext(DUTIES[role])) for role in Role]


def member(books: Books, id: str) -> User:
    """The user with that id; raises NoSuchUser."""
    found = next((user for user in books.people.users() if str(user.id) == id), None)
    if found is None:
        raise NoSuchUser(id)
    return found


def add(books: Books, email: str, name: str, role: Role, locale: str, now: datetime, who: str) -> str:
    """Add a user, mail them an invitation and return the secret of its link. Raises EmailTaken."""
    if books.people.user(email):
        raise EmailTaken(email)
    user = books.people.add_user(email, name, role, locale, now)
    books.audit.note(who, "user.invited", user.email, role, now)
    return _send_link(books, user, now)


def send_link(books: Books, id: str, now: datetime, who: str) -> str:
    """Send a new link to a user who lost theirs or their password, and return its secret.

    Raises NoSuchUser, UserDisabled.
    """
    user = member(books, id)
    if user.disabled_at:
        raise UserDisabled(user.email)
    books.audit.note(who, "user.link_made", user.email, "", now)
    return _send_link(books, user, now)


def change(books: Books, id: str, name: str, role: Role, now: datetime, who: str) -> User:
    """Change a user's data; raises NoSuchUser, and LastOwner if no owner would be left."""
    user = member(books, id)
    changed = replace(user, name=name, role=role)
    _refuse_last(books, user, changed)
    books.people.save_user(changed)
    if changed.role is not user.role:
        books.audit.note(who, "user.role_changed", user.email, f"{user.role} → {role}", now)
    return changed


def disable(books: Books, id: str, now: datetime, who: str) -> User:
    """Disable a user and end their sessions; raises like `change`."""
    user = member(books, id)
    changed = replace(user, disabled_at=now)
    _refuse_last(books, user, changed)
    books.people.save_user(changed)
    books.people.end_sessions(SessionKind.ADMIN, user.email, now)
    books.audit.note(who, "user.disabled", user.email, "", now)
    return changed


def enable(books: Books, id: str, now: datetime, who: str) -> User:
    """Let a disabled user sign in again with their old password."""
    changed = replace(member(books, id), disabled_at=None)
    books.people.save_user(changed)
    books.audit.note(who, "user.enabled", changed.email, "", now)
    return changed


def sign_out(books: Books, id: str, now: datetime, who: str) -> User:
    """End every session of a user, who may sign in again."""
    user = member(books, id)
    if books.people.end_sessions(SessionKind.ADMIN, user.email, now):
        books.audit.note(who, "user.signed_out", user.email, "", now)
    return user


def is_last_owner(books: Books, user: User) -> bool:
    """Whether no other owner can sign in."""
    return user.is_active_owner and not any(each.is_active_owner for each in books.people.users() if each.id != user.id)


def _refuse_last(books: Books, user: User, changed: User) -> None:
    if not changed.is_active_owner and is_last_owner(books, user):
        raise LastOwner(user.email)


def _send_link(books: Books, user: User, now: datetime) -> str:
    secret = invite(books, user.email, now)
    body = {"link": link_path(secret), "name": user.name}
    books.mails.post(MailKind.ADMIN_LINK, user.email, body, now, address=user.email, locale=user.locale)
    return secret
