"""A page's address together with who may open it: the only way to put one into the admin area."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from configurator.accounts.roles import DESIGNER, EVERYBODY, KEEPER, OWNER
from configurator.languages import gettext_noop
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import Role, User
from configurator.web.origin import SAFE, from_our_own_page
from configurator.web.refusal import Refused
from configurator.web.session import COOKIE, prolonged, remember, signed_in

__all__ = ["DESIGNER", "EVERYBODY", "KEEPER", "OWNER", "PageRoute", "open_route", "page_route"]

Page = Callable[[Request, User], Awaitable[Response]]
OpenPage = Callable[[Request], Awaitable[Response]]


class PageRoute(Route):
    """`roles` are those who may; None for a page that strangers need, such as the one they sign in on."""

    roles: frozenset[Role] | None


def page_route(
    path: str, page: Page, roles: Collection[Role], name: str, methods: Sequence[str] = ("GET",)
) -> PageRoute:
    """`path` is below /admin; `page(request, user)` is called for users of one of the roles.

    Strangers are led to the sign-in, other users and forms of other sites are refused with 403.
    """
    allowed = frozenset(roles)

    async def guarded(request: Request) -> Response:
        services: Services = request.app.state.services
        found = await signed_in(request, services)
        if found is None:
            return _to_sign_in(request)
        request.state.signed_in = found
        if request.method not in SAFE and not from_our_own_page(request, services.config.base_url):
            raise Refused(403, gettext_noop("This form was sent from another site."))
        if found.user.role not in allowed:
            raise Refused(403, gettext_noop("Your role does not include this page."))
        response = await page(request, found.user)
        if await prolonged(services, found.session):
            remember(response, services, request.cookies[COOKIE])
        return response

    return _route(path, guarded, allowed, name, methods)


def open_route(path: str, page: OpenPage, name: str, methods: Sequence[str] = ("GET",)) -> PageRoute:
    """A page for whoever asks; it must not tell anything about the shop that the shop does not."""
    return _route(path, page, None, name, methods)


def _route(
    path: str, endpoint: OpenPage, roles: frozenset[Role] | None, name: str, methods: Sequence[str]
) -> PageRoute:
    route = PageRoute(f"/admin{path}", endpoint, methods=list(methods), name=name)
    route.roles = roles
    return route


def _to_sign_in(request: Request) -> Response:
    """Back to where they wanted to go afterwards, if that was a page to look at."""
    address = str(request.app.url_path_for("admin.sign_in"))
    if request.headers.get("hx-request"):
        return Response(status_code=204, headers={"HX-Redirect": address, "Cache-Control": "no-store"})
    if request.method in SAFE:
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        address += f"?next={quote(wanted, safe='/')}"
    return RedirectResponse(address, 303, {"Cache-Control": "no-store"})
