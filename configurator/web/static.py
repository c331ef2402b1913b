"""Static files at addresses that change with them, so that browsers may keep them for good."""

from functools import cache
from hashlib import sha256
from os import PathLike, stat_result
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from configurator.web.connections.unheld_file import UnheldFile
from configurator.web.stylesheets import stylesheets

FOREVER = "public, max-age=31536000, immutable"
CHECKED = "no-cache"
"""At an address without a version: kept by browsers, but only used after asking whether it has changed."""


@cache
def static_routes(folder: Path) -> tuple[BaseRoute, ...]:
    """`/static/{version}/…`, which pages name, and `/static/…`.

    The version is a digest of all files: a page never mixes its own with those that a browser kept of an earlier
    version, and modules that import each other by relative paths are all of one. The files are read once a process.
    """
    version = version_of(folder)
    return (
        *stylesheets(folder / "css", f"/static/{version}", FOREVER, name="stylesheet."),
        *stylesheets(folder / "css", "/static", CHECKED),
        Mount(f"/static/{version}", _Kept(folder, FOREVER), name="static"),
        Mount("/static", _Kept(folder, CHECKED)),
    )


def version_of(folder: Path) -> str:
    """Ten hexadecimal digits that change with the name or content of any file."""
    digest = sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{file.relative_to(folder)}\0{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:10]


class _Kept(StaticFiles):
    """Static files with a `Cache-Control`."""

    def __init__(self, folder: Path, cache_control: str) -> None:
        super().__init__(directory=folder)
        self._cache_control = cache_control

    def file_response(
        self, full_path: PathLike[str] | str, stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = UnheldFile(full_path, status_code=status_code, stat_result=stat_result)
        kept = self.is_not_modified(response.headers, Headers(scope=scope))
        return NotModifiedResponse(response.headers) if kept else response

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = self._cache_control
        return response
