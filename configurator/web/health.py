"""Whether the process lives, and whether it can serve."""

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from configurator.runtime.disk import require_writable
from configurator.runtime.transactions import looked_up
from configurator.web.call import Call, machine_route


async def healthz(_: Call) -> Response:
    return JSONResponse({"status": "ok"})


async def readyz(call: Call) -> Response:
    """Ready while the ledger answers and the disk takes what is written; raises StorageError."""
    await looked_up(call.services, lambda books: books.tokens.all())
    await run_in_threadpool(require_writable, call.services)
    return JSONResponse({"status": "ready"})


routes = [machine_route("/healthz", healthz, "healthz"), machine_route("/readyz", readyz, "readyz")]
