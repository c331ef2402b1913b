"""The application: its routes as a table of contents, and the one place where refusals become answers."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import structlog
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette_compress import CompressMiddleware

from configurator.admin.frame.errors import admin_error
from configurator.admin.routes import routes as admin_routes
from configurator.admin.stock.imports import StockImports
from configurator.api.query import locale_asked
from configurator.api.routes import api_routes
from configurator.jobs.drafts import run_draft_writing
from configurator.jobs.housekeeping import run_housekeeping
from configurator.jobs.pauses import run_pauses
from configurator.jobs.stepping import finish_interrupted, run_steps
from configurator.jobs.timekeeping import run_timer
from configurator.languages import gettext_noop, translations
from configurator.mail.sending import sending
from configurator.runtime.config import Config
from configurator.runtime.services import Services
from configurator.shop.errors import error_page
from configurator.shop.routes import routes as shop_routes
from configurator.stores.errors import Damaged, NotDurable
from configurator.web import health, pictures
from configurator.web.access import AccessLog
from configurator.web.addresses import WithoutSlash
from configurator.web.connections.stopping import GivenUp
from configurator.web.protection import FILES, IMPORTS, BodyLimit, Headers
from configurator.web.refusal import Refused, refusal
from configurator.web.refusals import REFUSALS, refused
from configurator.web.static import static_routes

log = structlog.get_logger("storage")
STATIC = Path(__file__).parent / "static"
MACHINE_PATHS = ("/api/", "/media/", "/render/", "/healthz", "/readyz")
ADMIN_PATH = "/admin"


def create_app(services: Services) -> Starlette:
    """The whole shop over `services`, which are closed when the application stops."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await finish_interrupted(services)
        jobs = (
            run_housekeeping(services), run_timer(services), run_steps(services), run_pauses(),
            run_draft_writing(services),
        )  # fmt: skip
        tasks = [asyncio.create_task(work) for work in jobs]
        async with sending(services):
            yield
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await imports.close()
        services.close()

    limits, imports = services.config, StockImports()
    app = Starlette(
        routes=[
            *api_routes(),
            *pictures.routes,
            *shop_routes,
            *admin_routes,
            *health.routes,
            *static_routes(STATIC),
        ],
        middleware=[
            Middleware(AccessLog),
            Middleware(Headers, secure=limits.secure),
            Middleware(GivenUp),
            Middleware(WithoutSlash),
            Middleware(BodyLimit, limit=limits.max_body_bytes, files=_files(limits)),
            Middleware(CompressMiddleware, minimum_size=1000, zstd=False, brotli_quality=4, gzip_level=4),
        ],
        exception_handlers=_handlers(),
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False  # WithoutSlash does, without the Host header's word for where we are
    app.state.services = services
    app.state.imports = imports
    return app


def _files(limits: Config) -> Mapping[str, int]:
    """The largest file that each path takes."""
    return {**dict.fromkeys(FILES, limits.max_upload_bytes), **dict.fromkeys(IMPORTS, limits.max_import_bytes)}


def _handlers() -> dict[int | type[Exception], Callable[[Request, Exception], Response]]:
    return {
        **dict.fromkeys([*REFUSALS, Refused], _refuse),
        HTTPException: _refuse_http,
        500: _fail,
    }


def _refuse(request: Request, error: Exception) -> Response:
    if isinstance(error, Damaged):
        log.error("file damaged", path=str(error.path), reason=error.reason)
    if isinstance(error, NotDurable):
        log.error("file not durable", path=str(error.path), reason=error.reason)
    if request.url.path.startswith(MACHINE_PATHS):
        return refusal(refused(error, translations(locale_asked(request))))
    return _answer(request, refused(error), error)


def _refuse_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = {404: "There is nothing at this address.", 405: "This address does not take that method."}
    said = Refused(error.status_code, detail.get(error.status_code, error.detail), headers=error.headers)
    return _answer(request, said, error)


def _fail(request: Request, error: Exception) -> Response:
    return _answer(request, Refused(500, gettext_noop("Something went wrong on our side.")), error)


def _answer(request: Request, said: Refused, error: Exception) -> Response:
    if request.url.path.startswith(MACHINE_PATHS):
        return refusal(said)
    if request.url.path.startswith(ADMIN_PATH):
        return admin_error(request, said, error)
    return error_page(request, said, error)
