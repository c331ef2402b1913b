"""Forms of the admin area: confirmation, idempotent submission, and the page to return to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.rendering import admin_page
from configurator.ordering import Once, StoredAnswer, once
from configurator.ordering.answering import content_digest
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


def press_of(call: AdminCall) -> Press:
    key = first(call.form, "key")[:200] or None
    return Press(_scope(call.request.url.path, call.user), key, content_digest(call.form))


async def done_once(services: Services, press: Press, work: Callable[[Books], str]) -> str:
    """The sentence that `work` answers; the same one for a press that was answered before.

    Raises KeyReused where the same form says something else now, and whatever `work` raises.
    """
    request: Once[str] = Once(press.scope, press.key, press.digest, lambda said: StoredAnswer(200, said))
    now = services.now()
    return (await written(services, lambda books: once(books, request, now, work))).body


def pressed_before(books: Books, path: str, user: User, key: str) -> str | None:
    """What was said when the form with that key was sent to `path`, for as long as it is kept."""
    kept = books.idempotency.find(_scope(path, user), key)
    return kept.body if kept else None


def _scope(path: str, user: User) -> str:
    return f"POST {path} {user.email}"


def own_address(address: str, home: str) -> str:
    """The URL if it is `home`, with or without a query, or a page below it; else `home`."""
    plain = address.isascii() and address.isprintable() and "\\" not in address and "/../" not in address
    return address if plain and address.startswith((f"{home.rstrip('/')}/", f"{home}?")) else home


@dataclass(frozen=True, slots=True)
class Question:
    """`consequences` are sentences; the button posts `fields` to `action`; all of it in the user's language."""

    title: str
    consequences: Sequence[str]
    button: str
    action: str
    back: str
    fields: Mapping[str, str] = field(default_factory=dict)
    danger: bool = True


def ask(call: AdminCall, question: Question) -> Response:
    """The confirmation page; it needs no script."""
    return admin_page(call, "admin/confirm.html", question=question)
