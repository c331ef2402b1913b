"""The stock items of a draft: what they are, who else takes from them, and finding others."""

from typing import Any

import pytest
from httpx2 import Client

from configurator.accounts.sessions import open_session
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import Role
from configurator.stores.ledger.protocol import Books
from configurator.web.session import COOKIE
from tests.api.shop import API, Json, Shop


@pytest.fixture
def at(shop: Shop) -> str:
    shop.design({"strap": {"tan": {"sku": "TAN", "units": 2}, "red": "RED"}}, id="watch")
    shop.design({"cover": {"leather": "TAN"}}, id="case")
    return "/configurators/watch/draft/stock"


def found(shop: Shop, at: str, body: Json) -> Json:
    answer = shop.call("POST", at, body)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    content: Json = answer.json()
    return content


def test_an_item_is_told_with_the_other_products_that_take_from_it(shop: Shop, at: str) -> None:
    shop.stock("TAN", 5, backorder="allow", backorder_limit=7, backorder_promo="Up to %number%, %remaining% left")
    (item,) = found(shop, at, {"skus": ["TAN"]})["items"]
    assert (item["stock"]["on_hand"], item["stock"]["backorder"]) == (5, "allow")
    assert item["promo"] == "Up to 7, 7 left"
    assert item["uses"] == [
        {"configurator": "case", "title": "Case", "layer": "leather", "label": "Cover: Leather", "units": 1}
    ]


def test_an_item_that_does_not_exist_yet_is_told_as_none(shop: Shop, at: str) -> None:
    assert found(shop, at, {"skus": ["NEW", "NEW"]})["items"] == [
        {"sku": "NEW", "stock": None, "promo": "", "uses": [], "more_uses": 0}
    ]


def test_the_shop_s_settings_are_told_beside_it(shop: Shop, at: str) -> None:
    shop.settings(stock={"management": False, "backorder": True, "low_stock_threshold": 4})
    told = found(shop, at, {"skus": []})
    assert (told["management"], told["backorder"], told["low_stock_threshold"]) == (False, True, 4)


@pytest.mark.parametrize(("q", "skus"), [("ta", ["TAN"]), ("leath", ["TAN"]), ("watch", ["RED", "TAN"]), ("nix", [])])
def test_items_are_found_by_sku_option_and_product(shop: Shop, at: str, q: str, skus: list[str]) -> None:
    told = found(shop, at, {"q": q})
    assert ([item["sku"] for item in told["items"]], told["more"]) == (skus, 0)


def test_more_than_a_list_has_room_for_is_counted(shop: Shop, at: str) -> None:
    for number in range(23):
        shop.ok("PUT", f"/stock/SCREW-{number:02}", {})
    told = found(shop, at, {"q": "screw"})
    assert ([item["sku"] for item in told["items"]][::19], told["more"]) == (["SCREW-00", "SCREW-19"], 3)


@pytest.mark.parametrize("body", [{}, {"skus": [], "q": ""}, {"skus": ["no spaces"]}, {"skus": ["A"] * 1001}])
def test_a_question_is_for_items_or_for_words(shop: Shop, at: str, body: Json) -> None:
    assert shop.call("POST", at, body).status_code == 422


def test_designers_change_and_count_an_item_but_keep_no_lists(shop: Shop, at: str) -> None:
    services: Services = shop.client.app.state.services  # type: ignore[attr-defined]

    def session(books: Books) -> str:
        user = books.people.add_user("dee@example.com", "Dee", Role.DESIGNER, "en", services.now())
        return open_session(books, services, user, "a browser")

    secret = services.ledger.write(session).result()
    head = {"Cookie": f"{COOKIE}={secret}", "Sec-Fetch-Site": "same-origin"}

    def status(method: str, path: str, body: Any = None) -> int:
        content = {} if body is None else {"json": body}
        client: Client = shop.client
        return client.request(method, f"{API}{path}", headers=head, **content).status_code

    assert status("POST", at, {"skus": ["TAN"]}) == 200
    assert status("GET", "/stock/TAN") == 200
    assert status("PATCH", "/stock/TAN", {"status": "out_of_stock"}) == 200
    assert status("PUT", "/stock/NEW", {"tracked": False}) == 201
    assert status("POST", "/stock/TAN/movements", {"kind": "count", "quantity": 3}) == 201
    assert status("GET", "/stock/TAN/movements") == 200
    assert (status("GET", "/stock"), status("GET", "/stock.csv"), status("GET", "/orders")) == (403, 403, 403)
