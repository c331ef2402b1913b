"""Passwords of users: stored as argon2id hashes, verified off the event loop."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from starlette.concurrency import run_in_threadpool

from configurator.languages import gettext_noop
from configurator.runtime.admission import Admission

SHORTEST = 10
LONGEST = 500
DIFFERENT = 5
HASHER = PasswordHasher()
"""The library's own choice of cost (RFC 9106, low memory): about a tenth of a second and 64 MiB."""
NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$bm9ib2R5J3Mgc2FsdA$ZpXqKx2h2jzJ8c3kQW3yQd2O1m3r3eYy1d2s5k7h9aA"
"""Verified if there is no such user, so that both cases take equally long."""


async def hashed(password: str, admission: Admission, known: str) -> str:
    """`known` is who they are to the queue of `admission`; raises TooOften where it is full."""
    async with admission.place(known):
        return await run_in_threadpool(lambda: HASHER.hash(password[:LONGEST]))


async def matches(password: str, kept: str, admission: Admission, known: str = "") -> bool:
    """Whether the password matches the hash `kept`; an empty `kept` never matches and takes equally long.

    `known` is who they are to the queue of `admission`, empty for a stranger; raises TooOften where it is full.
    """
    async with admission.place(known):
        return await run_in_threadpool(_verified, password[:LONGEST], kept or NOBODYS) and bool(kept)


def objection(password: str, email: str) -> str:
    """Why a password is refused, as a message with `%(number)s` for SHORTEST; empty if it is accepted."""
    if len(password) < SHORTEST:
        return gettext_noop("Choose at least %(number)s characters.")
    if len(set(password)) < DIFFERENT or password.lower() in (email, email.partition("@")[0]):
        return gettext_noop("That is the first thing anybody would try. Choose something else.")
    return ""


def outdated(kept: str) -> bool:
    """Whether the hash has older parameters and should be renewed."""
    return HASHER.check_needs_rehash(kept)


def _verified(password: str, kept: str) -> bool:
    try:
        return HASHER.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False
