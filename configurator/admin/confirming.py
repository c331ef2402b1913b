"""The step between wanting something that cannot be undone and doing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from configurator.admin.frame.rendering import admin_page
from configurator.stores.ledger.books.people import User


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


def ask(request: Request, user: User, question: Question) -> Response:
    """The page that asks; it needs no script."""
    return admin_page(request, user, "admin/confirm.html", question=question)
