"""A customer can be given everything that is known of them, and nothing that opens anything."""

import json
from typing import Any

from configurator.privacy.exporting import export
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.protocol import Books
from settings import Settlement
from tests.privacy.house import ADDRESS, TRILLIAN, ZAPHOD, House


def exported(house: House, email: str = ADDRESS) -> Any:
    return json.loads(house.ledger.write(export, email, house.desk.now, "Kim").result())


def test_everything_known_is_in_it(house: House) -> None:
    order = house.order(options="gold", quantity=2)
    house.leave_traces(ZAPHOD, order)
    content = exported(house, "ZAPHOD@heartofgold.example")
    [sold] = content["orders"]
    assert sold["customer"] == {
        "name": "Zaphod Beeblebrox", "email": "Zaphod@Heartofgold.example", "note": "Ring twice",
        "address": "42 Magrathea Lane\n10115 Ursa Minor", "phone": "+49 30 1234 5678",
    }  # fmt: skip
    assert (sold["number"], sold["fulfilment"], sold["payment"]) == (order.number, "back-ordered", "unpaid")
    assert (sold["total"], sold["lines"][0]["options"][0]["backordered"]) == (order.total, 2)
    assert [cart["lines"][0]["quantity"] for cart in content["carts"]] == [2]
    assert [mail["kind"] for mail in content["mails"]] == ["order_placed"]
    assert [wait["sku"] for wait in content["stock_waits"]] == ["GOLD"]
    assert [session["agent"] for session in content["sessions"]] == ["Firefox"]
    assert [link["purpose"] for link in content["links"]] == ["customer"]
    assert [event["kind"] for event in content["events"]] == ["order.placed", "order.noted"]
    assert [entry["what"] for entry in content["audit_log"]] == ["order.noted"]
    assert [note["text"] for note in content["notes"]] == [f"{ZAPHOD.name} <{ZAPHOD.email}> called, wants it sooner"]
    assert content["email"] == ADDRESS


def test_nothing_in_it_opens_anything(house: House) -> None:
    house.desk.set("orders", settlement=Settlement.WHEN_AVAILABLE)
    order = house.order(options="gold")
    house.desk.receive("GOLD", 1)
    cart = house.desk.purchase(order, order.lines[0].id).cart
    house.leave_traces(ZAPHOD, order)
    assert len(exported(house)["carts"]) == 2
    text = json.dumps(exported(house))
    keys = [order.secret, str(order.cart), cart, f"s-{ZAPHOD.name}", f"l-{ZAPHOD.name}", f"w-{ZAPHOD.name}"]
    assert [key for key in keys if key in text] == []


def test_what_opens_something_in_a_mail_that_waits_is_not_in_it(house: House) -> None:
    def post(books: Books) -> None:
        body = {"link": "/login/login_key", "name": "Zaphod"}
        books.mails.post(MailKind.LOGIN, "", body, house.desk.now, address=ADDRESS)

    house.ledger.write(post).result()
    assert [mail["body"] for mail in exported(house)["mails"]] == [{"name": "Zaphod"}]


def test_nothing_of_anybody_else_is_in_it(house: House) -> None:
    house.leave_traces(TRILLIAN, house.order(TRILLIAN))
    house.leave_traces(ZAPHOD, house.order())
    assert "Tricia" not in json.dumps(exported(house))
    assert exported(house, "nobody@example.com")["orders"] == []


def test_what_others_wrote_about_them_is_in_it(house: House) -> None:
    hers = house.order(TRILLIAN)
    house.ledger.write(lambda books: books.notes.add(hers.number, "Kim", f"for {ADDRESS}", house.desk.now)).result()
    assert [mention["text"] for mention in exported(house)["mentions"]] == [f"for {ADDRESS}"]


def test_the_log_says_that_it_was_made_and_not_of_whom(house: House) -> None:
    house.order()
    exported(house)
    assert house.audit_entries()[-1] == ("customer.exported", "", "1")
