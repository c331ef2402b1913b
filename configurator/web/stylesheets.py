"""One stylesheet per face, joined from the files of its widgets when the application is made."""

from collections.abc import Awaitable, Callable
from email.utils import formatdate
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.staticfiles import NotModifiedResponse, StaticFiles


def _in(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{name}" for name in names.split())


BASE = ("layers", *_in("base", "fonts reset text state frame button field problems icon hidden"))
FACES = {
    "shop": (
        *BASE,
        *_in("base", "page"),
        *_in("widgets", "header footer quantity empty placeholder stage panel product group option why bar"),
        *_in("widgets", "card parts line box timeline offer cancelling order-row"),
        *_in("pages", "configurator list cart checkout order login account error"),
    ),
    "admin": (
        *BASE,
        *_in("themes", "default"),
        *_in("admin/widgets", "panel said secret field status filters table pages empty summary-list chart"),
        *_in("admin", "frame outside desk arrive confirm configurators audit outbox privacy settings dashboard"),
        *_in("admin", "orders order order-units backorders"),
        *_in("admin/stock", "stock item bulk import"),
    ),
    "editor": (
        *BASE,
        *_in("themes", "default"),
        *_in("editor", "chrome window tool toolbar banner panes row tree search menu stage inspector field"),
        *_in("editor", "settings segments list texts rules stock asking toast uploads placement"),
    ),
}
"""The files of each face in the order in which they are joined; the shop's theme is a file of its own beside it."""


def stylesheets(folder: Path, at: str, cache_control: str, name: str | None = None) -> list[Route]:
    """`{at}/css/{face}.css` of each face, for before the static files, among which there is no such file.

    The routes are named `{name}{face}` if there is a `name`.
    """
    return [
        Route(
            f"{at}/css/{face}.css",
            _answering([folder / f"{file}.css" for file in files], cache_control),
            name=f"{name}{face}" if name else None,
        )
        for face, files in FACES.items()
    ]


def _answering(files: list[Path], cache_control: str) -> Callable[[Request], Awaitable[Response]]:
    """Answers the files as one, always whole: they are small, and are kept in one piece."""
    content = "".join(file.read_text() for file in files).encode()
    headers = {
        "Accept-Ranges": "none",
        "Cache-Control": cache_control,
        "ETag": f'"{sha256(content).hexdigest()[:32]}"',
        "Last-Modified": formatdate(max(file.stat().st_mtime for file in files), usegmt=True),
    }

    async def stylesheet(request: Request) -> Response:
        response = Response(content, media_type="text/css", headers=headers)
        if StaticFiles().is_not_modified(response.headers, request.headers):
            return NotModifiedResponse(response.headers)
        return response

    return stylesheet
