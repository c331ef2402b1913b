"""What pages answer besides what is seen of them: statuses, headers, cookies, and whose forms they take."""

import re
from typing import Any

import pytest

from layers.solver.effort import TooHard
from tests.api.shop import Shop

CUSTOMER = {"name": "Ada Byron", "email": "ada@example.com", "address": "1 Analytical Way"}


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return found[1]


def configured(shop: Shop, **fields: str) -> Any:
    html = shop.client.get("/c/watch").text
    return shop.client.post("/c/watch", data={"base": hidden(html, "base"), **fields})


def ordered(shop: Shop) -> str:
    """Place an order through the pages; the address of its page."""
    configured(shop, do="add")
    shop.client.post("/cart/hold")
    html = shop.client.get("/checkout").text
    fields = {name: hidden(html, name) for name in ("total", "accept_backorder", "key")}
    return str(shop.client.post("/checkout", data={**CUSTOMER, **fields}).headers["location"])


def test_a_press_leads_to_the_address_of_the_configuration(shop: Shop) -> None:
    answer = configured(shop, **{"g.dial": "salmon", "do": "update"})
    assert answer.status_code == 303
    page = shop.client.get(answer.headers["location"])
    assert re.search(r'value="salmon" id="o-salmon"\s+checked', page.text)


def test_a_part_that_nobody_chooses_is_late_as_well(shop: Shop) -> None:
    shop.stock("CASE", 0, backorder="allow")
    images = {"front": {"asset": shop.asset(), "z": 0}}
    stock = {"managed": True, "sku": "CASE", "units": 1}
    shop.design(
        {}, id="case", layers=[{"kind": "image", "id": "case", "label": "Case", "images": images, "stock": stock}]
    )
    page = shop.client.get("/c/case").text
    assert "Ships once restocked" in page
    assert "Everything ships now" not in page
    assert "on backorder" not in page, "of no parts that can be chosen, none is"


