"""Two late things in one order, paid for as they come: what customer and shop read, and when."""

import re
from email.message import EmailMessage
from typing import Any

import pytest

from configurator.stores.ledger.books.mails import MailKind
from tests.api.shop import CUSTOMER, Json
from tests.mail.office import HOME, Office, plain

SHOP = "shop@example.com"


@pytest.fixture
def order(office: Office) -> Json:
    """X and Y, neither of which is here; the letters about it are sent."""
    shop = office.shop
    shop.settings(orders={"settlement": "when_available"})
    for sku in ("X", "Y"):
        shop.stock(sku, 0)
    shop.design({"part": {"x": "X"}}, id="x", title="Lamp X")
    shop.design({"part": {"y": "Y"}}, id="y", title="Lamp Y")
    placed: Json = shop.checkout(shop.cart(("x", ["x"], 1), ("y", ["y"], 1))).json()
    office.send()
    return placed


def links(letter: EmailMessage) -> list[str]:
    return re.findall(rf"{HOME}(/orders/\S+)", plain(letter))


def purchasable(office: Office, path: str) -> list[str]:
    """The lines that the page has *Purchase* beside."""
    page = office.shop.client.get(path)
    assert page.status_code == 200
    return re.findall(r'action="[^"]*/lines/([^"/]+)/purchase"', page.text)


def buy(office: Office, order: Json, line: str) -> Any:
    """Pressed on the page, checked out as the customer."""
    client = office.shop.client
    assert client.post(f"/orders/{order['secret']}/lines/{line}/purchase", data={}).status_code == 200
    answer = office.shop.checkout(client.cookies["pc_cart"])
    assert answer.status_code == 201
    return answer.json()


def test_one_mail_leads_to_the_page_on_which_only_what_has_come_can_be_bought(office: Office, order: Json) -> None:
    office.shop.move("X", "receive", 1)
    letters = office.send()
    assert [(letter["To"], "Lamp X" in plain(letter), "Lamp Y" in plain(letter)) for letter in letters] == [
        (CUSTOMER["email"], True, False)
    ]
    [link] = links(letters[0])
    x = order["lines"][0]["id"]
    assert link == f"/orders/{order['secret']}#line-{x}"
    assert purchasable(office, link) == [x]
    assert office.send() == []


def test_buying_one_then_the_other_ends_in_two_orders_and_none_of_the_first(office: Office, order: Json) -> None:
    shop, (x, y) = office.shop, (line["id"] for line in order["lines"])
    shop.move("X", "receive", 1)
    office.send()
    first = buy(office, order, x)
    assert {letter["To"] for letter in office.send() if first["number"] in letter["Subject"]} == {
        CUSTOMER["email"],
        SHOP,
    }
    old = shop.ok("GET", f"/orders/{order['secret']}", admin=False)
    assert ([line["id"] for line in old["lines"]], old["total"], old["purchases"]) == ([y], 10_000, [first["number"]])
    assert first["origin"] == order["number"]
    assert f"/orders/{first['secret']}" in shop.client.get(f"/orders/{order['secret']}").text
    assert f"/orders/{order['secret']}" in shop.client.get(f"/orders/{first['secret']}").text

    shop.act(first["number"], "pay")
    assert [letter["To"] for letter in office.send()] == [CUSTOMER["email"], SHOP]

    shop.move("Y", "receive", 1)
    [offer] = office.send()
    second = buy(office, order, purchasable(office, links(offer)[0])[0])
    gone = shop.client.get(f"/orders/{order['secret']}")
    assert (gone.status_code, second["number"] in gone.text) == (410, True)
    assert [each["number"] for each in shop.ok("GET", "/orders")["items"]] == [second["number"], first["number"]]
    what = [(entry["what"], entry["subject"]) for entry in shop.ok("GET", "/audit")["items"]]
    assert ("order.become", order["number"]) in what


def test_what_came_and_was_bought_before_the_mail_went_out_is_not_mailed(office: Office, order: Json) -> None:
    office.shop.move("X", "receive", 1)
    buy(office, order, order["lines"][0]["id"])
    assert "is here for you" not in " ".join(letter["Subject"] for letter in office.send())
    assert len(office.mails(MailKind.ORDER_OFFER)) == 1


@pytest.mark.parametrize(("threshold", "mails"), [(5, 1), (4, 0)])
def test_the_shop_reads_once_that_an_item_runs_low_and_again_after_there_was_plenty(
    office: Office, threshold: int, mails: int
) -> None:
    shop = office.shop
    shop.stock("Z", 6, low_stock_threshold=threshold)
    shop.design({"part": {"z": "Z"}}, id="z", title="Lamp Z")
    shop.order("z", ["z"])
    assert office.subjects(SHOP) == ["Field & Co"] * mails
    shop.order("z", ["z"])
    shop.move("Z", "receive", 11)
    assert office.subjects(SHOP) == []
    shop.order("z", ["z"], 10)
    assert [letter["Subject"] for letter in office.send() if letter["To"] == SHOP] == [
        "Field & Co: Z is running low"
    ] * mails
