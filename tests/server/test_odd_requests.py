"""Requests that nobody sends twice leave nothing behind in memory; the long run is `benchmarks.odd_requests`."""

from benchmarks.odd_requests import MOST, odd_requests
from tests.api.shop import Shop
from tests.server.process import Server


def test_odd_requests_cost_no_memory_and_keep_nobody_waiting(server: Server, shop: Shop) -> None:
    name = shop.design({"g": {"a": None, "b": None}})
    odd = odd_requests(server, 200, (name,), warm=40)
    assert odd.grown < MOST
    assert odd.failures == 0
    assert {200, 404, 413, 422} <= odd.statuses.keys()
    server.stop()
    assert server.longest_pause() <= 100
