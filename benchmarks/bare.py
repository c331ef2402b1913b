"""The baseline: a Starlette application that only answers, served as the shop is.

    .venv/bin/python -m benchmarks.bare PORT FILE MEDIA_TYPE

`text/html` is rendered by Jinja as a page whose whole text stands in its template; anything else is sent as it is.
"""

import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from httpx2 import Client, HTTPError
from jinja2 import DictLoader, Environment
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from tests.server.process import free_port

METHODS = ["GET", "POST"]
Endpoint = Callable[[Request], Awaitable[Response]]


@contextmanager
def bare(file: Path, media_type: str) -> Iterator[tuple[int, int]]:
    """A server that answers every address with the content of `file`; its port and its process id."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.bare", str(port), str(file), media_type])
    try:
        _wait(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(10)


def application(content: bytes, media_type: str) -> Starlette:
    answer = _page(content) if media_type == "text/html" else _bytes(content, media_type)
    return Starlette(routes=[Route("/{path:path}", answer, methods=METHODS)])


def _bytes(content: bytes, media_type: str) -> Endpoint:
    async def answer(_: Request) -> Response:
        return Response(content, media_type=media_type)

    return answer


def _page(content: bytes) -> Endpoint:
    """As a page of its size is usually written: one template, one value from outside."""
    title, text = "A product", content.decode()[len("A product") :]
    source = "{{ title }}{% raw %}" + text + "{% endraw %}"
    templates = Jinja2Templates(env=Environment(loader=DictLoader({"page.html": source}), autoescape=True))

    async def answer(request: Request) -> Response:
        return templates.TemplateResponse(request, "page.html", {"title": title})

    return answer


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        try:
            with Client(timeout=5) as client:
                client.get(f"http://127.0.0.1:{port}/")
                return
        except HTTPError:
            time.sleep(0.05)
    raise RuntimeError("the bare server did not start")


def main() -> None:
    port, file, media_type = sys.argv[1:]
    uvicorn.run(
        application(Path(file).read_bytes(), media_type), host="127.0.0.1", port=int(port), log_level="warning",
        access_log=False, server_header=False,
    )  # fmt: skip


if __name__ == "__main__":
    main()
