"""Killed while orders get their units, a restarted server gives each its own, once."""

import threading
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from httpx2 import HTTPError

from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.open import open_ledger
from configurator.stores.ledger.protocol import Ledger
from tests.api.shop import API
from tests.ordering.balance import everything_was_handed_out_once
from tests.ordering.desk import Desk
from tests.server.process import Server
from tests.waiting import until

ORDERS, ROUNDS = 200, 2


def test_a_receipt_that_was_interrupted_is_finished_at_the_next_start(data: Path) -> None:
    server = Server(data.parent, program=None)
    server.start()
    server.stop()
    with closing(open_ledger(data / "ledger.sqlite3")) as ledger:
        _wait(ledger)
    for _ in range(ROUNDS):
        server.start()
        _killed_while_receiving(server, ORDERS // ROUNDS)
        verified = server.run("verify")
        assert verified.returncode == 0, verified.stdout
    server.start()
    assert "still getting units" not in server.run("verify").stdout
    received = _received(server)
    server.stop()
    with closing(open_ledger(data / "ledger.sqlite3")) as ledger:
        _served_once(ledger, received)


def _wait(ledger: Ledger) -> None:
    desk = Desk(ledger)
    desk.design(strap="STRAP")
    desk.stock("STRAP", 0, backorder="allow")
    for _ in range(ORDERS):
        desk.order(("strap", 1))


def _killed_while_receiving(server: Server, units: int) -> None:
    token = server.token()

    def receive() -> None:
        with suppress(HTTPError), server.client(API) as client:
            body, head = {"kind": "receive", "quantity": units}, {"Authorization": f"Bearer {token}"}
            client.post("/stock/STRAP/movements", json=body, headers=head)

    receiving = threading.Thread(target=receive)
    before = _units(server, token)["on_hand"]
    receiving.start()
    # The receipt is there from here on, and its units are being handed out.
    until(lambda: _units(server, token)["on_hand"] != before)
    server.kill()
    receiving.join()


def _units(server: Server, token: str) -> Any:
    with server.client(API) as client:
        return client.get("/stock/STRAP", headers={"Authorization": f"Bearer {token}"}).json()


def _received(server: Server) -> int:
    item = _units(server, server.token())
    assert (item["held"], item["available"]) == (0, 0)
    assert item["backordered"] == ORDERS - item["on_hand"]
    return int(item["allocated"])


def _served_once(ledger: Ledger, received: int) -> None:
    assert ledger.verify() == []
    desk = Desk(ledger)
    everything_was_handed_out_once(desk, ["STRAP"])
    told = Counter(mail.subject for mail in desk.mails() if mail.kind is MailKind.ORDER_AVAILABLE)
    assert (len(told), set(told.values())) == (received, {1})
    assert received == ORDERS
