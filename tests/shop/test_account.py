"""All orders of a customer who logged in, and nobody else's."""

import re

from tests.api.shop import Json, Shop
from tests.shop.test_login import logged_in
from tests.shop.test_order import BLACK, SALMON, buy, checked_out, late, offered, text


def account(shop: Shop, query: str = "") -> str:
    answer = shop.client.get(f"/account{query}")
    assert answer.status_code == 200
    return text(answer.text)


def numbers(html: str) -> list[str]:
    return re.findall(r'data-order="(\d+)"', html)


def row(html: str, order: Json) -> str:
    return html.partition(f'data-order="{order["number"]}"')[2].partition("</li>")[0]


def test_orders_are_listed_newest_first_with_how_far_they_are(shop: Shop) -> None:
    first, second = shop.order("watch", BLACK), late(shop, 2, restock_on="2026-12-12")
    shop.act(first["number"], "pay")
    logged_in(shop)
    html = account(shop)
    assert numbers(html) == [second["number"], first["number"]]
    assert "Back-ordered" in row(html, second)
    assert "2 pieces ship on December 12, 2026." in row(html, second)
    assert "Ready to ship" in row(html, first)
    assert f"/orders/{first['secret']}" in row(html, first)
    assert "/render/watch/" in row(html, first)


def test_what_can_be_bought_now_stands_out(shop: Shop) -> None:
    order = offered(shop, quantity=3, come=2)
    other = shop.order("watch", BLACK)
    logged_in(shop)
    html = account(shop)
    assert 'data-to-purchase="2"' in row(html, order)
    assert "2 pieces to purchase" in row(html, order)
    assert "data-to-purchase" not in row(html, other)
    shop.clock.pass_(hours=49)
    assert "data-to-purchase" not in account(shop)


def test_an_order_that_became_another_is_not_listed(shop: Shop) -> None:
    order = offered(shop)
    buy(shop, order)
    new = checked_out(shop)
    logged_in(shop)
    assert numbers(account(shop)) == [new["number"]]


def test_a_backorder_that_the_shop_keeps_to_itself_is_not_shown_here_either(shop: Shop) -> None:
    order = late(shop, notify=False)
    logged_in(shop)
    html = row(account(shop), order)
    assert 'data-fulfilment="new"' in html
    assert "1 piece is being prepared." in html
    assert not re.search(r"[Bb]ack-?order|later|restocked", html)


def test_orders_of_others_are_not_listed(shop: Shop) -> None:
    mine = shop.order("watch", BLACK)
    shop.checkout(shop.cart(("watch", BLACK, 1)), customer={"name": "Bob", "email": "bob@example.com", "address": "x"})
    logged_in(shop)
    assert numbers(account(shop)) == [mine["number"]]


def test_an_address_without_orders_any_more_reads_that_there_are_none(shop: Shop) -> None:
    order = offered(shop)
    buy(shop, order)
    checked_out(shop, email="bob@example.com")
    logged_in(shop)
    html = account(shop)
    assert numbers(html) == []
    assert "There are no orders of this address here." in html


def test_many_orders_come_in_pages(shop: Shop) -> None:
    orders = [shop.order("watch", BLACK)["number"] for _ in range(23)]
    logged_in(shop)
    newest = account(shop)
    assert numbers(newest) == orders[:2:-1]
    older = re.search(r'href="/account(\?before=\d+)"', newest)
    assert older
    rest = account(shop, older[1])
    assert numbers(rest) == orders[2::-1]
    assert "Newest orders" in rest
    assert "Older orders" not in rest


def test_a_page_that_cannot_be_meant_begins_with_the_newest(shop: Shop) -> None:
    order = shop.order("watch", BLACK)
    logged_in(shop)
    for query in ("?before=", "?before=x", "?before=-1", "?before=" + "9" * 400, "?before=²"):
        assert numbers(account(shop, query)) == [order["number"]]
    assert "There are no older orders." in account(shop, "?before=1")


def test_the_words_are_in_the_language_of_whoever_reads(shop: Shop) -> None:
    shop.settings(labels={"de": {"fulfilment.new": "Ganz neu"}})
    order = shop.order("watch", SALMON)
    logged_in(shop)
    shop.client.cookies.set("pc_lang", "de")
    assert "Ganz neu" in row(account(shop), order)


def test_a_customer_who_logged_in_need_not_type_their_address_again(shop: Shop) -> None:
    shop.order("watch", BLACK)
    logged_in(shop)
    shop.client.cookies.set("pc_cart", shop.cart(("watch", BLACK, 1)))
    html = shop.client.get("/checkout").text
    assert 'value="ada@example.com"' in html
    assert 'value="Ada Byron"' in html
