"""A mail that is no longer true when it is due is not sent."""

import random
from dataclasses import replace

import pytest

from configurator.ordering.news.waits import notify_all_waits
from configurator.privacy.erasing import erase
from configurator.runtime.secret import digest
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.mails import MailKind, MailState
from configurator.stores.ledger.books.people import LinkPurpose
from configurator.stores.ledger.protocol import Books
from tests.api.shop import CUSTOMER
from tests.mail.office import NOON, Office, html, plain

PLACED, PAID, SHIPPED = MailKind.ORDER_PLACED, MailKind.ORDER_PAID, MailKind.ORDER_SHIPPED
AVAILABLE, DELAYED, CANCELLED = MailKind.ORDER_AVAILABLE, MailKind.ORDER_DELAYED, MailKind.ORDER_CANCELLED
SENT, DROPPED = MailState.SENT, MailState.DROPPED


def came(office: Office) -> None:
    office.shop.move("STRAP", "count", office.shop.item("STRAP")["on_hand"] + 1)


def left(office: Office) -> None:
    office.shop.move("STRAP", "count", office.shop.item("STRAP")["on_hand"] - 1, shortage="backorder")


def test_of_an_order_that_was_cancelled_at_once_only_that_is_mailed(office: Office) -> None:
    order = office.order()
    came(office)
    office.shop.act(order["number"], "pay")
    office.shop.act(order["number"], "cancel")
    [letter] = [letter for letter in office.send() if letter["To"] == CUSTOMER["email"]]
    assert letter["Subject"].startswith("Cancelled:")
    assert office.states(PLACED, AVAILABLE, PAID) == [DROPPED] * 3
    assert office.mails(PLACED)[0].error == "The order was cancelled."
    assert office.states(MailKind.SHOP_ORDER, MailKind.SHOP_PAID) == [DROPPED] * 2


def test_an_order_that_was_shipped_and_then_cancelled_still_says_what_was_shipped(office: Office) -> None:
    order = office.order()
    office.shop.act(order["number"], "ship")
    office.shop.act(order["number"], "cancel")
    office.send()
    assert office.states(SHIPPED, CANCELLED) == [SENT, SENT]


def test_an_offer_that_is_over_is_not_made(office: Office) -> None:
    office.shop.settings(orders={"settlement": "when_available", "offer_hours": 2})
    office.order()
    office.send()
    came(office)
    office.clock.pass_(hours=3)
    office.send()
    assert office.states(MailKind.ORDER_OFFER) == [DROPPED]
    assert office.mails(MailKind.ORDER_OFFER)[0].error == "The offer is no longer open."


def test_an_offer_that_was_bought_is_not_made(office: Office) -> None:
    office.shop.settings(orders={"settlement": "when_available"})
    order = office.order()
    office.send()
    came(office)
    late = next(line for line in order["lines"] if line["state"] != "ready")
    bought = office.shop.ok("POST", f"/orders/{order['secret']}/lines/{late['id']}/purchase", admin=False)
    assert office.shop.checkout(bought["id"]).status_code == 201
    office.send()
    assert office.states(MailKind.ORDER_OFFER) == [DROPPED]


def test_what_came_and_was_shipped_needs_no_mail_of_its_own(office: Office) -> None:
    order = office.order(2)
    office.send()
    came(office)
    office.shop.act(order["number"], "ship")
    office.send()
    assert office.states(AVAILABLE, SHIPPED) == [DROPPED, SENT]


def test_what_came_and_left_before_anybody_heard_of_it_is_not_mailed(office: Office) -> None:
    office.order(2)
    office.send()
    came(office)
    left(office)
    assert office.subjects() == []
    assert office.states(AVAILABLE, DELAYED) == [DROPPED, DROPPED]
    came(office)
    assert office.subjects() == ["It has come in"]


def test_what_left_and_came_again_before_anybody_heard_of_it_is_not_mailed(office: Office) -> None:
    office.order(1)
    office.send()
    left(office)
    came(office)
    assert office.subjects() == []
    left(office)
    assert office.subjects() == ["A delay"]
    came(office)
    assert office.subjects() == ["It has come in"]


@pytest.mark.parametrize("seed", range(6))
def test_a_customer_knows_in_the_end_whether_it_is_there(office: Office, seed: int) -> None:
    """Whatever comes and leaves, and whenever mails are sent between."""
    dice = random.Random(seed)
    there = dice.random() < 0.5
    office.order(1 if there else 2)
    office.send()
    informed = there
    for _ in range(14):
        if dice.random() < 0.4:
            informed = _there_by_mail(office, informed)
        else:
            (left if there else came)(office)
            there = not there
    assert _there_by_mail(office, informed) is there


