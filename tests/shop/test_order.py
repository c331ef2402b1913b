"""The order's page: what its customer is told, what they can buy and cancel there, and nobody else."""

import re
from dataclasses import replace
from typing import Any

import pytest

from layers.orders.order import Customer
from tests.api.shop import Json, Shop
from tests.shop.letters import services_of

SALMON, BLACK = ["salmon", "tan"], ["black", "tan"]


def page(shop: Shop, order: Json, status: int = 200) -> str:
    answer = shop.client.get(f"/orders/{order['secret']}")
    assert answer.status_code == status
    return text(answer.text)


def text(html: str) -> str:
    return re.sub(r"\s+", " ", html)


def steps(html: str) -> list[str]:
    return re.findall(r'data-step-kind="(\w+)"', html)


def late(shop: Shop, quantity: int = 1, on_hand: int = 0, **terms: Any) -> Json:
    """An order that waits for the salmon dial."""
    shop.settings(stock={"backorder": True})
    shop.stock("SALMON", on_hand, **terms)
    return dict(shop.order("watch", SALMON, quantity))


def offered(shop: Shop, quantity: int = 1, come: int = 1, **orders: Any) -> Json:
    """An order to be paid when available, for which some have come."""
    shop.settings(orders={"settlement": "when_available", **orders})
    order = late(shop, quantity)
    shop.move("SALMON", "receive", come)
    return order


def line_of(order: Json, place: int = 0) -> str:
    return str(order["lines"][place]["id"])


def buy(shop: Shop, order: Json, line: str | None = None) -> Any:
    return shop.client.post(f"/orders/{order['secret']}/lines/{line or line_of(order)}/purchase", data={})


def cancel(shop: Shop, order: Json, units: str, line: str | None = None) -> Any:
    return shop.client.post(f"/orders/{order['secret']}/lines/{line or line_of(order)}/cancel", data={"units": units})


def checked_out(shop: Shop, email: str = "ada@example.com") -> Json:
    """The order that the browser's cart becomes."""
    answer = shop.checkout(shop.client.cookies["pc_cart"], customer={"name": "Ada", "email": email, "address": "x"})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


# what is shown


def test_every_unit_is_shown_with_what_it_waits_for_and_until_when(shop: Shop) -> None:
    order = late(shop, 3, on_hand=1, restock_on="2026-12-12")
    html = page(shop, order)
    assert steps(html) == ["now", "late"]
    assert "1 piece is here and ships now" in html
    assert "2 pieces come later · Ships on December 12, 2026" in html
    assert "Waiting for 2 × Dial: Salmon" in html
    assert "(1 in stock, 2 Available Backorder)" in html
    assert 'data-fulfilment="back-ordered"' in html


def test_what_was_sent_came_and_was_cancelled_is_shown(shop: Shop) -> None:
    order = shop.order("watch", BLACK, 5)
    shop.act(order["number"], "pay")
    shop.act(order["number"], "ship", {line_of(order): 2})
    shop.act(order["number"], "deliver")
    shop.act(order["number"], "ship", {line_of(order): 1})
    shop.act(order["number"], "cancel", {line_of(order): 1})
    assert steps(page(shop, order)) == ["delivered", "shipped", "now", "cancelled"]


def test_a_backorder_that_the_shop_keeps_to_itself_is_neither_shown_nor_said_to_be_here(shop: Shop) -> None:
    order = late(shop, 3, on_hand=1, notify=False)
    shop.act(order["number"], "pay")
    html = page(shop, order)
    assert steps(html) == ["now", "prepared"]
    assert "2 pieces are being prepared" in html
    assert "1 piece ships now, 2 are being prepared." in html
    assert 'data-fulfilment="new"' in html
    assert not re.search(r"[Bb]ack-?order|later|restocked|wait", html.partition("<main")[2])
    assert shop.ok("GET", f"/orders/{order['number']}")["fulfilment"] == "back-ordered"


def test_it_says_what_is_to_pay_now_and_that_the_rest_is_paid_for_when_it_comes(shop: Shop) -> None:
    shop.settings(orders={"settlement": "when_available"}, stock={"backorder": True})
    shop.stock("SALMON", 0)
    order = shop.checkout(shop.cart(("watch", SALMON, 1), ("watch", BLACK, 1))).json()
    html = page(shop, order)
    assert re.search(r"data-due>€100\.00", html)
    assert "The rest is paid for when it is ready." in html
    assert "You pay for it when it is ready." in html
    waiting = page(shop, shop.order("watch", SALMON))
    assert "Nothing to pay yet" in waiting
    assert "It is paid for when it is ready." in waiting
    assert "data-due" not in waiting


