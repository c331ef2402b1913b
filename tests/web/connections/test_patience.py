"""Clients that are too slow, with a server that has little patience."""

import socket
import struct
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import repeat
from select import select
from threading import Thread

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from configurator.web.connections.crowd import Crowd
from configurator.web.connections.patience import Patience
from configurator.web.connections.server import BoundedServer
from tests.waiting import until

LARGE = 20_000_000
PATIENCE = Patience(head=0.3, pause=0.3, idle=1, linger=0.3, reading=0.3)
PAGE = b"GET /page HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /%s HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"


async def page(_: Request) -> Response:
    return Response(b"here")


async def large(_: Request) -> Response:
    return Response(bytes(LARGE))


async def pieces(_: Request) -> Response:
    return StreamingResponse(repeat(bytes(1_000_000), 20))


async def read(request: Request) -> Response:
    return Response(await request.body())


@pytest.fixture(scope="module")
def crowd() -> Crowd:
    return Crowd(50)


@pytest.fixture(scope="module")
def port(crowd: Crowd) -> Iterator[int]:
    routes = [
        Route("/page", page, methods=["GET", "POST"]),
        Route("/large", large),
        Route("/pieces", pieces),
        Route("/read", read, methods=["POST"]),
    ]
    server = BoundedServer(Starlette(routes=routes), crowd, frozenset({"127.0.0.1"}), PATIENCE)
    listening = socket.create_server(("127.0.0.1", 0))
    thread = Thread(target=server.run, args=([listening],))
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join(20)


def test_a_head_that_does_not_become_whole_is_answered_408(port: int) -> None:
    with connected(port) as it:
        it.sendall(PAGE[:10])
        assert everything(it).startswith(b"HTTP/1.1 408 ")


def test_a_head_that_comes_byte_by_byte_is_not_waited_for(port: int) -> None:
    with connected(port) as it:
        began = time.monotonic()
        it.sendall(PAGE[:-2] + b"A: ")
        while not select([it], [], [], 0.05)[0] and time.monotonic() - began < 4:
            it.sendall(b"a")
        assert everything(it).startswith(b"HTTP/1.1 408 ")


def test_a_connection_that_says_nothing_ends_without_an_answer(port: int) -> None:
    with connected(port) as it:
        assert everything(it) == b""


def test_a_connection_ends_when_no_other_request_follows(port: int) -> None:
    with connected(port) as it:
        it.sendall(PAGE)
        assert everything(it).endswith(b"here")


def test_a_body_that_pauses_is_answered_408(port: int) -> None:
    with connected(port) as it:
        it.sendall(POST % b"read" + b"12345")
        assert everything(it).startswith(b"HTTP/1.1 408 ")


def test_a_body_that_goes_on_slowly_is_taken(port: int) -> None:
    with connected(port) as it:
        it.sendall(POST % b"read")
        for _ in range(10):
            time.sleep(0.15)
            it.sendall(b"1")
        assert everything(it).endswith(b"1" * 10)


def test_a_body_that_nobody_reads_does_not_hold_the_connection(port: int) -> None:
    with connected(port) as it:
        it.sendall(POST % b"page")
        assert everything(it).endswith(b"here")


def test_requests_that_came_together_are_answered_in_order(port: int) -> None:
    with connected(port) as it:
        it.sendall(PAGE * 15)
        assert everything(it).count(b"here") == 15


def test_an_answer_that_nobody_reads_does_not_hold_the_server(port: int, crowd: Crowd) -> None:
    with connected(port) as it:
        it.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        until = time.monotonic() + 4
        time.sleep(0.3)
        while len(crowd) and time.monotonic() < until:
            time.sleep(0.05)
        assert len(crowd) == 0
        with suppress(ConnectionResetError):
            assert len(everything(it)) < LARGE


def test_an_answer_that_is_read_slowly_arrives_whole(port: int) -> None:
    with connected(port) as it:
        it.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 100_000)
        it.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        size = 0
        while piece := it.recv(1_000_000):
            size += len(piece)
            time.sleep(0.01)
        assert size > LARGE


@contextmanager
def connected(port: int) -> Iterator[socket.socket]:
    with closing(socket.create_connection(("127.0.0.1", port), 5)) as it:
        yield it


def everything(it: socket.socket) -> bytes:
    """Until the server ends the connection."""
    return b"".join(iter(lambda: it.recv(65_536), b""))


def test_a_client_that_goes_before_its_answers_is_no_fault_of_ours(
    port: int, crowd: Crowd, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(20):
        with connected(port) as it:
            it.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            it.sendall(b"GET /pieces HTTP/1.1\r\nHost: x\r\n\r\n" * 3)
            it.recv(1)
    until(lambda: not len(crowd))
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
