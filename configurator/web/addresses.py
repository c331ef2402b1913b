"""Addresses by the names of their routes, found at once however many routes there are."""

from weakref import WeakKeyDictionary

from starlette.applications import Starlette
from starlette.routing import Mount, Route


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
