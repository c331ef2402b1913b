"""Signing in with e-mail address and password, and out again."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from configurator.accounts.password import hashed, matches, outdated
from configurator.accounts.sessions import SignedIn, open_session
from configurator.admin.frame.form import own_address
from configurator.admin.frame.page_route import EVERYBODY, PageRoute, open_route, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.people.attempts import count_attempt, forgive_attempts
from configurator.languages import gettext_noop
from configurator.runtime.limiting import TooOften
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first, read_form
from configurator.web.origin import from_our_own_page
from configurator.web.refusal import Refused
from configurator.web.refusals import refused
from configurator.web.session import forget, remember, signed_in

NO_STORE = {"Cache-Control": "no-store"}


async def show(request: Request) -> Response:
    services: Services = request.app.state.services
    if await signed_in(request, services):
        return RedirectResponse(_wanted(request, request.query_params.get("next", "")), 303, NO_STORE)
    return _form(request, "", request.query_params.get("next", ""))


async def sign_in(request: Request) -> Response:
    """303 to where they wanted to go; else the form again, which does not say which of the two was wrong."""
    services: Services = request.app.state.services
    fields = await own_form(request)
    email, wanted = first(fields, "email").strip().lower(), first(fields, "next")
    try:
        count_attempt(request, email)
    except TooOften as error:
        return _form(request, email, wanted, status=429, headers=refused(error).headers, wait=error.wait)
    password = first(fields, "password")
    user = await looked_up(services, lambda books: books.people.user(email))
    known = user if user and user.disabled_at is None else None
    if not await matches(password, known.password if known else "") or known is None:
        return _form(request, email, wanted, wrong=True, status=422)
    forgive_attempts(request, email)
    if outdated(known.password):
        known = replace(known, password=await hashed(password))
    secret = await written(services, _signed_in, services, known, request.headers.get("user-agent", ""))
    response = RedirectResponse(_wanted(request, wanted), 303, NO_STORE)
    remember(response, services, secret)
    return response


async def sign_out(request: Request, _: User) -> Response:
    services: Services = request.app.state.services
    found: SignedIn = request.state.signed_in
    now = services.now()
    await written(services, lambda books: books.people.end_session(found.session.id, now))
    response = RedirectResponse(request.app.url_path_for("admin.sign_in"), 303, NO_STORE)
    forget(response, services)
    return response


def _signed_in(books: Books, services: Services, user: User, agent: str) -> str:
    books.people.save_user(user)
    books.audit.note(user.label, "user.signed_in", user.email, "", services.now())
    return open_session(books, services, user, agent)


async def own_form(request: Request, *, secret_in_address: bool = False) -> Mapping[str, list[str]]:
    """A form that a stranger sent from a page of ours; raises Refused like `posted`, and for one from nowhere."""
    services: Services = request.app.state.services
    if not from_our_own_page(request, services.config.base_url, secret_in_address=secret_in_address):
        raise Refused(403, gettext_noop("This form was sent from another site."))
    return await read_form(request)


def _form(
    request: Request,
    email: str,
    wanted: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    wrong: bool = False,
    wait: timedelta = timedelta(),
) -> Response:
    minutes = math.ceil(wait / timedelta(minutes=1))
    return admin_page(
        request, None, "admin/sign_in.html", status, headers, email=email, next=wanted, wrong=wrong, minutes=minutes
    )


def _wanted(request: Request, address: str) -> str:
    """A page of the admin area, whatever the address says."""
    return own_address(address, str(request.app.url_path_for("admin.home")))


routes: list[PageRoute] = [
    open_route("/login", show, "admin.sign_in"),
    open_route("/login", sign_in, "admin.signing_in", ["POST"]),
    page_route("/logout", sign_out, EVERYBODY, "admin.sign_out", ["POST"]),
]
