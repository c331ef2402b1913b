"""What each kind of mail says, to whom, and where its links lead."""

import re
from datetime import date, timedelta
from email.message import EmailMessage
from html import unescape

import pytest

from configurator.languages import LANGUAGES
from configurator.mail.composing import RenderedMail, rendered
from configurator.mail.transport import LetterRefused
from configurator.ordering import reschedule
from configurator.presentation.environment import templates
from configurator.runtime.secret import digest
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.mails import Mail, MailKind
from configurator.stores.ledger.books.people import LinkPurpose, Role
from configurator.stores.ledger.protocol import Books
from tests.api.shop import CUSTOMER
from tests.mail.office import HOME, NOON, Office, html, plain

SHOP = "shop@example.com"


def both(letter: EmailMessage) -> list[str]:
    """The plain part, and the text of the HTML part as it is read."""
    seen = re.sub(r"<(style|title).*?</\1>|<[^>]+>", " ", html(letter), flags=re.DOTALL)
    seen = seen.replace("&amp;", "&").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">")
    return [re.sub(r"\s+", " ", text) for text in (plain(letter), seen)]


def says(letter: EmailMessage, *sentences: str) -> None:
    """Both parts do."""
    for text in both(letter):
        assert [sentence for sentence in sentences if sentence not in text] == []


def linked(letter: EmailMessage) -> set[str]:
    """Every address in the letter, which must be the same in both parts but for pictures."""
    in_html = {unescape(address) for address in re.findall(r'href="([^"]+)"', html(letter))}
    in_plain = set(re.findall(r"https?://\S+", plain(letter)))
    assert in_html == in_plain
    return in_html


def test_a_placed_order_says_which_option_is_late_how_many_and_when(office: Office) -> None:
    order = office.order()
    letter = office.letter()
    assert letter["Subject"] == f"Your order {order['number']} at Field & Co"
    assert letter["From"] == "Field & Co <no-reply@shop.example>"
    says(
        letter,
        f"We have it under the number {order['number']}. 1 piece ships now, 2 ship on December 12, 2026.",
        "Field watch × 3",
        "Strap: Tan (1 in stock, 2 Available Backorder)",
        "Dial: Salmon",
        "1 piece is here and ships now",
        "2 pieces come later · Ships on December 12, 2026",
        "Waiting for 2 × Strap: Tan",
        "€300.00",
        "Ada Byron",
        "1 Analytical Way",
        "1 Lane",
    )
    assert linked(letter) == {f"{HOME}/orders/{order['secret']}", f"{HOME}/"}


def test_pictures_are_fetched_from_the_shops_own_address(office: Office) -> None:
    office.order()
    [picture] = re.findall(r'<img src="([^"]+)"', html(office.letter()))
    assert picture.startswith(f"{HOME}/render/watch/")
    assert office.shop.client.get(picture).headers["content-type"] == "image/webp"


def test_the_shop_hears_of_late_units_with_the_item_to_order(office: Office) -> None:
    order = office.order()
    letter = next(each for each in office.send() if each["To"] == SHOP and order["number"] in each["Subject"])
    assert letter["Subject"] == f"Field & Co: a new order, {order['number']}, part of it late"
    says(letter, "Strap: Tan · STRAP", "1 here, 2 on backorder · Ships on December 12, 2026", "Salmon · DIAL · 3 here")
    says(letter, "From Ada Byron, ada@example.com.", "Not everything in it is here.")
    assert linked(letter) == {f"{HOME}/admin/orders/{order['number']}", f"{HOME}/"}


def test_the_shop_is_not_bothered_with_orders_of_which_everything_is_here(office: Office) -> None:
    office.shop.stock("STRAP", 40)
    office.order(1)
    assert [letter["To"] for letter in office.send()] == [CUSTOMER["email"]]


def test_even_a_backorder_that_is_kept_from_the_customer_is_mailed_to_the_shop(office: Office) -> None:
    office.shop.stock("STRAP", notify=False)
    office.order()
    letters = {letter["To"]: letter for letter in office.send() if "order" in letter["Subject"]}
    says(letters[SHOP], "1 here, 2 on backorder")
    assert "ackorder" not in "".join(both(letters[CUSTOMER["email"]]))


