"""Passwords of users: kept as argon2id hashes, checked where nobody else has to wait for it."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from starlette.concurrency import run_in_threadpool

from configurator.languages import gettext_noop

SHORTEST = 10
LONGEST = 500
DIFFERENT = 5
HASHER = PasswordHasher()
"""The library's own choice of cost (RFC 9106, low memory): about a tenth of a second and 64 MiB."""
NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$bm9ib2R5J3Mgc2FsdA$ZpXqKx2h2jzJ8c3kQW3yQd2O1m3r3eYy1d2s5k7h9aA"
"""Checked where there is no user, so that it takes as long as where there is one."""


async def hashed(password: str) -> str:
    return await run_in_threadpool(lambda: HASHER.hash(password))


async def matches(password: str, kept: str) -> bool:
    """Whether it is the password that `kept` was made of; an empty `kept` is nobody's and takes as long."""
    return await run_in_threadpool(_verified, password[:LONGEST], kept or NOBODYS) and bool(kept)


def objection(password: str, email: str) -> str:
    """What speaks against a password, as a message with `%(number)s` for SHORTEST; nothing else is asked of it."""
    if len(password) < SHORTEST:
        return gettext_noop("Choose at least %(number)s characters.")
    if len(set(password)) < DIFFERENT or password.lower() in (email, email.partition("@")[0]):
        return gettext_noop("That is the first thing anybody would try. Choose something else.")
    return ""


def outdated(kept: str) -> bool:
    """Whether the hash was made when less was asked of it, and should be made anew."""
    return HASHER.check_needs_rehash(kept)


def _verified(password: str, kept: str) -> bool:
    try:
        return HASHER.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False
