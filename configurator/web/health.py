"""Whether the process lives, and whether it can serve."""

from starlette.responses import JSONResponse, Response

from configurator.runtime.transactions import looked_up
from configurator.web.call import Call, machine_route


async def healthz(_: Call) -> Response:
    return JSONResponse({"status": "ok"})


async def readyz(call: Call) -> Response:
    """Ready once the ledger answers."""
    await looked_up(call.services, lambda books: books.tokens.all())
    return JSONResponse({"status": "ready"})


routes = [machine_route("/healthz", healthz, "healthz"), machine_route("/readyz", readyz, "readyz")]
