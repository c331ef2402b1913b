"""`/media/…` and `/render/…`: images that never change once they have an address."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import structlog
from pydantic import BaseModel, BeforeValidator, ConfigDict
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.products.drawing import picture
from configurator.runtime.configuration_token import ForeignToken
from configurator.runtime.services import Services
from configurator.stores.images.errors import UnknownAsset, Unreadable
from configurator.web.body import parse_query
from configurator.web.call import Call, machine_route
from configurator.web.connections.client import client_of
from configurator.web.connections.unheld_file import UnheldFile
from configurator.web.refusal import Refused
from layers.document.model import Name

log = structlog.get_logger("pictures")
IMMUTABLE = {"Cache-Control": "public, max-age=31536000, immutable", "Access-Control-Allow-Origin": "*"}


class RenderQuery(BaseModel):
    model_config = ConfigDict(frozen=True)

    view: Name | None = None
    width: Annotated[Literal[150, 300, 600, 1200], BeforeValidator(lambda text: int(text))] | None = None


async def media(call: Call) -> Response:
    try:
        with _logged():
            path = await _media(call.services, call.path("name"), client_of(call.request))
    except UnknownAsset as error:
        raise Refused(404, "There is no such image.") from error
    return UnheldFile(path, media_type="image/webp", headers=IMMUTABLE)


async def _media(services: Services, name: str, client: str) -> Path:
    """Raises UnknownAsset, Unreadable, and Busy for a size that is not made in time."""
    ready = await run_in_threadpool(services.images.ready, name)
    if ready is not None:
        return ready
    return await services.making.made(name, partial(services.images.media, name), client)


async def render(call: Call) -> Response:
    query = parse_query(RenderQuery, call.query)
    try:
        configured = call.services.tokens.read(call.path("token"))
    except ForeignToken as error:
        raise Refused(404, "There is no such picture.") from error
    if configured.configurator != call.path("configurator"):
        raise Refused(404, "There is no such picture.")
    with _logged():
        content = await picture(call.services, configured, query.view, query.width, client_of(call.request))
    return Response(content, media_type="image/webp", headers=IMMUTABLE)


@contextmanager
def _logged() -> Iterator[None]:
    """Log where a picture is Unreadable, and why."""
    try:
        yield
    except Unreadable as error:
        log.warning("picture not readable", path=str(error.path), reason=error.reason)
        raise


routes = [
    machine_route("/media/{name}", media, "media"),
    machine_route("/render/{configurator}/{token}.webp", render, "render"),
]
