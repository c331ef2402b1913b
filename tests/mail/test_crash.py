"""Killed between an order and its mail, and at every point of a mail: none is lost, and when one goes twice."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.api.shop import Clock, Shop
from tests.mail.inbox import OK, Inbox, free_port, inbox
from tests.server.process import Server
from tests.waiting import until


@pytest.fixture
def box() -> Iterator[Inbox]:
    with inbox() as box:
        yield box


@pytest.fixture
def server(box: Inbox, data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A shop that sells a watch and knows the mail server."""
    monkeypatch.setenv("CONFIGURATOR_SMTP_URL", box.url)
    server = Server(data.parent, program=None)
    server.start()
    with server.client() as client:
        Shop(client, server.token(), Clock(datetime.now(UTC))).design({"dial": {"black": None}}, id="watch")
    yield server
    server.stop()


def order(server: Server) -> str:
    """One order, and so one mail; answers its number."""
    with server.client() as client:
        shop = Shop(client, "", Clock(datetime.now(UTC)))
        return str(shop.order("watch", ["black"])["number"])


def numbers(box: Inbox) -> list[str]:
    return [next(word for word in subject.split() if word.isdigit()) for subject in box.subjects()]


def settled(seconds: float = 1.5) -> None:
    """Long enough for a mail that would be sent twice to be sent twice."""
    time.sleep(seconds)


def test_an_order_whose_mail_nobody_could_take_yet_is_mailed_after_the_restart(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    monkeypatch.setenv("CONFIGURATOR_SMTP_URL", f"smtp://127.0.0.1:{port}?starttls=off")
    server = Server(data.parent, program=None)
    server.start()
    with server.client() as client:
        Shop(client, server.token(), Clock(datetime.now(UTC))).design({"dial": {"black": None}}, id="watch")
    placed = [order(server) for _ in range(3)]
    server.kill()
    with inbox(port) as box:
        server.start()
        box.wait(3)
        settled()
        server.stop()
    assert numbers(box) == placed


def test_killed_while_the_mail_server_thinks_the_mail_goes_again_and_once(server: Server, box: Inbox) -> None:
    box.delay = 60
    number = order(server)
    until(lambda: box.begun == 1)
    server.kill()
    box.delay = 0
    server.start()
    box.wait(1)
    settled()
    assert numbers(box) == [number]


def test_killed_after_the_mail_server_took_it_the_same_mail_goes_again_under_the_same_id(
    server: Server, box: Inbox
) -> None:
    """What cannot be excluded: the mail server has it, and we died before we knew."""

    def take_and_kill() -> str:
        server.kill()
        return OK

    box.answers = [take_and_kill]
    number = order(server)
    box.wait(1)
    server.start()
    box.wait(2)
    settled()
    assert numbers(box) == [number, number]
    assert len(set(box.ids())) == 1


def test_stopped_in_an_orderly_way_a_mail_that_is_being_sent_is_sent_once(server: Server, box: Inbox) -> None:
    box.delay = 1
    number = order(server)
    until(lambda: box.begun == 1)
    server.stop()
    server.start()
    settled()
    assert numbers(box) == [number]


def test_killed_at_any_moment_every_order_is_mailed_and_only_the_mail_in_hand_may_go_twice(
    server: Server, box: Inbox
) -> None:
    placed, before_kill = [], []
    for _ in range(5):
        placed += [order(server) for _ in range(random.randint(1, 5))]
        time.sleep(random.uniform(0, 1.2))
        server.kill()
        time.sleep(0.2)  # the mail server may still be reading
        before_kill.append(box.ids()[-1:])
        server.start()
    box.wait(len(placed))
    until(lambda: len(set(box.ids())) == len(placed))
    settled()
    assert set(numbers(box)) == set(placed)
    twice = [id for id, count in Counter(box.ids()).items() if count > 1]
    assert [id for id in twice if [id] not in before_kill] == []
    assert max(Counter(box.ids()).values()) <= 1 + len(before_kill)
