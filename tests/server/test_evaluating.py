"""Evaluations that take long keep nobody waiting."""

import re
from concurrent.futures import ThreadPoolExecutor

from tests.api.shop import API, Shop
from tests.layers.tables import TableProduct
from tests.server.process import Server

MOST_COMPUTED = 100
"""Milliseconds that the event loop's own thread may compute in one go."""
EXPLAINED = 12


def test_the_health_of_the_server_is_told_while_hard_questions_are_worked_out(server: Server, shop: Shop) -> None:
    document = TableProduct(groups=150, rules=400, seed=1).document
    shop.ok("POST", "/configurators", document)
    shop.ok("POST", "/configurators/tables/publish")
    server.stop()
    before = len(server.log())
    server.start()
    names = [option["id"] for group in document["layers"] for option in group["layers"]]

    def asked(number: int) -> int:
        explained = names[number * EXPLAINED : (number + 1) * EXPLAINED]
        with server.client(API) as client:
            return client.post("/configurators/tables/evaluate", json={"pinned": [], "explain": explained}).status_code

    with ThreadPoolExecutor(4) as askers, server.client() as client:
        answers = [askers.submit(asked, number) for number in range(4)]
        checked = 0
        while not all(answer.done() for answer in answers):
            assert client.get("/healthz").status_code == 200
            checked += 1
        assert [answer.result() for answer in answers] == [200] * 4
    assert checked > 10
    computed = [int(ms) for ms in re.findall(r"cpu_ms\W+(\d+)", server.log()[before:])]
    assert all(ms < MOST_COMPUTED for ms in computed), server.log()
