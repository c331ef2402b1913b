"""Evaluations that take long keep nobody waiting."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.api.shop import API, Shop
from tests.layers.pigeons import pigeons
from tests.layers.tables import TableProduct
from tests.server.process import Server

MOST_COMPUTED = 100
"""Milliseconds that the event loop's own thread may compute in one go."""
EXPLAINED = 12


@pytest.mark.parametrize("document", [TableProduct(groups=150, rules=400, seed=1).document, pigeons(8)])
def test_the_server_answers_while_hard_questions_are_worked_out(
    server: Server, shop: Shop, document: dict[str, Any]
) -> None:
    shop.ok("POST", "/configurators", document)
    shop.ok("POST", f"/configurators/{document['id']}/publish")
    server.stop()
    server.forget_log()
    server.start()
    names = [option["id"] for group in document["layers"] for option in group["layers"]]

    def asked(number: int) -> int:
        explained = names[number * EXPLAINED : (number + 1) * EXPLAINED]
        with server.client(API) as client:
            return client.post(
                f"/configurators/{document['id']}/evaluate", json={"pinned": [], "explain": explained}
            ).status_code

    with ThreadPoolExecutor(4) as askers, server.client() as client:
        answers = [askers.submit(asked, number) for number in range(4)]
        checked = 0
        while not all(answer.done() for answer in answers):
            assert client.get("/healthz").status_code == 200
            checked += 1
        assert [answer.result() for answer in answers] == [200] * 4
    assert checked > 3
    server.stop()
    assert server.longest_pause() <= MOST_COMPUTED, server.log()