def test_a_search_that_was_too_hard_is_not_said_to_have_found_nothing(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = {"id": "r", "if": "gold", "then": {"not": "red"}}
    groups = {"glaze": {"red": {"default": True}, "white": {}}, "rim": {"plain": {"default": True}, "gold": {}}}
    shop.design(groups, id="mug", rules=[rule])
    base = hidden(shop.client.get("/c/mug").text, "base")
    pinned = hidden(shop.client.post("/c/mug/panel", data={"base": base, "g.glaze": "red"}).text, "base")
    pressed = shop.client.post("/c/mug", data={"base": pinned, "pinned": "red", "do": "why:gold"})
    address = pressed.headers["location"]
    assert "Change Glaze to White and take it" in shop.client.get(address).text
    monkeypatch.setattr("layers.solver.answer.repair", too_hard)
    shop.stock("UNRELATED", 1)
    html = shop.client.get(f"{address}&again=").text
    assert "We did not find in time" in html
    assert "does not go with anything" not in html


def test_what_cannot_be_decided_in_time_is_said_on_the_page_and_in_the_api(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = {"id": "r", "if": "gold", "then": {"not": "red"}}
    groups = {"glaze": {"red": {"default": True}, "white": {}}, "rim": {"plain": {}, "gold": {"default": True}}}
    shop.design(groups, id="mug", rules=[rule])
    monkeypatch.setattr("layers.solver.region.SELECTABLE", 10)
    page = shop.client.get("/c/mug")
    assert page.status_code == 503
    assert page.headers["retry-after"] == "60"
    assert "Working out what goes with this selection took too long." in page.text
    assert "Too many at once" not in page.text
    answer = shop.client.post("/api/v1/configurators/mug/evaluate?locale=de", json={})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
    assert [problem["code"] for problem in answer.json()["problems"]] == ["too_hard"]
    assert answer.json()["detail"].startswith("Es dauerte zu lange")
    monkeypatch.undo()
    assert shop.client.get("/c/mug").status_code == 200


def test_the_list_of_products_decides_nothing(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = {"id": "r", "if": "gold", "then": {"not": "red"}}
    groups = {"glaze": {"red": {"default": True}, "white": {}}, "rim": {"plain": {}, "gold": {"default": True}}}
    shop.design(groups, id="mug", rules=[rule])
    monkeypatch.setattr("layers.solver.region.SELECTABLE", 10)
    page = shop.client.get("/")
    assert page.status_code == 200
    assert "/c/mug" in page.text


def too_hard(*_: object, **__: object) -> None:
    raise TooHard


def test_every_page_allows_its_own_files_only(shop: Shop) -> None:
    for path in ("/", "/c/watch", "/cart", "/nowhere"):
        policy = shop.client.get(path).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self';")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy


def test_no_page_has_scripts_or_styles_inside_its_markup(shop: Shop) -> None:
    configured(shop, do="add")
    for path in ("/", "/c/watch", "/cart", "/checkout"):
        html = shop.client.get(path).text
        assert not re.search(r"<[^>]+\s(style|on\w+)=", html)
        assert not re.search(r"<script(?![^>]*(src=|application/json))", html)
        assert not re.search(r"<style(?! nonce=)", html)


def test_the_stage_is_placed_by_a_block_that_only_this_answer_allows(shop: Shop) -> None:
    first, second = shop.client.get("/c/watch"), shop.client.get("/c/watch")
    nonce = re.search(r'<style nonce="([^"]+)"', first.text)
    assert nonce
    assert f"'nonce-{nonce[1]}'" in first.headers["content-security-policy"]
    assert f"'nonce-{nonce[1]}'" not in second.headers["content-security-policy"]


def test_what_does_not_exist_is_404_and_what_was_withdrawn_410(shop: Shop) -> None:
    assert shop.client.get("/nowhere").status_code == 404
    assert shop.client.get("/c/nothing").status_code == 404
    assert shop.client.get("/orders/ord_nobody").status_code == 404
    ordered(shop)
    etag = shop.call("GET", "/configurators/watch").headers["etag"]
    shop.call("DELETE", "/configurators/watch", headers={"If-Match": etag})
    gone = shop.client.get("/c/watch")
    assert gone.status_code == 410
    assert "This is no longer made" in gone.text
    assert gone.headers["content-type"].startswith("text/html")


def test_a_cart_with_a_product_that_is_gone_can_be_emptied(shop: Shop) -> None:
    configured(shop, do="add")
    etag = shop.call("GET", "/configurators/watch").headers["etag"]
    shop.call("DELETE", "/configurators/watch", headers={"If-Match": etag})
    html = shop.client.get("/cart").text
    assert 'data-problem="gone"' in html
    line = re.search(r'data-line="([^"]+)"', html)
    assert line
    assert shop.client.post(f"/cart/lines/{line[1]}", data={"quantity": "0"}).status_code == 303
    assert "data-line" not in shop.client.get("/cart").text


@pytest.mark.parametrize("path", ["/c/watch", "/c/watch/panel", "/cart/hold", "/cart/lines/x", "/checkout"])
def test_a_form_that_another_site_sends_is_refused(shop: Shop, path: str) -> None:
    assert shop.client.post(path, data={}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert shop.client.post(path, data={}, headers={"Origin": "https://evil.example"}).status_code == 403
    assert shop.client.post(path, data={}, headers={"Origin": "http://shop.test"}).status_code != 403


def test_the_order_page_is_private(shop: Shop) -> None:
    address = ordered(shop)
    answer = shop.client.get(address)
    assert answer.status_code == 200
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-robots-tag"] == "noindex"


def test_a_cookie_that_is_no_cart_is_no_cart(shop: Shop) -> None:
    for value in ("cart_unknown-secret-of-nobody", "'; drop table carts", "x" * 5_000):
        shop.client.cookies.set("pc_cart", value)
        assert shop.client.get("/cart").status_code == 200
        assert shop.client.get("/c/watch").status_code == 200
    assert configured(shop, do="add").headers["location"] == "/cart"


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "take:nothing"}, {"do": "quantity:many"}, {"do": "preset:none"}, {"do": "view:side"}, {"do": ":::"},
        {"quantity": "-1"}, {"quantity": "99999999999999999999"}, {"quantity": "٣"}, {"quantity": ""},
        {"g.dial": "tan"}, {"g.nothing": "black"}, {"pinned": "a b c \x00"}, {"base": "x" * 20_000},
        {"line": "nobody", "view": "../.."},
    ],
)  # fmt: skip
def test_a_form_with_nonsense_in_it_is_read_as_far_as_it_makes_sense(shop: Shop, fields: dict[str, str]) -> None:
    assert configured(shop, **fields).status_code == 303
    html = shop.client.get("/c/watch").text
    answer = shop.client.post("/c/watch/panel", data={"base": hidden(html, "base"), **fields})
    assert answer.status_code == 200


def test_a_body_that_is_no_form_is_refused(shop: Shop) -> None:
    assert shop.client.post("/c/watch", json={}).status_code == 415
    assert shop.client.post("/c/watch", data={"note": "x" * 400_000}).status_code == 413
    head = {"content-type": "application/x-www-form-urlencoded"}
    assert shop.client.post("/c/watch", content=b"\xff\xfe=1", headers=head).status_code == 422
    assert shop.client.post("/c/watch", content=b"&".join([b"a=1"] * 3_000), headers=head).status_code == 422


def test_texts_of_designers_and_shoppers_are_escaped(shop: Shop) -> None:
    evil = "<script>alert(1)</script>"
    shop.design({"dial": {"black": {"default": True, "label": evil}}}, id="evil", title=evil, description=evil)
    for path in ("/", "/c/evil"):
        assert evil not in shop.client.get(path).text
    html = shop.client.get("/c/evil").text
    shop.client.post("/c/evil", data={"base": hidden(html, "base"), "do": "add"})
    assert evil not in shop.client.get("/cart").text
    shop.client.post("/cart/hold")
    answer = shop.client.post("/checkout", data={**CUSTOMER, "name": evil, "email": ""})
    assert answer.status_code == 422
    assert evil not in answer.text


def test_checkout_of_nothing_leads_back_to_the_cart(shop: Shop) -> None:
    assert shop.client.get("/checkout").headers["location"] == "/cart"
    assert shop.client.post("/checkout", data=CUSTOMER).headers["location"] == "/cart"
    assert shop.client.post("/cart/hold").headers["location"] == "/cart"


def test_a_second_checkout_of_an_ordered_cart_leads_to_its_order(shop: Shop) -> None:
    configured(shop, do="add")
    cart = shop.client.cookies["pc_cart"]
    shop.client.post("/cart/hold")
    html = shop.client.get("/checkout").text
    fields = {name: hidden(html, name) for name in ("total", "accept_backorder", "key")}
    first = shop.client.post("/checkout", data={**CUSTOMER, **fields})
    shop.client.cookies.set("pc_cart", cart)
    other = shop.client.post("/checkout", data={**CUSTOMER, **fields, "name": "Somebody else", "key": "another"})
    assert first.headers["location"] == other.headers["location"]
    assert len(shop.ok("GET", "/orders")["items"]) == 1


def test_opening_pages_holds_nothing(shop: Shop) -> None:
    shop.stock("SALMON", 1)
    configured(shop, **{"g.dial": "salmon", "do": "add"})
    for path in ("/c/watch", "/cart", "/checkout"):
        shop.client.get(path)
    assert shop.item("SALMON")["held"] == 0


def test_links_are_built_from_the_configured_address_whatever_host_was_asked(shop: Shop) -> None:
    html = shop.client.get("/c/watch", headers={"Host": "evil.example"}).text
    assert "evil.example" not in html
    assert '<link rel="canonical" href="http://shop.test/c/watch">' in html


def test_a_page_is_made_anew_when_stock_or_settings_change(shop: Shop) -> None:
    assert 'data-option="salmon" data-availability="in_stock"' in shop.client.get("/c/watch").text
    assert 'data-theme="default"' in shop.client.get("/").text
    shop.stock("SALMON", 0)
    assert 'data-option="salmon" data-availability="out_of_stock"' in shop.client.get("/c/watch").text
    shop.settings(theme={"name": "journal"})
    assert 'data-theme="journal"' in shop.client.get("/").text
    assert 'data-theme="journal"' in shop.client.get("/c/watch").text


def test_a_group_left_empty_by_hiding_says_so(shop: Shop) -> None:
    shop.settings(stock={"unavailable": "hide"})
    shop.design({"only": {"_": {"required": False}, "salmon-only": "SALMON"}}, id="sold-out")
    assert "Everything here is out of stock at the moment." not in shop.client.get("/c/sold-out").text
    shop.stock("SALMON", 0)
    assert "Everything here is out of stock at the moment." in shop.client.get("/c/sold-out").text


def test_a_cart_that_became_an_order_is_no_cart_any_more(shop: Shop) -> None:
    shop.stock("SALMON", 2)
    configured(shop, **{"g.dial": "salmon", "do": "add"})
    cart = shop.client.cookies["pc_cart"]
    shop.client.post("/cart/hold")
    html = shop.client.get("/checkout").text
    fields = {name: hidden(html, name) for name in ("total", "accept_backorder", "key")}
    shop.client.post("/checkout", data={**CUSTOMER, **fields})
    shop.client.cookies.set("pc_cart", cart)
    assert "data-line" not in shop.client.get("/cart").text
    assert re.search(r'data-option="salmon" data-availability="low_stock"', shop.client.get("/c/watch").text)
    again = configured(shop, **{"g.dial": "salmon", "do": "add"})
    assert again.headers["location"] == "/cart"
    assert cart not in again.headers["set-cookie"]