def test_what_has_come_in_is_named_with_how_many(office: Office) -> None:
    order = office.order()
    office.send()
    office.shop.move("STRAP", "receive", 1)
    letter = office.letter()
    assert letter["Subject"] == f"Part of it has come in: your order {order['number']} at Field & Co"
    says(letter, "Strap: Tan: 1 has come in", "2 pieces ship now, 1 ships on December 12, 2026")


def test_an_offer_says_how_many_until_when_and_its_link_only_shows_the_line(office: Office) -> None:
    office.shop.settings(orders={"settlement": "when_available", "offer_hours": 48})
    order = office.order(4)
    office.send()
    office.shop.move("STRAP", "receive", 2)
    letter = office.letter()
    assert letter["Subject"] == f"Field watch is here for you: your order {order['number']} at Field & Co"
    says(
        letter,
        "Field watch × 2",
        "2 pieces are yours to buy until March 4, 1:00 PM.",
        "€200.00",
        "Nothing is bought yet",
    )
    page = f"{HOME}/orders/{order['secret']}"
    late = next(line for line in order["lines"] if line["state"] != "ready")
    assert linked(letter) == {f"{page}#line-{late['id']}", f"{HOME}/"}
    assert f'id="line-{late["id"]}"' in office.shop.client.get(page).text


def test_both_sides_hear_that_an_order_was_paid(office: Office) -> None:
    order = office.order()
    office.send()
    office.shop.act(order["number"], "pay")
    letters = {letter["To"]: letter for letter in office.send()}
    says(letters[CUSTOMER["email"]], f"We have your €300.00 for the order {order['number']}.")
    says(letters[SHOP], "€300.00 from Ada Byron, ada@example.com.")


def test_what_was_shipped_is_mailed_with_what_is_still_to_come(office: Office) -> None:
    order = office.order()
    office.send()
    office.shop.act(order["number"], "ship")
    part = office.letter()
    says(part, f"This part of your order {order['number']} has left us.", "1 piece has shipped")
    says(part, "The rest: 2 pieces ship on December 12, 2026.")
    office.shop.move("STRAP", "receive", 2)
    office.send()
    office.shop.act(order["number"], "ship")
    says(office.letter(), f"Everything in your order {order['number']} has left us now.", "2 pieces have shipped")


def test_a_date_that_moved_is_mailed_with_the_new_one(office: Office) -> None:
    order = office.order()
    office.send()
    day, write = date(2026, 12, 24), office.services.ledger.write
    write(reschedule, shop_of(office.services), "STRAP", day, office.clock.now, notify=True).result()
    letter = office.letter()
    assert letter["Subject"] == f"A new date: your order {order['number']} at Field & Co"
    says(letter, "Strap: Tan: 2 come later · Ships on December 24, 2026")


def test_a_preorders_new_day_is_mailed_as_well(office: Office) -> None:
    office.shop.stock("DIAL", 0, status="preorder", preorder_release_on="2026-12-12")
    office.order(2)
    office.send()
    office.shop.ok("POST", "/stock/DIAL/reschedule", {"day": "2026-12-24", "tell": True})
    says(
        office.letter(), "There is a new date for your order", "Dial: Salmon: 2 come later · Ships on December 24, 2026"
    )


@pytest.mark.parametrize("day", [None, "2026-01-01"])
def test_a_day_that_is_gone_or_past_is_mailed_as_no_day(office: Office, day: str | None) -> None:
    office.order()
    office.send()
    office.shop.ok("POST", "/stock/STRAP/reschedule", {"day": day, "tell": True})
    letter = office.letter()
    assert letter["Subject"].startswith("A delay:")
    says(letter, "There is no date for your order any more", "Strap: Tan: 2 come later")


def test_units_that_turned_out_not_to_be_there_are_mailed_with_an_apology(office: Office) -> None:
    office.order(1)
    office.send()
    office.shop.move("STRAP", "count", 0, shortage="backorder")
    letter = office.letter()
    assert letter["Subject"].startswith("A delay:")
    says(letter, "We are sorry", "Strap: Tan: 1 comes later · Ships on December 12, 2026")


