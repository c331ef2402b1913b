"""A button of the admin area that was pressed: however often, what it stands for is done once."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request

from configurator.ordering import Answer, Once, once
from configurator.runtime.services import Services
from configurator.runtime.transactions import written
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first


@dataclass(frozen=True, slots=True)
class Press:
    """`key` was made with the form, `digest` stands for everything it says; without a key it is done every time."""

    scope: str
    key: str | None
    digest: str


def press_of(request: Request, user: User, fields: Mapping[str, list[str]]) -> Press:
    key = first(fields, "key")[:200] or None
    digest = hashlib.sha256(repr(sorted(fields.items())).encode()).hexdigest()
    return Press(_scope(request.url.path, user), key, digest)


async def done_once(services: Services, press: Press, work: Callable[[Books], str]) -> str:
    """The sentence that `work` answers; the same one for a press that was answered before.

    Raises KeyReused where the same form says something else now, and whatever `work` raises.
    """
    request: Once[str] = Once(press.scope, press.key, press.digest, lambda said: Answer(200, said))
    now = services.now()
    return (await written(services, lambda books: once(books, request, now, work))).body


def pressed_before(books: Books, path: str, user: User, key: str) -> str | None:
    """What was said when the form with that key was sent to `path`, for as long as it is kept."""
    kept = books.register.answer(_scope(path, user), key)
    return kept.body if kept else None


def _scope(path: str, user: User) -> str:
    return f"POST {path} {user.email}"
