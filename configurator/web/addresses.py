"""Addresses by the names of their routes, found at once however many routes there are."""

from urllib.parse import quote
from weakref import WeakKeyDictionary

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Match, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

AS_THEY_ARE = "/%:@!$&'()*+,;=~?"


class Addresses:
    """`addresses(name, **parameters)` is the path that the route of that name has.

    Starlette itself asks one route after the other: a page with hundreds of links would mostly be looking for them.
    """

    def __init__(self, app: Starlette) -> None:
        self._find = app.router.url_path_for
        named = [route for route in app.routes if isinstance(route, Route | Mount) and route.name]
        self._routes = {route.name: route for route in reversed(named)}

    def __call__(self, name: str, /, **parameters: object) -> str:
        route = self._routes.get(name)
        return str(route.url_path_for(name, **parameters) if route else self._find(name, **parameters))


_KEPT: "WeakKeyDictionary[Starlette, Addresses]" = WeakKeyDictionary()


def addresses(app: Starlette) -> Addresses:
    """Raises NoMatchFound, when called, for a name or parameters that no route has."""
    found = _KEPT.get(app)
    if found is None:
        found = _KEPT[app] = Addresses(app)
    return found


class WithoutSlash:
    """Redirects an address with slashes at its end to the one without, if there is something at that."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self.app
        if scope["type"] == "http" and scope["path"].endswith("/") and (address := _without_slash(scope)):
            answer = Response(status_code=308, headers={"Location": address})
        await answer(scope, receive, send)


def _without_slash(scope: Scope) -> str | None:
    """A path and a query of this host, never what browsers take for another one, such as `//elsewhere.example`."""
    path = scope["path"].rstrip("/")
    if path.startswith("//") or not path:
        return None
    if not any(route.matches({**scope, "path": path})[0] != Match.NONE for route in scope["app"].routes):
        return None
    address = scope["raw_path"].decode("latin-1").rstrip("/")
    if scope["query_string"]:
        address += "?" + scope["query_string"].decode("latin-1")
    return None if address.startswith("//") else quote(address, safe=AS_THEY_ARE)
