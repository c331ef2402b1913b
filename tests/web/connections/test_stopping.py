"""What becomes of requests that are running when the server stops."""

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from configurator.web.connections.stopping import GivenUp
from tests.loop import awaited


async def stopped(*, begun: bool) -> list[Message]:
    """What is sent for a request that is cancelled, before its answer began or within it."""
    sent, waiting = list[Message](), asyncio.Event()

    async def slow(_: Scope, __: Receive, send: Send) -> None:
        if begun:
            await send({"type": "http.response.start", "status": 200, "headers": []})
        waiting.set()
        await asyncio.sleep(60)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    request = asyncio.create_task(GivenUp(slow)({"type": "http"}, receive, send))
    await waiting.wait()
    request.cancel()
    await request
    return sent


def test_a_request_that_is_given_up_is_answered_503() -> None:
    start, body = awaited(stopped(begun=False))
    assert (start["status"], dict(start["headers"])[b"retry-after"]) == (503, b"5")
    assert b"The server is stopping" in body["body"]


def test_an_answer_that_began_just_ends() -> None:
    with pytest.raises(asyncio.CancelledError):
        awaited(stopped(begun=True))
