"""An idle server settles what is due by time."""

import sqlite3
import time
from contextlib import closing

from tests.api.shop import Shop
from tests.server.process import Server


def test_an_offer_passes_on_though_nobody_comes_by(server: Server, shop: Shop) -> None:
    shop.settings(stock={"backorder": True}, orders={"settlement": "when_available", "offer_hours": 1.5 / 3600})
    shop.stock("S", 0)
    name = shop.design({"g": {"a": "S"}})
    first, second = (shop.order(name, ["a"]) for _ in range(2))
    shop.move("S", "receive", 1)
    until = time.monotonic() + 30
    while offered(server) != [first["number"], second["number"]] and time.monotonic() < until:
        time.sleep(0.1)
    assert offered(server) == [first["number"], second["number"]]


def offered(server: Server) -> list[str]:
    """The orders that were made an offer, read past the server, which learns nothing of it."""
    with closing(sqlite3.connect(f"file:{server.data / 'ledger.sqlite3'}?mode=ro", uri=True)) as ledger:
        return [str(number) for (number,) in ledger.execute("SELECT number FROM offers ORDER BY id")]