def test_what_is_paid_and_given_back_is_shown(shop: Shop) -> None:
    order = shop.order("watch", BLACK, 2)
    shop.act(order["number"], "pay")
    assert 'data-payment="paid">Paid<' in page(shop, order)
    shop.act(order["number"], "cancel", {line_of(order): 1})
    html = page(shop, order)
    assert "Refund on its way" in html
    assert 'You get back <span class="pc-money">€100.00' in html
    shop.act(order["number"], "refund")
    assert 'data-payment="refunded">Refunded<' in page(shop, order)


def test_the_page_says_thank_you_on_the_day_and_is_the_orders_page_later(shop: Shop) -> None:
    order = shop.order("watch", BLACK)
    assert "Thank you, Ada Byron</h1>" in page(shop, order)
    shop.clock.pass_(days=1)
    assert f"Order {order['number']}</h1>" in page(shop, order)


def test_the_day_it_was_placed_is_the_shops_own(shop: Shop) -> None:
    shop.settings(shop={"timezone": "Pacific/Auckland"})
    assert "November 23, 2026" in page(shop, shop.order("watch", BLACK))


# buying what has come


def test_only_what_is_offered_can_be_purchased(shop: Shop) -> None:
    shop.settings(orders={"settlement": "when_available"}, stock={"backorder": True})
    shop.stock("SALMON", 0)
    shop.design({"dial": {"walnut": "WALNUT"}}, id="clock")
    shop.stock("WALNUT", 0)
    order = shop.checkout(shop.cart(("watch", SALMON, 1), ("clock", ["walnut"], 1), ("watch", BLACK, 1))).json()
    assert "data-purchase=" not in page(shop, order)
    shop.move("WALNUT", "receive", 1)
    html = page(shop, order)
    walnut = next(line["id"] for line in order["lines"] if line["configurator"] == "clock")
    assert re.findall(r'data-purchase="([^"]+)"', html) == [walnut]
    assert "Purchase · €100.00" in html
    assert "Held for you until November 24, 12:00" in re.sub("\N{NARROW NO-BREAK SPACE}", " ", html)
    assert 'data-countdown="172800"' in html
    assert 'data-option="walnut" data-availability="in_stock"' in html
    shop.clock.pass_(hours=49)
    assert "data-purchase=" not in page(shop, order)


def test_no_page_of_a_shop_that_is_paid_at_checkout_shows_purchase(shop: Shop) -> None:
    order = late(shop, 2)
    shop.move("SALMON", "receive", 1)
    assert "data-purchase=" not in page(shop, order)
    assert buy(shop, order).status_code == 409


def test_purchase_puts_what_has_come_into_the_shoppers_cart_once(shop: Shop) -> None:
    order = offered(shop, quantity=3, come=2)
    answer = buy(shop, order)
    assert (answer.status_code, answer.headers["location"]) == (303, "/cart")
    cart = text(shop.client.get("/cart").text)
    assert f'data-bought-from="{order["number"]}"' in cart
    assert "2 pieces are held for you." in cart
    assert "data-subtotal>€200.00" in cart
    assert ">Edit<" not in cart
    assert buy(shop, order).status_code == 303
    assert len(re.findall(r"data-line=", shop.client.get("/cart").text)) == 1


def test_the_checkout_of_a_purchase_knows_who_it_is_for(shop: Shop) -> None:
    buy(shop, offered(shop))
    html = shop.client.get("/checkout").text
    assert 'value="Ada Byron"' in html
    assert 'value="ada@example.com"' in html
    assert "1 Analytical Way</textarea>" in html


def test_the_checkout_says_what_is_to_pay_now(shop: Shop) -> None:
    shop.settings(orders={"settlement": "when_available"}, stock={"backorder": True})
    shop.stock("SALMON", 1)
    shop.client.cookies.set("pc_cart", shop.cart(("watch", SALMON, 3)))
    assert re.search(r"data-due>€100\.00<", shop.client.get("/checkout").text)
    shop.settings(orders={"settlement": "at_checkout"})
    assert "data-due" not in shop.client.get("/checkout").text


def test_purchase_joins_what_is_in_the_cart_already(shop: Shop) -> None:
    order = offered(shop)
    cart = shop.cart(("watch", BLACK, 1))
    shop.client.cookies.set("pc_cart", cart)
    buy(shop, order)
    assert [line["quantity"] for line in shop.read_cart(cart)["lines"]] == [1, 1]


