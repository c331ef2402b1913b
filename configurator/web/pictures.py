"""`/media/…` and `/render/…`: images that never change once they have an address."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from configurator.products.drawing import picture
from configurator.runtime.configuration_token import ForeignToken
from configurator.runtime.services import Services
from configurator.stores.images.errors import UnknownAsset
from configurator.web.body import parse_query
from configurator.web.refusal import Refused
from layers.document.model import Name

IMMUTABLE = {"Cache-Control": "public, max-age=31536000, immutable", "Access-Control-Allow-Origin": "*"}


class RenderQuery(BaseModel):
    model_config = ConfigDict(frozen=True)

    view: Name | None = None
    width: Annotated[Literal[150, 300, 600, 1200], BeforeValidator(lambda text: int(text))] | None = None


async def media(request: Request) -> Response:
    services: Services = request.app.state.services
    try:
        path = await run_in_threadpool(services.images.media, request.path_params["name"])
    except UnknownAsset as error:
        raise Refused(404, "There is no such image.") from error
    return FileResponse(path, media_type="image/webp", headers=IMMUTABLE)


async def render(request: Request) -> Response:
    services: Services = request.app.state.services
    query = parse_query(RenderQuery, request.query_params)
    try:
        configured = services.tokens.read(request.path_params["token"])
    except ForeignToken as error:
        raise Refused(404, "There is no such picture.") from error
    if configured.configurator != request.path_params["configurator"]:
        raise Refused(404, "There is no such picture.")
    content = await run_in_threadpool(picture, services, configured, query.view, query.width)
    return Response(content, media_type="image/webp", headers=IMMUTABLE)


routes = [
    Route("/media/{name}", media, name="media"),
    Route("/render/{configurator}/{token}.webp", render, name="render"),
]
