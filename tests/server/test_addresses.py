"""Addresses with a slash too many, and the addresses of clients."""

import re
import socket
from contextlib import closing
from pathlib import Path

import pytest

from tests.server.process import Server

MANY = 12
"""More than one client may ask for in a row."""
ASKED = b"email=%d%%40example.com"


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        (b"/cart/", b"/cart"),
        (b"/cart//", b"/cart"),
        (b"/api/v1/configurators/?limit=2&q=%C3%A9", b"/api/v1/configurators?limit=2&q=%C3%A9"),
        (b"/c/a%20b/", b"/c/a%20b"),
        (b"/c/a\\b/?next=//elsewhere.example/", b"/c/a%5Cb?next=//elsewhere.example/"),
        (b"/admin/login/", b"/admin/login"),
        (b"/admin/", b"/admin"),
    ],
)
def test_a_slash_at_the_end_leads_to_the_address_without_it(server: Server, asked: bytes, location: bytes) -> None:
    for method in (b"GET", b"POST"):
        answer = answered(server, b"%s %s HTTP/1.1\r\nHost: elsewhere.example\r\n" % (method, asked))
        assert answer.startswith(b"HTTP/1.1 308 ")
        assert re.findall(rb"(?mi)^location: (.*)\r$", answer) == [location]


@pytest.mark.parametrize(
    "asked",
    [b"//elsewhere.example/", b"/%2Felsewhere.example/", b"/\\elsewhere.example/", b"/nothing/", b"//cart/", b"//"],
)
def test_a_slash_leads_nowhere_else(server: Server, asked: bytes) -> None:
    assert answered(server, b"GET %s HTTP/1.1\r\nHost: x\r\n" % asked).startswith((b"HTTP/1.1 404 ", b"HTTP/1.1 400 "))


def test_a_stranger_does_not_choose_the_address_it_comes_from(server: Server) -> None:
    answers = [asks_for_a_mail(server, "127.0.0.2", b"198.51.100.%d" % number) for number in range(MANY)]
    assert b"HTTP/1.1 429 " in [answer[:13] for answer in answers]


def test_a_proxy_on_the_same_machine_names_its_clients(server: Server) -> None:
    answers = [asks_for_a_mail(server, "127.0.0.1", b"198.51.100.%d" % number) for number in range(MANY)]
    assert {answer[:13] for answer in answers} == {b"HTTP/1.1 200 "}


def test_what_a_client_says_to_its_proxy_does_not_count(server: Server) -> None:
    answers = [asks_for_a_mail(server, "127.0.0.1", b"10.0.0.%d, 198.51.100.1" % number) for number in range(MANY)]
    assert b"HTTP/1.1 429 " in [answer[:13] for answer in answers]


def test_without_proxies_nobody_names_clients(data: Path) -> None:
    server = Configured(data.parent, program=None)
    server.start()
    answers = [asks_for_a_mail(server, "127.0.0.1", b"198.51.100.%d" % number) for number in range(MANY)]
    server.stop()
    assert b"HTTP/1.1 429 " in [answer[:13] for answer in answers]


def test_a_proxy_has_to_be_an_address(tmp_path: Path) -> None:
    server = Configured(tmp_path, program=None)
    server.proxies = "nginx"
    refused = server.run("serve", "--port", "0")
    assert refused.returncode == 1
    assert refused.stderr.startswith("Error: CONFIGURATOR_PROXIES: ")


class Configured(Server):
    proxies = ""

    @property
    def environment(self) -> dict[str, str]:
        return {**super().environment, "CONFIGURATOR_PROXIES": self.proxies}


def asks_for_a_mail(server: Server, client: str, forwarded: bytes) -> bytes:
    body = ASKED % int(forwarded.rpartition(b".")[2]) + forwarded.replace(b".", b"").replace(b", ", b"")
    head = b"POST /login HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: %s\r\nContent-Length: %d\r\n" % (forwarded, len(body))
    return answered(server, head + b"Content-Type: application/x-www-form-urlencoded\r\n", client, body)


def answered(server: Server, head: bytes, client: str = "127.0.0.1", body: bytes = b"") -> bytes:
    with closing(socket.create_connection(("127.0.0.1", server.port), 10, (client, 0))) as it:
        it.sendall(head + b"Connection: close\r\n\r\n" + body)
        return b"".join(iter(lambda: it.recv(65_536), b""))
