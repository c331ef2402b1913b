"""Whether the process lives, and whether it can serve."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up


async def healthz(_: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def readyz(request: Request) -> Response:
    """Ready once the ledger answers."""
    services: Services = request.app.state.services
    await looked_up(services, lambda books: books.tokens.all())
    return JSONResponse({"status": "ready"})
