"""What is late is told wherever somebody reads of it: which option, how many, in the shop's own words."""

import re
from collections.abc import Sequence
from email.message import EmailMessage
from html import unescape
from typing import Any

import pytest

from tests.api.shop import CUSTOMER
from tests.mail.office import Office, html, plain

TAN = ["tan", "salmon"]


@pytest.fixture
def office(office: Office) -> Office:
    """Fifteen straps are here and ten more can be promised."""
    office.shop.stock("STRAP", 15, backorder_limit=10)
    return office


def read(text: str) -> str:
    """A page or letter as somebody reads it."""
    bare = re.sub(r"<(style|script|title).*?</\1>|<[^>]+>", " ", text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(bare))


def configured(office: Office, quantity: int) -> str:
    token = office.shop.evaluate("watch", TAN, quantity)["token"]
    return read(office.shop.client.get(f"/c/watch?cfg={token}").text)


def added(office: Office, quantity: int) -> None:
    """Added by the page's own form."""
    client = office.shop.client
    base = re.search(r'name="base" value="([^"]*)"', client.get("/c/watch").text)
    assert base
    fields = {"base": base[1], "g.strap": "tan", "g.dial": "salmon", "quantity": str(quantity), "do": "add"}
    assert client.post("/c/watch", data=fields).status_code == 200


def path_to_order(office: Office, quantity: int) -> Sequence[str]:
    """Cart, checkout and order as they read, one after the other."""
    client = office.shop.client
    added(office, quantity)
    cart, form = client.get("/cart").text, client.get("/checkout").text
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form))
    fields = {"name": CUSTOMER["name"], "email": CUSTOMER["email"], "address": CUSTOMER["address"]}
    order = client.post("/checkout", data={**hidden, **fields})
    assert "/orders/" in str(order.url)
    return [read(page) for page in (cart, form, order.text)]


def letters(office: Office) -> list[str]:
    """Both parts of every letter about an order that goes out now."""
    sent: list[EmailMessage] = [letter for letter in office.send() if re.search(r"\d{4}", letter["Subject"])]
    assert {letter["To"] for letter in sent} == {CUSTOMER["email"], "shop@example.com"}
    return [read(part) for letter in sent for part in (plain(letter), html(letter))]


def test_a_page_says_how_many_are_here_and_how_many_come_later(office: Office) -> None:
    assert "Tan Available on Backorder (15 in stock, 10 Available Backorder)" in configured(office, 25)
    assert "Available" not in configured(office, 12)


def test_what_is_late_is_named_with_its_number_from_page_to_mail(office: Office) -> None:
    label = "(15 in stock, 2 Available Backorder)"
    assert label in configured(office, 17)
    for page in path_to_order(office, 17):
        assert re.search(rf"Tan\W+{re.escape(label)}", page), page
    assert any(re.search(rf"Strap: Tan {re.escape(label)}", text) for text in letters(office))


def test_the_letters_to_customer_and_shop_say_which_option_is_late_and_how_many(office: Office) -> None:
    path_to_order(office, 17)
    customer_plain, customer_html, shop_plain, shop_html = _ordered(letters(office))
    for text in (customer_plain, customer_html):
        assert "Strap: Tan (15 in stock, 2 Available Backorder)" in text
        assert "2 pieces come later" in text
    for text in (shop_plain, shop_html):
        assert "Strap: Tan · STRAP" in text
        assert "15 here, 2 on backorder" in text


@pytest.mark.parametrize("preorder", [False, True])
def test_the_shops_own_words_stand_on_every_page_and_in_every_letter(office: Office, preorder: bool) -> None:
    own = {
        "backorder_notice": "Bald wieder da",
        "backorder_cart": "(Nachlieferung)",
        "preorder_notice": "Jetzt vormerken",
        "preorder_cart": "(Vorbestellung)",
        "ships_later": "Kommt bald",
        "ships_on": "Kommt am %date%",
        "fulfilment.back-ordered": "Nachbestellt",
        "fulfilment.pre-ordered": "Vorbestellt",
    }
    office.shop.settings(shop={"locale": "de"}, labels={"de": own})
    office.shop.stock("STRAP", 0, status="preorder" if preorder else "in_stock")
    notice, label, state = (own[name] for name in _keys(preorder))
    assert notice in configured(office, 2)
    cart, form, order = path_to_order(office, 2)
    assert all(label in page for page in (cart, form, order))
    assert "Kommt bald" in cart
    assert state in order
    mails = letters(office)
    assert any(label in text for text in mails)
    for text in (cart, form, order, *mails):
        assert not re.search(r"Available|Ships|Pre-ordered|Back-ordered", text)
    [listed] = office.shop.ok("GET", f"/orders?fulfilment={'pre' if preorder else 'back'}-ordered")["items"]
    assert listed["availability"] == ("preorder" if preorder else "backorder")


def test_what_ships_at_once_carries_no_label_anywhere(office: Office) -> None:
    for page in path_to_order(office, 12):
        assert "Backorder" not in page
    assert "Backorder" not in read(plain(office.letter()))


def _keys(preorder: bool) -> tuple[str, str, str]:
    kind, state = ("preorder", "pre-ordered") if preorder else ("backorder", "back-ordered")
    return f"{kind}_notice", f"{kind}_cart", f"fulfilment.{state}"


def _ordered(texts: Sequence[str]) -> Any:
    """The customer's letter first."""
    return sorted(texts, key=lambda text: "STRAP" in text)
