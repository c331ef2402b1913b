"""A file that is being sent is not kept open."""

import os
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message

from configurator.web.connections.unheld_file import UnheldFile
from tests.loop import awaited

CONTENT = os.urandom(600_000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "picture"
    path.write_bytes(CONTENT)
    return path


def test_it_is_closed_whenever_the_client_is_waited_for(path: Path) -> None:
    sent, held = list[Message](), list[str]()

    async def send(message: Message) -> None:
        sent.append(message)
        held.extend(name for name in opened() if name == str(path))

    async def receive() -> Message:
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "headers": [], "asgi": {"spec_version": "2.4"}}
    awaited(UnheldFile(path)(scope, receive, send))
    assert b"".join(message.get("body", b"") for message in sent) == CONTENT
    assert len(sent) > 3
    assert held == []


@pytest.mark.parametrize(
    ("asked", "status"),
    [("bytes=5-300000", 206), ("bytes=-7", 206), ("bytes=0-1,400000-", 206), ("bytes=9999999-", 416)],
)
def test_parts_of_it_are_sent(path: Path, asked: str, status: int) -> None:
    async def file(_: object) -> UnheldFile:
        return UnheldFile(path)

    answer = TestClient(Starlette(routes=[Route("/", file)])).get("/", headers={"Range": asked})
    assert answer.status_code == status
    if "," in asked:
        assert CONTENT[400_000:] in answer.content
    elif status == 206:
        first, _, last = asked.removeprefix("bytes=").partition("-")
        assert answer.content == (CONTENT[int(first) : int(last) + 1] if first else CONTENT[-int(last) :])


def test_a_pipe_that_came_in_its_place_is_not_waited_for(path: Path) -> None:
    answer = UnheldFile(path, stat_result=path.stat())
    path.unlink()
    os.mkfifo(path)

    async def nothing(*_: object) -> Message:
        return {"type": "http.request"}

    scope = {"type": "http", "method": "GET", "headers": [], "asgi": {"spec_version": "2.4"}}
    with pytest.raises(OSError, match="no ordinary file"):
        awaited(answer(scope, nothing, nothing))


def opened() -> list[str]:
    folder = "/proc/self/fd"
    return [os.readlink(f"{folder}/{name}") for name in os.listdir(folder) if os.path.lexists(f"{folder}/{name}")]