def test_the_cart_takes_no_more_of_a_purchase_than_has_come(shop: Shop) -> None:
    order = offered(shop, quantity=3, come=2)
    buy(shop, order)
    line = shop.read_cart(shop.client.cookies["pc_cart"])["lines"][0]["id"]
    answer = shop.client.post(f"/cart/lines/{line}", data={"quantity": "3"})
    assert answer.status_code == 422
    assert 'data-problem="offer_expired"' in answer.text
    assert shop.client.post(f"/cart/lines/{line}", data={"quantity": "1"}).status_code == 303


def test_the_cart_says_that_an_offer_has_passed_to_somebody_else(shop: Shop) -> None:
    order = offered(shop)
    shop.order("watch", SALMON)
    buy(shop, order)
    shop.clock.pass_(hours=49)
    html = text(shop.client.get("/cart").text)
    assert 'data-problem="offer_expired"' in html
    assert "The offer for Watch has ended, and it has gone to somebody else" in html
    assert "data-blocked" in html


def test_a_passed_offer_is_refused_on_the_page(shop: Shop) -> None:
    order = offered(shop)
    shop.order("watch", SALMON)
    shop.clock.pass_(hours=49)
    answer = buy(shop, order)
    assert answer.status_code == 409
    assert 'data-problem="offer_expired"' in answer.text
    assert "it is not held for you now" in answer.text
    assert f'data-order="{order["number"]}"' in answer.text


def test_what_was_bought_leaves_the_order_and_both_lead_to_each_other(shop: Shop) -> None:
    order = offered(shop, quantity=2, come=1)
    buy(shop, order)
    new = checked_out(shop)
    old = page(shop, order)
    assert f'data-purchased="{new["number"]}"' in old
    assert f'href="http://shop.test/orders/{new["secret"]}"' in old or f'href="/orders/{new["secret"]}"' in old
    assert "data-subtotal>€100.00" in old
    assert f'data-origin="{order["number"]}"' in page(shop, new)
    assert order["secret"] in page(shop, new)


def test_an_order_of_somebody_else_is_named_but_never_led_to(shop: Shop) -> None:
    order = offered(shop, quantity=2, come=1)
    buy(shop, order)
    new = checked_out(shop, email="bob@example.com")
    old = page(shop, order)
    assert f'data-purchased="{new["number"]}"' in old
    assert new["secret"] not in old
    assert order["secret"] not in page(shop, new)


def test_an_order_that_became_another_is_gone_and_leads_there(shop: Shop) -> None:
    order = offered(shop)
    buy(shop, order)
    new = checked_out(shop, email="ADA@example.com")
    html = page(shop, order, status=410)
    assert f'data-became="{new["number"]}"' in html
    assert f'/orders/{new["secret"]}"' in html
    assert order["secret"] not in page(shop, new)
    again = buy(shop, order)
    assert (again.status_code, again.headers["location"]) == (303, f"/orders/{order['secret']}")


def test_an_order_that_became_somebody_elses_leads_to_the_shop(shop: Shop) -> None:
    order = offered(shop)
    buy(shop, order)
    new = checked_out(shop, email="bob@example.com")
    assert new["secret"] not in page(shop, order, status=410)


# cancelling what is waited for


def test_waiting_units_can_be_cancelled(shop: Shop) -> None:
    order = late(shop, 3, on_hand=1)
    shop.act(order["number"], "pay")
    html = page(shop, order)
    assert 'max="2"' in html
    assert "You get €100.00 back for each." in html
    answer = cancel(shop, order, "1")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith(f"/orders/{order['secret']}#line-{line_of(order)}")
    assert steps(page(shop, order)) == ["now", "late", "cancelled"]
    assert shop.item("SALMON")["backordered"] == 1


@pytest.mark.parametrize("units", ["3", "0", "-1", "", "many", "1" * 40, "²"])
def test_more_than_is_waited_for_is_not_cancelled(shop: Shop, units: str) -> None:
    order = late(shop, 3, on_hand=1)
    answer = cancel(shop, order, units)
    assert answer.status_code == 409
    assert "Only 2 pieces of this can still be cancelled." in answer.text
    assert shop.item("SALMON")["backordered"] == 2


def test_what_is_here_cannot_be_cancelled_by_its_customer(shop: Shop) -> None:
    order = shop.order("watch", BLACK)
    assert "data-cancel=" not in page(shop, order)
    answer = cancel(shop, order, "1")
    assert answer.status_code == 409
    assert "There is nothing left of this to cancel." in answer.text


