"""Signing in with e-mail address and password, and out again."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from starlette.responses import RedirectResponse, Response

from configurator.accounts.password import hashed, matches, outdated
from configurator.accounts.sessions import open_session
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.form import own_address
from configurator.admin.frame.page_route import EVERYBODY, PageRoute, open_route, page_route
from configurator.admin.frame.rendering import open_page
from configurator.admin.people.attempts import count_attempt, forgive_attempts
from configurator.runtime.limiting import TooOften
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.protocol import Books
from configurator.web.call import Call
from configurator.web.connections.client import client_of
from configurator.web.form import first
from configurator.web.refusals import refused
from configurator.web.session import device_of, forget, remember, remember_device, signed_in

NO_STORE = {"Cache-Control": "no-store"}


async def show(call: Call) -> Response:
    wanted = call.query.get("next", "")
    if await signed_in(call.request, call.services):
        return RedirectResponse(_wanted(call, wanted), 303, NO_STORE)
    return _form(call, "", wanted)


async def sign_in(call: Call) -> Response:
    """Redirect (303) to the requested page; or the form again, which does not say which of the two was wrong."""
    services, client = call.services, client_of(call.request)
    email, wanted = first(call.form, "email").strip().lower(), first(call.form, "next")
    device = device_of(call.request, services, email)
    try:
        count_attempt(services, client, email, device)
        known = await _proven(services, email, first(call.form, "password"), device)
    except TooOften as error:
        return _form(call, email, wanted, status=429, headers=refused(error).headers, wait=error.wait)
    if known is None:
        return _form(call, email, wanted, wrong=True, status=422)
    forgive_attempts(services, client, email, device)
    secret = await written(services, _signed_in, services, known, call.request.headers.get("user-agent", ""))
    response = RedirectResponse(_wanted(call, wanted), 303, NO_STORE)
    remember(response, services, secret)
    remember_device(response, services, email)
    return response


async def _proven(services: Services, email: str, password: str, device: str | None) -> User | None:
    """The user with that password, hashed anew where the hash is outdated; raises TooOften."""
    user = await looked_up(services, lambda books: books.people.user(email))
    known = user if user and user.disabled_at is None else None
    matching = await matches(password, known.password if known else "", services.passwords, device or "")
    if known is None or not matching:
        return None
    if outdated(known.password):
        return replace(known, password=await hashed(password, services.passwords, known.email))
    return known


async def sign_out(call: AdminCall) -> Response:
    services = call.services
    now = services.now()
    await written(services, lambda books: books.people.end_session(call.session.id, now))
    response = RedirectResponse(call.address("admin.sign_in"), 303, NO_STORE)
    forget(response, services)
    return response


def _signed_in(books: Books, services: Services, user: User, agent: str) -> str:
    books.people.save_user(user)
    books.audit.note(user.label, "user.signed_in", user.email, "", services.now())
    return open_session(books, services, user, agent)


def _form(
    call: Call,
    email: str,
    wanted: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    wrong: bool = False,
    wait: timedelta = timedelta(),
) -> Response:
    minutes = math.ceil(wait / timedelta(minutes=1))
    return open_page(
        call, "admin/sign_in.html", status, headers, email=email, next=wanted, wrong=wrong, minutes=minutes
    )


def _wanted(call: Call, address: str) -> str:
    """The requested page, restricted to the admin area."""
    return own_address(address, call.address("admin.home"))


routes: list[PageRoute] = [
    open_route("/login", show, "admin.sign_in"),
    open_route("/login", sign_in, "admin.signing_in", ["POST"]),
    page_route("/logout", sign_out, EVERYBODY, "admin.sign_out", ["POST"], form=False),
]
