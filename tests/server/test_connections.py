"""Connections that send too much, or hold the server in numbers."""

import resource
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from itertools import repeat
from pathlib import Path

import pytest

from tests.server.process import Server

MEGABYTE = 1024 * 1024
FILES = 1_024
CHUNKED = (
    b"POST /api/v1/carts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
)


def test_a_head_and_its_address_have_a_limit(server: Server) -> None:
    assert status(server, b"GET /%s HTTP/1.1\r\n\r\n" % (b"a" * 8_100)) == 404
    assert status(server, b"GET /%s HTTP/1.1\r\n\r\n" % (b"a" * 8_300)) == 414
    assert status(server, head(b"Cookie: a=%s\r\n" % (b"a" * 60_000))) == 200
    assert status(server, head(b"Cookie: a=%s\r\n" % (b"a" * 70_000))) == 431
    assert status(server, head(*[b"A: %s\r\n" % (b"a" * 7_000)] * 8)) == 200
    assert status(server, head(*[b"A: %s\r\n" % (b"a" * 7_000)] * 10)) == 431
    assert status(server, head(*[b"A: b\r\n"] * 300)) == 431
    assert status(server, b"nonsense\r\n\r\n") == 400


@pytest.mark.parametrize(
    ("begin", "more", "expected"),
    [
        (b"GET /healthz HTTP/1.1\r\nCookie: ", b"a" * MEGABYTE, 431),
        (b"GET /healthz HTTP/1.1\r\n", b"A: b\r\n" * 100_000, 431),
        (b"GET /", b"a" * MEGABYTE, 414),
        (CHUNKED + b"1;", b"a" * MEGABYTE, 400),
        (CHUNKED + b"1\r\n \r\n0\r\nA: ", b"a" * MEGABYTE, 400),
        (CHUNKED + b"1\r\n \r\n0\r\n", b"A: b\r\n" * 100_000, 400),
    ],
    ids=["a field", "fields", "an address", "a chunk extension", "a trailer", "trailers"],
)
def test_what_never_ends_takes_no_memory(server: Server, begin: bytes, more: bytes, expected: int) -> None:
    before = server.memory()
    with connection(server) as it:
        it.settimeout(5)
        with suppress(OSError):
            it.sendall(begin)
            for piece in repeat(more, 60):
                it.sendall(piece)
        assert answer(it).startswith(b"HTTP/1.1 %d " % expected)
    assert server.peak_memory() - before < 8 * MEGABYTE


def test_requests_that_do_not_wait_for_answers_take_no_memory(server: Server) -> None:
    before = server.memory()
    with connection(server) as it, suppress(OSError):
        it.settimeout(5)
        for piece in repeat(b"GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n" * 10_000, 30):
            it.sendall(piece)
    assert server.answers()
    assert server.peak_memory() - before < 12 * MEGABYTE


def test_trailers_are_no_part_of_the_head(server: Server) -> None:
    body = b"2\r\n{}\r\n0\r\nAuthorization: Bearer %s\r\n\r\n" % server.token().encode()
    asked = CHUNKED.replace(b"/carts", b"/configurators")
    assert status(server, asked + body) == 401