def test_a_date_that_moved_twice_is_mailed_once(office: Office) -> None:
    office.order(2)
    office.send()
    for day in ("2026-12-20", "2026-12-24"):
        office.post(DELAYED, "1001", {"sku": "STRAP", "from": "2026-12-12", "to": day})
    _promise(office, "2026-12-24")
    [letter] = office.send()
    assert "December 24" in plain(letter)
    assert office.states(DELAYED) == [SENT, DROPPED]


def test_an_order_that_is_nobodys_any_more_is_mailed_to_nobody(office: Office) -> None:
    order = office.order()

    def anonymise(books: Books) -> None:
        found = books.orders.get(order["number"])
        assert found
        books.orders.save_customer(replace(found, customer=replace(found.customer, name="", email="")))

    office.services.ledger.write(anonymise).result()
    office.send()
    assert office.states(PLACED) == [DROPPED]


def test_what_happens_to_an_order_later_is_mailed_to_nobody_but_the_shop_once_its_customer_is_erased(
    office: Office,
) -> None:
    number = office.order()["number"]
    office.send()
    erase(office.services.ledger, CUSTOMER["email"], NOON, "Kim")
    office.shop.settings(mail={"shop": "shop@example.com"})
    office.shop.act(number, "pay")
    [letter] = office.send()
    assert (letter["To"], office.states(PAID)) == ("shop@example.com", [DROPPED])
    assert "The customer was erased." in plain(letter)
    assert "The customer was erased." in html(letter)


def test_stock_that_came_back_is_no_news(office: Office) -> None:
    for kind in (MailKind.SHOP_STOCK_LOW, MailKind.SHOP_STOCK_OUT):
        office.post(kind, "STRAP", {"available": 0, "threshold": 2}, to="")
    office.shop.move("STRAP", "receive", 20)
    office.send()
    assert office.states() == [DROPPED, DROPPED]


def test_a_link_that_was_used_is_not_sent(office: Office) -> None:
    until, secret = NOON.replace(hour=13), digest("login_1")
    write = office.services.ledger.write
    write(lambda books: books.people.add_link(LinkPurpose.CUSTOMER, CUSTOMER["email"], secret, NOON, until)).result()
    office.post(MailKind.LOGIN, "", {"link": "/login/login_1"})
    write(lambda books: books.people.use_link(LinkPurpose.CUSTOMER, secret, NOON)).result()
    office.send()
    [mail] = office.mails()
    assert (mail.state, mail.error, mail.body) == (DROPPED, "The link is used or over.", {})


def test_who_no_longer_waits_is_not_notified(office: Office) -> None:
    def wait(books: Books) -> int:
        made = books.waits.add("d", CUSTOMER["email"], "STRAP", "watch", "tan", "en", NOON)
        books.waits.save([replace(made, confirmed_at=NOON, ended_at=NOON)])
        return made.id

    id = office.services.ledger.write(wait).result()
    for kind in (MailKind.WAIT_CONFIRM, MailKind.WAIT_BACK):
        office.post(kind, "", {"wait": id, "link": "/w", "unsubscribe": "/w/end"})
    assert office.send() == []
    assert office.states() == [DROPPED, DROPPED]


def test_who_waits_for_what_is_gone_again_goes_on_waiting(office: Office) -> None:
    office.shop.settings(stock={"backorder": False})
    office.shop.move("STRAP", "count", 0)
    shop, write = shop_of(office.services), office.services.ledger.write

    def wait(books: Books) -> None:
        made = books.waits.add("d", CUSTOMER["email"], "STRAP", "watch", "tan", "en", NOON)
        books.waits.save([replace(made, confirmed_at=NOON)])

    write(wait).result()
    for back in (False, True):
        office.shop.move("STRAP", "count", 1)
        write(notify_all_waits, shop, office.clock.now).result()
        if not back:
            office.shop.move("STRAP", "count", 0)
        assert office.subjects() == (["Back in stock"] if back else [])
    assert office.states(MailKind.WAIT_BACK) == [DROPPED, SENT]
    office.shop.move("STRAP", "count", 2)
    write(notify_all_waits, shop, office.clock.now).result()
    assert office.send() == []


def _there_by_mail(office: Office, before: bool) -> bool:
    subjects = office.subjects()
    assert len(subjects) <= 1
    return {"It has come in": True, "A delay": False}[subjects[0]] if subjects else before


def _promise(office: Office, day: str) -> None:
    def work(books: Books) -> None:
        order = books.orders.get("1001")
        assert order
        [line] = order.lines
        options = {o.position: replace(o, promised_on=NOON.date().fromisoformat(day)) for o in line.options if o.late}
        books.orders.save([(order.with_lines({line.id: line.with_options(options)}), order)])

    office.services.ledger.write(work).result()