def test_a_cancelled_order_says_what_comes_back(office: Office) -> None:
    order = office.order()
    office.shop.act(order["number"], "pay")
    office.send()
    office.shop.act(order["number"], "cancel", {order["lines"][0]["id"]: 1})
    says(office.letter(), "We have cancelled part of your order", "1 piece was cancelled", "You get €100.00 back.")
    office.shop.act(order["number"], "cancel")
    says(
        office.letter(),
        f"We have cancelled your order {order['number']}.",
        "2 pieces were cancelled",
        "You get €300.00",
    )


def test_what_was_cancelled_in_part_first_is_mailed_so_however_it_ended(office: Office) -> None:
    order = office.order()
    lines = {line["id"]: 1 for line in order["lines"][:1]}
    office.shop.act(order["number"], "cancel", lines)
    office.shop.act(order["number"], "cancel")
    first, second = (letter for letter in office.send() if "ancelled" in letter["Subject"])
    assert first["Subject"].startswith("Partly cancelled:")
    says(first, "Part of your order is cancelled")
    assert second["Subject"].startswith("Cancelled:")


def test_whoever_bought_the_last_of_an_order_does_not_read_that_it_is_cancelled(office: Office) -> None:
    office.shop.settings(orders={"settlement": "when_available"})
    office.shop.stock("STRAP", 0, backorder="allow")
    order = office.order(2)
    office.shop.move("STRAP", "receive", 1)
    line = order["lines"][0]["id"]
    office.shop.act(order["number"], "cancel", {line: 1})
    cart = office.shop.ok("POST", f"/orders/{order['secret']}/lines/{line}/purchase", admin=False)["id"]
    office.shop.checkout(cart)
    cancelled = [letter for letter in office.send() if "ancelled" in letter["Subject"]]
    assert [letter["Subject"].split(":")[0] for letter in cancelled] == ["Partly cancelled"]


def test_the_shop_hears_of_stock_that_is_low_or_out(office: Office) -> None:
    office.post(MailKind.SHOP_STOCK_LOW, "STRAP", {"available": 1, "threshold": 2}, to="")
    says(office.letter(SHOP), "STRAP is running low", "1 unit is left.")
    office.order()
    office.send()
    office.post(MailKind.SHOP_STOCK_OUT, "STRAP", {"available": 0, "threshold": 2}, to="")
    letter = office.letter(SHOP)
    says(letter, "STRAP is out of stock", "No unit is left to sell.", "2 units are on backorder.")
    assert f"{HOME}/admin/stock?q=STRAP" in linked(letter)


def test_items_that_grow_scarce_together_are_in_one_mail(office: Office) -> None:
    for number in range(60):
        office.shop.stock(f"PART-{number:02}", 2, low_stock_threshold=0)
        office.post(MailKind.SHOP_STOCK_LOW, f"PART-{number:02}", {"threshold": 2}, to="")
    office.post(MailKind.SHOP_STOCK_OUT, "NONE", {"threshold": 0}, to="")
    office.shop.move("PART-07", "receive", 5)
    [letter] = office.send()
    assert letter["Subject"] == "Field & Co: 59 items are running low"
    says(letter, "PART-00: 2 units are left.", "PART-50: 2 units are left.", "and 9 more")
    assert not any("PART-07" in text or "PART-51" in text for text in both(letter))
    assert f"{HOME}/admin/stock?only=counted&sort=available" in linked(letter)


def test_what_became_scarce_while_a_mail_could_not_be_sent_goes_with_it(office: Office) -> None:
    office.shop.stock("NOODLE", 1)
    office.post(MailKind.SHOP_STOCK_LOW, "STRAP", {"threshold": 2}, to="")
    office.bag.refusal = LetterRefused("450 busy", code=450)
    office.send()
    office.bag.refusal = None
    office.post(MailKind.SHOP_STOCK_LOW, "NOODLE", {"threshold": 2}, to="")
    office.clock.pass_(hours=1)
    [letter] = office.send()
    says(letter, "2 items are running low", "STRAP: 1 unit is left.", "NOODLE: 1 unit is left.")