@pytest.mark.parametrize(
    ("framed", "at_the_end"),
    [(b"1;%s\r\n{\r\n1\r\n}\r\n0\r\n\r\n", b"x"), (b"2\r\n{}\r\n0\r\n%s\r\n", b"A: b\r\n")],
    ids=["a chunk extension", "trailers"],
)
def test_what_frames_a_body_has_the_same_limit_in_one_piece(server: Server, framed: bytes, at_the_end: bytes) -> None:
    def sent(kilobytes: int) -> int:
        return status(server, CHUNKED + framed % (at_the_end * (kilobytes * 1_024 // len(at_the_end))))

    assert [sent(kilobytes) for kilobytes in (60, 76, 100, 200)] == [201, 400, 400, 400]


def test_small_chunks_are_taken_in_one_piece(server: Server) -> None:
    body = b"{%s}" % (b" " * 50_000)
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in body)
    assert status(server, CHUNKED + chunks + b"0\r\n\r\n") == 201


def test_blanks_around_a_value_are_no_part_of_it(server: Server) -> None:
    token = server.token()
    with server.client() as client:
        item = client.put("/api/v1/stock/S", json={}, headers={"Authorization": f"Bearer {token}"})
    assert item.status_code in (200, 201)
    fields = b"Authorization: Bearer %s \t\r\nContent-Type:\t application/json \r\n" % token.encode()
    receive, movements = b'{"kind": "receive", "quantity": 1}', b"/api/v1/stock/S/movements"
    keys = (b"abc", b"abc ", b" \tabc\t")
    moved = [posted(server, movements, fields + b"Idempotency-Key: %s\r\n" % key, receive) for key in keys]
    assert moved[0][0] == 201
    assert moved == [moved[0]] * 3


def test_who_sends_a_whole_body_that_is_too_large_before_reading_gets_the_answer(server: Server) -> None:
    fields = b"Content-Type: application/json\r\nAuthorization: Bearer %s\r\n" % server.token().encode()
    for size in (5 * MEGABYTE, 20 * MEGABYTE):
        refused, content = posted(server, b"/api/v1/configurators", fields, b" " * size)
        assert (refused, b"/problems/too-large" in content) == (413, True)


def test_an_upload_that_ends_early_is_no_fault_of_ours(server: Server) -> None:
    fields = b"Content-Type: multipart/form-data; boundary=x\r\nAuthorization: Bearer %s\r\n" % server.token().encode()
    with connection(server) as it:
        it.sendall(b"POST /api/v1/assets HTTP/1.1\r\nHost: x\r\n%sContent-Length: 1000\r\n\r\n--x\r\n" % fields)
    assert status(server, head()) == 200
    server.stop()
    assert "Exception" not in server.log()


@pytest.fixture
def crowded(data: Path) -> Iterator[Server]:
    """A server that may open few files, while this process may open more."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (before[1], before[1]))
    server = Server(data.parent, program=None, files=FILES)
    server.start()
    yield server
    server.stop()
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.parametrize("begin", [b"GET /healthz HT", b"", CHUNKED, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"])
def test_shoppers_are_served_beside_2000_connections_that_wait(crowded: Server, begin: bytes) -> None:
    with ExitStack() as stack, crowded.client() as before:
        assert before.get("/readyz").status_code == 200
        for _ in range(2_000):
            it = stack.enter_context(connection(crowded))
            if begin:
                it.sendall(begin)
        for _ in range(5):
            with crowded.client() as later:
                assert later.get("/readyz").status_code == 200
                assert later.post("/api/v1/carts", json={}).status_code == 201
        assert crowded.descriptors() < FILES - 100
        time.sleep(1.2)
    lines = [line for line in crowded.log().splitlines() if "event loop paused" not in line]
    assert len([line for line in lines if "too many connections" in line]) == 1
    assert len(lines) <= 3


def test_one_client_cannot_have_all_connections(crowded: Server) -> None:
    with ExitStack() as stack:
        others = [stack.enter_context(connection(crowded, "127.0.0.3")) for _ in range(100)]
        for _ in range(1_000):
            stack.enter_context(connection(crowded, "127.0.0.2"))
        for other in others:
            other.sendall(head())
            assert answer(other).startswith(b"HTTP/1.1 200 ")


def connection(server: Server, client: str = "127.0.0.1") -> "closing[socket.socket]":
    return closing(socket.create_connection(("127.0.0.1", server.port), 10, (client, 0)))


def head(*fields: bytes) -> bytes:
    return b"GET /healthz HTTP/1.1\r\nHost: x\r\n%s\r\n" % b"".join(fields)


def status(server: Server, request: bytes) -> int:
    with connection(server) as it:
        it.sendall(request)
        return int(answer(it).split()[1])


def posted(server: Server, path: bytes, fields: bytes, body: bytes) -> tuple[int, bytes]:
    """The status and the body of the answer."""
    with connection(server) as it:
        it.sendall(b"POST %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s" % (path, fields))
        it.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        head, _, content = b"".join(iter(lambda: it.recv(65_536), b"")).partition(b"\r\n\r\n")
        return int(head.split()[1]), content


def answer(it: socket.socket) -> bytes:
    try:
        return it.recv(65_536)
    except ConnectionResetError:
        return b""
