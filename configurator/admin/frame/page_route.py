"""A page's route together with the roles that may open it: the only way to add a page to the admin area."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from typing import TypeVar
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from configurator.accounts.roles import DESIGNER, EVERYBODY, KEEPER, OWNER
from configurator.admin.frame.call import AdminCall
from configurator.languages import gettext_noop
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import Role
from configurator.web.call import Call
from configurator.web.form import read_form
from configurator.web.language import locale_of
from configurator.web.origin import SAFE, from_our_own_page
from configurator.web.refusal import Refused
from configurator.web.session import COOKIE, prolonged, remember, signed_in

__all__ = ["DESIGNER", "EVERYBODY", "KEEPER", "OWNER", "PageRoute", "call_of", "open_route", "page_route"]

SomeCall = TypeVar("SomeCall", bound=Call)
Page = Callable[[AdminCall], Awaitable[Response]]
OpenPage = Callable[[Call], Awaitable[Response]]


class PageRoute(Route):
    """`roles` may open the page; None for a public page, such as the sign-in."""

    roles: frozenset[Role] | None


def call_of(request: Request) -> Call:
    """The call before its user is known."""
    services: Services = request.app.state.services
    return Call(request, services, locale_of(request, services))


def page_route(
    path: str,
    page: Page,
    roles: Collection[Role],
    name: str,
    methods: Sequence[str] = ("GET",),
    *,
    form: bool = True,
) -> PageRoute:
    """`path` is below /admin; `page` is called for users of one of the roles, with what they posted in the call.

    Anonymous visitors are redirected to the sign-in, other roles and cross-site forms get 403. Without `form` the
    page itself reads what was posted, if it reads it at all.
    """
    allowed = frozenset(roles)

    async def guarded(request: Request) -> Response:
        anyone = call_of(request)
        services = anyone.services
        found = await signed_in(request, services)
        if found is None:
            return _to_sign_in(anyone)
        call = AdminCall(request, services, found.user.locale, user=found.user, session=found.session)
        request.state.call = call
        _refuse_foreign(call)
        if found.user.role not in allowed:
            raise Refused(403, gettext_noop("Your role does not include this page."))
        response = await page(await _with_form(call) if form else call)
        if await prolonged(services, found.session):
            remember(response, services, request.cookies[COOKIE])
        return response

    return _route(path, guarded, allowed, name, methods)


def open_route(
    path: str, page: OpenPage, name: str, methods: Sequence[str] = ("GET",), *, secret_in_address: bool = False
) -> PageRoute:
    """A public page; it must not disclose anything that the shop's own pages do not."""

    async def opened(request: Request) -> Response:
        call = call_of(request)
        _refuse_foreign(call, secret_in_address=secret_in_address)
        return await page(await _with_form(call))

    return _route(path, opened, None, name, methods)


def _refuse_foreign(call: Call, *, secret_in_address: bool = False) -> None:
    """Raises Refused 403 for a cross-site form, and for one of unknown origin."""
    request, base_url = call.request, call.services.config.base_url
    if request.method not in SAFE and not from_our_own_page(request, base_url, secret_in_address=secret_in_address):
        raise Refused(403, gettext_noop("This form was sent from another site."))


async def _with_form(call: SomeCall) -> SomeCall:
    """Raises Refused 413, 415, 422."""
    return call if call.request.method in SAFE else replace(call, form=await read_form(call.request))


def _route(
    path: str,
    endpoint: Callable[[Request], Awaitable[Response]],
    roles: frozenset[Role] | None,
    name: str,
    methods: Sequence[str],
) -> PageRoute:
    route = PageRoute(f"/admin{path}", endpoint, methods=list(methods), name=name)
    route.roles = roles
    return route


def _to_sign_in(call: Call) -> Response:
    """Redirect to the sign-in, and from there back to the requested page if that was a GET."""
    request, address = call.request, call.address("admin.sign_in")
    if request.headers.get("hx-request"):
        return Response(status_code=204, headers={"HX-Redirect": address, "Cache-Control": "no-store"})
    if request.method in SAFE:
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        address += f"?next={quote(wanted, safe='/')}"
    return RedirectResponse(address, 303, {"Cache-Control": "no-store"})