@pytest.mark.parametrize(
    ("kind", "purpose"), [(MailKind.LOGIN, LinkPurpose.CUSTOMER), (MailKind.ADMIN_LINK, LinkPurpose.ADMIN)]
)
def test_a_link_is_sent_as_it_is_and_shown_to_nobody_else(office: Office, kind: MailKind, purpose: LinkPurpose) -> None:
    _link(office, purpose, "secret_1")
    mail = office.post(kind, CUSTOMER["email"], {"link": "/somewhere/secret_1", "name": "Ada"})
    preview = rendered(office.services, mail)
    assert isinstance(preview, RenderedMail)
    assert "secret_1" not in f"{preview.text} {preview.html}"
    assert f"{HOME}/somewhere/secret_1" in linked(office.letter())


def test_somebody_who_waits_is_asked_first_and_notified_once(office: Office) -> None:
    def wait(books: Books) -> int:
        return books.waits.add("d", CUSTOMER["email"], "STRAP", "watch", "tan", "en", NOON).id

    id = office.services.ledger.write(wait).result()
    office.post(MailKind.WAIT_CONFIRM, "", {"wait": id, "link": "/waits/secret"})
    asked = office.letter()
    says(asked, "Shall we tell you", "Field watch, Strap: Tan")
    assert f"{HOME}/waits/secret" in linked(asked)
    assert "List-Unsubscribe" not in asked
    office.post(MailKind.WAIT_BACK, "", {"wait": id, "link": "/c/watch", "unsubscribe": "/waits/secret/end"})
    letter = office.letter()
    says(letter, "Strap: Tan is back", "can be had again")
    assert letter["List-Unsubscribe"] == f"<{HOME}/waits/secret/end>"
    assert {f"{HOME}/c/watch", f"{HOME}/waits/secret/end"} < linked(letter)


def test_every_kind_has_a_plain_and_a_rich_template() -> None:
    names = {path.name for path in (templates() / "mail").iterdir()}
    assert {f"{kind}.{ending}" for kind in MailKind for ending in ("html", "txt")} <= names


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_reads_well_in_every_language(office: Office, language: str) -> None:
    for mail in _one_of_each(office, language):
        found = rendered(office.services, mail)
        assert isinstance(found, RenderedMail), f"{mail.kind}: {found}"
        assert "%" not in found.subject + re.sub(r"https?://\S+", "", found.text)
        assert f'lang="{language}"' in found.html
        assert found.subject
        assert "\n\n\n" not in found.text
        assert "  \n" not in found.text


def test_a_customers_name_is_text_in_both_parts(office: Office) -> None:
    evil = {**CUSTOMER, "name": "<b>Ann</b> & {{ 7 * 7 }}\r\nBcc: eve@example.com"}
    office.order(1, customer=evil)
    letter = office.letter()
    assert "<b>Ann</b> & {{ 7 * 7 }}" in plain(letter)
    assert "&lt;b&gt;Ann&lt;/b&gt; &amp; {{ 7 * 7 }}" in html(letter)
    assert "Bcc" not in letter


def test_a_theme_has_a_look_of_its_own(office: Office) -> None:
    office.order(1)
    quiet = html(office.letter())
    office.shop.settings(theme={"name": "journal"})
    office.order(1)
    assert "Georgia" in html(office.letter())
    assert "Georgia" not in quiet


def test_mails_come_from_whom_the_settings_say(office: Office) -> None:
    office.shop.settings(mail={"sender": "Hello@Field.example"})
    office.order(1)
    assert office.letter()["From"] == "Field & Co <Hello@Field.example>"


def test_without_an_address_of_its_own_the_shops_mails_go_to_every_owner(office: Office) -> None:
    office.shop.settings(mail={"shop": ""})
    office.post(MailKind.SHOP_STOCK_LOW, "STRAP", {"threshold": 5}, to="")
    assert office.send() == []
    assert office.mails()[-1].error == "The shop has no address for its own mails."
    for name, role in (("ann", Role.OWNER), ("bob", Role.OWNER), ("eve", Role.KEEPER)):
        _user(office, f"{name}@example.com", role)
    office.post(MailKind.SHOP_STOCK_LOW, "STRAP", {"threshold": 5}, to="")
    [letter] = office.send()
    assert letter["To"] == "ann@example.com, bob@example.com"


