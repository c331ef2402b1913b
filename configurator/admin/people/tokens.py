"""API tokens: created and shown once, listed, revoked."""

from collections.abc import Mapping

from starlette.responses import Response

from configurator.accounts.tokens import Scope, new_token
from configurator.accounts.tokens import revoke as make_worthless
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import Question, ask
from configurator.admin.frame.page_route import OWNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.languages import gettext_noop
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.tokens import Token
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first
from configurator.web.refusal import Refused

LONGEST = 200


async def show(call: AdminCall) -> Response:
    return await _page(call, "", Scope.ADMIN, {})


async def create(call: AdminCall) -> Response:
    """303 to the list, which shows the token once."""
    services, fields = call.services, call.form
    name, scope, now = first(fields, "name").strip()[:LONGEST], first(fields, "scope"), services.now()
    _ = call.speech.gettext
    if not name:
        return await _page(call, name, scope, {"name": _("Say whom or what it is for.")}, 422)
    if scope not in list(Scope):
        return await _page(call, name, scope, {"scope": _("Choose what it may do.")}, 422)
    token = await written(services, new_token, name, Scope(scope), now, call.user.label)
    return done(call, _here(call), _("The token “%(name)s” is made.") % {"name": name}, token)


async def ask_to_revoke(call: AdminCall) -> Response:
    token = await looked_up(call.services, _token, call.path("token"))
    _ = call.speech.gettext
    question = Question(
        _("Revoke the token “%(name)s”?") % {"name": token.name},
        (_("Programs that use it are refused at once. It cannot be brought back, but you can make a new one."),),
        _("Revoke"),
        call.address("admin.revoke_token", token=token.id),
        _here(call),
    )
    return ask(call, question)


async def revoke(call: AdminCall) -> Response:
    services, now = call.services, call.services.now()

    def work(books: Books) -> Token:
        token = _token(books, call.path("token"))
        make_worthless(books, token, now, call.user.label)
        return token

    token = await written(services, work)
    said = call.speech.gettext("The token “%(name)s” is worthless from now on.")
    return done(call, _here(call), said % {"name": token.name})


async def _page(call: AdminCall, name: str, scope: str, errors: Mapping[str, str], status: int = 200) -> Response:
    tokens = await looked_up(call.services, lambda books: books.tokens.all())
    return admin_page(call, "admin/tokens.html", status, tokens=tokens, name=name, scope=scope, errors=errors)


def _token(books: Books, id: str) -> Token:
    found = next((token for token in books.tokens.all() if str(token.id) == id), None)
    if found is None:
        raise Refused(404, gettext_noop("There is no such token."))
    return found


def _here(call: AdminCall) -> str:
    return call.address("admin.tokens")


routes: list[PageRoute] = [
    page_route("/tokens", show, OWNER, "admin.tokens"),
    page_route("/tokens", create, OWNER, "admin.create_token", ["POST"]),
    page_route("/tokens/{token}/revoke", ask_to_revoke, OWNER, "admin.ask_to_revoke_token"),
    page_route("/tokens/{token}/revoke", revoke, OWNER, "admin.revoke_token", ["POST"]),
]
