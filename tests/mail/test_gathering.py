"""Waiting mails about one order are merged into one."""

from configurator.stores.ledger.books.mails import MailKind, MailState
from tests.api.shop import CUSTOMER
from tests.mail.office import NOON, Office, plain
from tests.mail.test_rendering import says

AVAILABLE, OFFER, DELAYED = MailKind.ORDER_AVAILABLE, MailKind.ORDER_OFFER, MailKind.ORDER_DELAYED
ENDS = [MailState.SENT, MailState.DROPPED]


def all_late(office: Office, settlement: str = "at_checkout") -> None:
    office.shop.settings(orders={"settlement": settlement})
    for sku in ("STRAP", "DIAL"):
        office.shop.stock(sku, 0, backorder="allow", restock_on="2026-12-12")


def test_two_items_that_came_for_an_order_are_in_one_mail(office: Office) -> None:
    all_late(office)
    office.order(3)
    office.send()
    office.shop.move("STRAP", "receive", 1)
    office.shop.move("STRAP", "receive", 1)
    office.shop.move("DIAL", "receive", 3)
    says(office.letter(), "Strap: Tan: 2 have come in", "Dial: Salmon: 3 have come in")
    assert sorted(office.states(AVAILABLE), reverse=True) == [MailState.SENT, *[MailState.DROPPED] * 2]


def test_what_can_be_bought_is_offered_in_one_mail(office: Office) -> None:
    all_late(office, "when_available")
    shop = office.shop
    shop.design({"strap": {"tan": "STRAP"}}, id="spare", title="Spare strap")
    shop.checkout(shop.cart(("spare", ["tan"], 1), ("watch", ["tan", "salmon"], 3)))
    office.send()
    shop.move("STRAP", "receive", 4)
    shop.move("DIAL", "receive", 1)
    shop.move("DIAL", "receive", 1)
    letter = office.letter()
    says(letter, "Spare strap", "1 piece is yours to buy until", "2 pieces are yours to buy until")
    assert plain(letter).count("yours to buy until") == 2
    assert office.states(OFFER).count(MailState.SENT) == 1


def test_two_days_that_moved_are_in_one_mail(office: Office) -> None:
    all_late(office)
    office.order(1)
    office.send()
    for sku, day in (("STRAP", "2026-12-20"), ("DIAL", "2026-12-24"), ("STRAP", "2026-12-22")):
        office.shop.ok("POST", f"/stock/{sku}/reschedule", {"day": day, "tell": True})
    letter = office.letter()
    says(letter, "Strap: Tan: 1 comes later · Ships on December 22, 2026")
    says(letter, "Dial: Salmon: 1 comes later · Ships on December 24, 2026")
    assert office.states(DELAYED).count(MailState.SENT) == 1


def test_a_mail_that_is_tried_again_says_what_came_meanwhile(office: Office) -> None:
    all_late(office)
    office.order(2)
    office.send()
    office.shop.move("STRAP", "receive", 1)
    office.bag.shut = True
    office.send()
    office.shop.move("DIAL", "receive", 2)
    office.bag.shut = False
    says(office.letter(), "Strap: Tan: 1 has come in", "Dial: Salmon: 2 have come in")


def test_mails_about_other_orders_or_of_other_kinds_stay_what_they_are(office: Office) -> None:
    all_late(office)
    first, second = office.order(1), office.order(1, customer={**CUSTOMER, "email": "bob@example.com"})
    office.send()
    office.shop.move("STRAP", "receive", 2)
    office.shop.ok("POST", "/stock/DIAL/reschedule", {"day": "2026-12-24", "tell": True})
    mails = sorted((letter["To"], letter["Subject"]) for letter in office.send())
    assert mails == [
        ("ada@example.com", f"A new date: your order {first['number']} at Field & Co"),
        ("ada@example.com", f"Part of it has come in: your order {first['number']} at Field & Co"),
        ("bob@example.com", f"A new date: your order {second['number']} at Field & Co"),
        ("bob@example.com", f"Part of it has come in: your order {second['number']} at Field & Co"),
    ]
    assert office.clock.now == NOON