def test_links_never_lead_to_the_host_that_was_asked(office: Office) -> None:
    cart = office.shop.cart(("watch", ["tan", "salmon"], 1))
    body = {"customer": CUSTOMER}
    answer = office.shop.client.post(f"/api/v1/carts/{cart}/checkout", json=body, headers={"Host": "evil.example"})
    assert answer.status_code == 201
    letter = office.letter()
    assert "evil.example" not in plain(letter) + html(letter) + letter["Message-ID"]
    assert letter["Message-ID"].endswith("@shop.example>")


def test_a_letter_is_light_enough_for_every_mail_program(office: Office) -> None:
    """Some cut what is longer than 102 kB."""
    parts = {f"part-{number}": {f"choice-{number}-{option}": None for option in "ab"} for number in range(12)}
    office.shop.design(parts, id="kit", title="A thing of many parts")
    cart = office.shop.cart()
    for line in range(20):
        chosen = [f"choice-{number}-{'ab'[line >> (number % 5) & 1]}" for number in range(12)]
        office.shop.add(cart, "kit", chosen)
    office.shop.checkout(cart)
    assert len(html(office.letter())) < 90_000


def _one_of_each(office: Office, language: str) -> list[Mail]:
    """A mail of every kind, each about something that is so."""
    office.shop.settings(orders={"settlement": "when_available"})
    number = office.order(4, locale=language)["number"]
    office.shop.move("STRAP", "receive", 2)
    office.shop.act(number, "pay")
    order = office.services.ledger.read(lambda books: books.orders.get(number))
    assert order
    [late] = [line for line in order.lines if line.offer]
    assert late.offer
    _link(office, LinkPurpose.CUSTOMER, "login_1")
    _link(office, LinkPurpose.ADMIN, "link_1")
    write = office.services.ledger.write
    wait = write(lambda books: books.waits.add("d", CUSTOMER["email"], "DIAL", "watch", "salmon", language, NOON).id)
    ready = next(line for line in order.lines if not line.late)
    there = {"filled": [{"line": ready.id, "sku": "STRAP", "units": 1}]}
    offer = {"offers": [{"line": late.id, "offer": late.offer.id, "quantity": 2}]}
    about = {
        MailKind.ORDER_PLACED: (number, {}),
        MailKind.ORDER_AVAILABLE: (number, there),
        MailKind.ORDER_OFFER: (number, offer),
        MailKind.ORDER_PAID: (number, {"amount": 10_000}),
        MailKind.ORDER_SHIPPED: (number, {"lines": {ready.id: 1}}),
        MailKind.ORDER_DELAYED: (number, {"sku": "STRAP", "from": None, "to": "2026-12-12"}),
        MailKind.ORDER_CANCELLED: (number, {"lines": {late.id: 1}, "refund_due": 100, "by": "customer"}),
        MailKind.SHOP_ORDER: (number, {}),
        MailKind.SHOP_PAID: (number, {"amount": 10_000}),
        MailKind.SHOP_STOCK_LOW: ("STRAP", {"available": 0, "threshold": 2}),
        MailKind.SHOP_STOCK_OUT: ("STRAP", {"available": 0, "threshold": 2}),
        MailKind.LOGIN: ("", {"link": "/login/login_1"}),
        MailKind.ADMIN_LINK: ("", {"link": "admin/link/link_1", "name": "Ann"}),
        MailKind.WAIT_CONFIRM: ("", {"wait": wait.result(), "link": "/waits/w"}),
        MailKind.WAIT_BACK: ("", {"wait": wait.result(), "link": "/c/watch", "unsubscribe": "/waits/w/end"}),
    }
    assert set(about) == set(MailKind)
    return [
        office.post(kind, subject, body, to="" if kind.startswith("shop_") else CUSTOMER["email"], locale=language)
        for kind, (subject, body) in about.items()
    ]


def _link(office: Office, purpose: LinkPurpose, secret: str) -> None:
    until = NOON + timedelta(hours=1)
    write = office.services.ledger.write
    write(lambda books: books.people.add_link(purpose, CUSTOMER["email"], digest(secret), NOON, until)).result()


def _user(office: Office, email: str, role: Role) -> None:
    office.services.ledger.write(lambda books: books.people.add_user(email, "", role, "en", NOON)).result()
