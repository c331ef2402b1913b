"""Tokens for programs: made and shown once, listed, made worthless."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from configurator.accounts.tokens import Scope, new_token
from configurator.accounts.tokens import revoke as make_worthless
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import Question, ask
from configurator.admin.frame.page_route import OWNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.languages import gettext_noop, translations
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.books.tokens import Token
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first, read_form
from configurator.web.refusal import Refused

LONGEST = 200


async def show(request: Request, user: User) -> Response:
    return await _page(request, user, "", Scope.ADMIN, {})


async def create(request: Request, user: User) -> Response:
    """303 to the list, which shows the token once."""
    services: Services = request.app.state.services
    fields = await read_form(request)
    name, scope, now = first(fields, "name").strip()[:LONGEST], first(fields, "scope"), services.now()
    _ = translations(user.locale).gettext
    if not name:
        return await _page(request, user, name, scope, {"name": _("Say whom or what it is for.")}, 422)
    if scope not in list(Scope):
        return await _page(request, user, name, scope, {"scope": _("Choose what it may do.")}, 422)
    token = await written(services, new_token, name, Scope(scope), now, user.label)
    return done(request, _here(request), _("The token “%(name)s” is made.") % {"name": name}, token)


async def ask_to_revoke(request: Request, user: User) -> Response:
    services: Services = request.app.state.services
    token = await looked_up(services, _token, str(request.path_params["token"]))
    _ = translations(user.locale).gettext
    question = Question(
        _("Revoke the token “%(name)s”?") % {"name": token.name},
        (_("Programs that use it are refused at once. It cannot be brought back, but you can make a new one."),),
        _("Revoke"),
        str(request.app.url_path_for("admin.revoke_token", token=token.id)),
        _here(request),
    )
    return ask(request, user, question)


async def revoke(request: Request, user: User) -> Response:
    services: Services = request.app.state.services
    await read_form(request)
    now = services.now()

    def work(books: Books) -> Token:
        token = _token(books, str(request.path_params["token"]))
        make_worthless(books, token, now, user.label)
        return token

    token = await written(services, work)
    said = translations(user.locale).gettext("The token “%(name)s” is worthless from now on.")
    return done(request, _here(request), said % {"name": token.name})


async def _page(
    request: Request, user: User, name: str, scope: str, errors: Mapping[str, str], status: int = 200
) -> Response:
    services: Services = request.app.state.services
    tokens = await looked_up(services, lambda books: books.tokens.all())
    return admin_page(request, user, "admin/tokens.html", status, tokens=tokens, name=name, scope=scope, errors=errors)


def _token(books: Books, id: str) -> Token:
    found = next((token for token in books.tokens.all() if str(token.id) == id), None)
    if found is None:
        raise Refused(404, gettext_noop("There is no such token."))
    return found


def _here(request: Request) -> str:
    return str(request.app.url_path_for("admin.tokens"))


routes: list[PageRoute] = [
    page_route("/tokens", show, OWNER, "admin.tokens"),
    page_route("/tokens", create, OWNER, "admin.create_token", ["POST"]),
    page_route("/tokens/{token}/revoke", ask_to_revoke, OWNER, "admin.ask_to_revoke_token"),
    page_route("/tokens/{token}/revoke", revoke, OWNER, "admin.revoke_token", ["POST"]),
]