def test_a_shop_can_keep_cancelling_to_itself(shop: Shop) -> None:
    shop.settings(orders={"shopper_cancel": False})
    order = late(shop)
    assert "data-cancel=" not in page(shop, order)
    assert cancel(shop, order, "1").status_code == 409
    assert shop.item("SALMON")["backordered"] == 1


def test_a_unit_that_has_come_can_be_cancelled(shop: Shop) -> None:
    order = offered(shop)
    assert 'data-cancel="' in page(shop, order)
    assert cancel(shop, order, "1").status_code == 303
    assert steps(page(shop, order)) == ["cancelled"]
    assert shop.item("SALMON")["held"] == 0


# whose it is


@pytest.mark.parametrize("act", ["purchase", "cancel"])
def test_nobody_acts_on_an_order_or_line_that_is_not_theirs(shop: Shop, act: str) -> None:
    mine, other = offered(shop), shop.order("watch", SALMON)
    for secret, line in [
        (mine["secret"], line_of(other)), (mine["secret"], "nobody"), (mine["secret"], "%00'\""),
        (mine["secret"] + "x", line_of(mine)), (mine["number"], line_of(mine)), ("ord_", line_of(mine)),
    ]:  # fmt: skip
        answer = shop.client.post(f"/orders/{secret}/lines/{line}/{act}", data={"units": "1"})
        assert answer.status_code == 404, (secret, line)
    assert shop.item("SALMON")["held"] == 1


@pytest.mark.parametrize("act", ["purchase", "cancel"])
def test_another_sites_form_neither_buys_nor_cancels(shop: Shop, act: str) -> None:
    order = offered(shop)
    address = f"/orders/{order['secret']}/lines/{line_of(order)}/{act}"
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        assert shop.client.post(address, data={"units": "1"}, headers=headers).status_code == 403
    assert shop.client.get(address).status_code == 405
    assert steps(page(shop, order)) == ["offered"]


def test_a_page_with_a_secret_in_its_address_need_not_say_where_its_forms_come_from(shop: Shop) -> None:
    order = offered(shop)
    address = f"/orders/{order['secret']}/lines/{line_of(order)}/purchase"
    assert shop.client.post(address, data={}, headers={"Origin": "null"}).status_code == 303
    refused = shop.client.post(address, data={}, headers={"Origin": "null", "Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert shop.client.post("/cart/hold", data={}, headers={"Origin": "null"}).status_code == 403


def test_the_cart_says_to_ourselves_where_its_forms_come_from(shop: Shop) -> None:
    buy(shop, offered(shop))
    for path in ("/cart", "/checkout"):
        answer = shop.client.get(path)
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"


def test_everything_about_an_order_is_private(shop: Shop) -> None:
    order = offered(shop)
    gone = offered(shop)
    address = f"/orders/{order['secret']}"
    answers = [shop.client.get(address), buy(shop, order), cancel(shop, gone, "9")]
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-robots-tag"] == "noindex"


def test_texts_of_customers_are_escaped(shop: Shop) -> None:
    evil = "<script>alert(1)</script>"
    customer = {"name": evil, "email": "ada@example.com", "address": evil, "phone": evil, "note": evil}
    order = shop.checkout(shop.cart(("watch", BLACK, 1)), customer=customer).json()
    assert evil not in page(shop, order)


def test_an_order_whose_customer_was_erased_still_has_its_page(shop: Shop) -> None:
    order = late(shop)
    ledger = services_of(shop).ledger
    erased = replace(ledger.read(lambda books: books.orders.get(order["number"])), customer=Customer("", ""))
    ledger.write(lambda books: books.orders.save_customer(erased)).result()
    html = page(shop, order)
    assert f"Order {order['number']}</h1>" in html
    assert "How we reach you" not in html


def test_a_purchase_is_not_configured_anew(shop: Shop) -> None:
    buy(shop, offered(shop))
    line = shop.read_cart(shop.client.cookies["pc_cart"])["lines"][0]["id"]
    base = re.search(r'name="base" value="([^"]+)"', shop.client.get("/c/watch").text)
    assert base
    shop.client.post("/c/watch", data={"base": base[1], "line": line, "do": "add"})
    lines = shop.read_cart(shop.client.cookies["pc_cart"])["lines"]
    assert [[part["label"] for part in one["options"]] for one in lines] == [["Salmon", "Tan"], ["Black", "Tan"]]
