"""Being told when something is back: by one mail, once an address has confirmed that it wants it."""

import re
from typing import Any

import pytest

from configurator.jobs.housekeeping import tidy
from configurator.stores.ledger.books.mails import Mail, MailKind
from configurator.web.access import shortened
from tests.api.shop import Shop
from tests.shop.letters import address_in, letter, mails, services_of

ADA = "ada@example.com"


@pytest.fixture(autouse=True)
def sold_out(shop: Shop) -> None:
    shop.stock("SALMON", 0)


def ask(shop: Shop, email: str = ADA, configurator: str = "watch", layer: str = "salmon", **headers: str) -> Any:
    fields = {"email": email, "configurator": configurator, "layer": layer}
    return shop.client.post("/waits", data=fields, headers=headers)


def asked_for(shop: Shop, email: str = ADA) -> list[Mail]:
    return mails(shop, MailKind.WAIT_CONFIRM, email)


def notified(shop: Shop, email: str = ADA) -> list[Mail]:
    return mails(shop, MailKind.WAIT_BACK, email)


def link(shop: Shop, email: str = ADA, **what: str) -> str:
    """Ask, and read where to confirm in the mail."""
    assert ask(shop, email, **what).status_code == 200
    return address_in(letter(shop, MailKind.WAIT_CONFIRM, email), "/waits/")


def waiting(shop: Shop, email: str = ADA, **what: str) -> str:
    """Ask and confirm; the address of the wait."""
    address = link(shop, email, **what)
    assert shop.client.post(address, data={}).status_code == 303
    return address


def kept_house(shop: Shop) -> None:
    services = services_of(shop)
    services.ledger.write(tidy, services).result()


def state(shop: Shop, address: str) -> str:
    found = re.search(r'data-wait="(\w+)"', shop.client.get(address).text)
    assert found
    return found[1]


def test_what_is_out_of_stock_offers_to_notify_when_it_is_back(shop: Shop) -> None:
    html = shop.client.get("/c/watch").text
    assert 'id="f-salmon" method="post" action="/waits"' in html
    assert html.count("data-waits") == 1
    assert 'form="f-black"' not in html
    shop.settings(stock={"backorder": True})
    assert 'form="f-salmon"' not in shop.client.get("/c/watch").text


def test_what_rules_block_or_is_short_for_a_quantity_only_does_not(shop: Shop) -> None:
    rules = [{"id": "r", "if": "tan", "then": {"not": "red"}, "message": "No red with tan"}]
    shop.design({"dial": {"red": None, "blue": {"default": True}}, "strap": {"tan": {"default": True}}},
                id="ruled", rules=rules)  # fmt: skip
    assert 'id="f-red"' not in shop.client.get("/c/ruled").text
    shop.stock("SALMON", 3)
    base = re.search(r'name="base" value="([^"]+)"', shop.client.get("/c/watch").text)
    assert base
    html = shop.client.post("/c/watch/panel", data={"base": base[1], "quantity": "5"}).text
    assert 'data-option="salmon" data-availability="out_of_stock"' in html
    assert 'id="f-salmon"' not in html


def test_one_mail_comes_when_it_is_back_to_who_confirmed(shop: Shop) -> None:
    address = waiting(shop)
    link(shop, "bob@example.com")
    assert state(shop, address) == "waiting"
    kept_house(shop)
    assert notified(shop) == []
    shop.move("SALMON", "receive", 1)
    assert len(notified(shop)) == 1
    assert notified(shop, "bob@example.com") == []
    letter(shop, MailKind.WAIT_BACK, ADA)
    shop.move("SALMON", "count", 0)
    shop.move("SALMON", "receive", 1)
    assert len(notified(shop)) == 1


def test_the_mail_leads_to_the_option_in_its_product(shop: Shop) -> None:
    waiting(shop)
    shop.move("SALMON", "receive", 1)
    message = letter(shop, MailKind.WAIT_BACK, ADA)
    assert "Dial: Salmon" in str(message["Subject"])
    html = shop.client.get(address_in(message, "/c/watch")).text
    assert re.search(r'value="salmon" id="o-salmon"\s+checked', html)


def test_what_others_wait_for_longer_is_theirs_first(shop: Shop) -> None:
    shop.settings(stock={"backorder": True})
    shop.order("watch", ["salmon", "tan"])
    shop.settings(stock={"backorder": False})
    waiting(shop)
    shop.move("SALMON", "receive", 1)
    assert notified(shop) == []
    shop.move("SALMON", "receive", 1)
    assert len(notified(shop)) == 1


def test_an_option_that_takes_two_is_back_when_two_are_there(shop: Shop) -> None:
    shop.design({"ears": {"pair": {"sku": "EAR", "units": 2}}}, id="pair")
    shop.stock("EAR", 0)
    waiting(shop, configurator="pair", layer="pair")
    shop.move("EAR", "receive", 1)
    assert notified(shop) == []
    shop.move("EAR", "receive", 1)
    assert len(notified(shop)) == 1


def test_a_backorder_is_not_back(shop: Shop) -> None:
    waiting(shop)
    shop.settings(stock={"backorder": True})
    kept_house(shop)
    assert notified(shop) == []


def test_what_comes_back_by_a_setting_is_notified_too(shop: Shop) -> None:
    waiting(shop)
    shop.settings(stock={"management": False})
    kept_house(shop)
    assert len(notified(shop)) == 1


def test_what_is_no_longer_made_is_not_notified(shop: Shop) -> None:
    waiting(shop)
    etag = shop.call("GET", "/configurators/watch").headers["etag"]
    shop.call("DELETE", "/configurators/watch", headers={"If-Match": etag})
    shop.move("SALMON", "receive", 1)
    assert notified(shop) == []


def test_what_came_back_before_it_was_confirmed_is_notified_at_once(shop: Shop) -> None:
    address = link(shop)
    shop.move("SALMON", "receive", 1)
    assert shop.client.post(address, data={}).status_code == 303
    assert len(notified(shop)) == 1
    assert state(shop, address) == "told"


def test_the_same_address_and_item_is_one_wait(shop: Shop) -> None:
    first = link(shop)
    ask(shop, " ADA@example.com")
    second = address_in(letter(shop, MailKind.WAIT_CONFIRM, ADA), "/waits/")
    assert first != second
    assert shop.client.get(first).status_code == 410
    shop.client.post(second, data={})
    assert ask(shop).status_code == 200
    assert len(asked_for(shop)) == 2
    shop.move("SALMON", "receive", 1)
    assert len(notified(shop)) == 1


def test_what_the_mail_leads_to_reads_in_the_mails_language(shop: Shop) -> None:
    shop.client.cookies.set("pc_lang", "de")
    address = link(shop)
    shop.client.cookies.clear()
    page = shop.client.get(address).text
    assert '<html lang="de"' in page
    assert "Wir schreiben einmal an" in page


def test_looking_at_a_link_neither_confirms_nor_ends(shop: Shop) -> None:
    address = link(shop)
    assert [state(shop, address) for _ in range(2)] == ["asked", "asked"]
    shop.client.post(address, data={})
    assert shop.client.get(f"{address}/end").status_code == 200
    assert state(shop, address) == "waiting"


def test_whoever_no_longer_wants_it_hears_nothing(shop: Shop) -> None:
    address = waiting(shop)
    assert "Write to me no more about it" in shop.client.get(f"{address}/end").text
    assert shop.client.post(f"{address}/end", data={}).status_code == 303
    assert state(shop, address) == "ended"
    shop.client.post(address, data={})
    shop.move("SALMON", "receive", 1)
    assert notified(shop) == []


def test_the_mail_lets_them_end_everything_else_as_well(shop: Shop) -> None:
    shop.design({"dial": {"walnut": "WALNUT"}}, id="clock")
    shop.stock("WALNUT", 0)
    waiting(shop)
    other = waiting(shop, configurator="clock", layer="walnut")
    shop.move("SALMON", "receive", 1)
    services = services_of(shop)
    letter(shop, MailKind.WAIT_BACK, ADA)
    html = letter(shop, MailKind.WAIT_BACK, ADA).get_body(("html",))
    assert html
    end = re.search(r"http://shop\.test(/waits/[^\"]+/end)", html.get_content())
    assert end
    assert "1 other thing" in shop.client.get(end[1]).text
    assert shop.client.post(end[1], data={"all": "1"}).status_code == 303
    assert state(shop, other) == "ended"
    assert services.ledger.read(lambda books: books.waits.wanted()) == []


def test_a_mail_programs_own_button_ends_it_with_one_request(shop: Shop) -> None:
    address = waiting(shop)
    answer = shop.client.post(f"{address}/end", data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 303
    assert state(shop, address) == "ended"


def test_what_was_never_confirmed_is_forgotten_after_a_week(shop: Shop) -> None:
    address = link(shop)
    shop.clock.pass_(days=6)
    kept_house(shop)
    assert state(shop, address) == "asked"
    shop.clock.pass_(days=2)
    kept_house(shop)
    assert shop.client.get(address).status_code == 410
    assert shop.client.post(address, data={}).status_code == 410


def test_nobody_learns_whether_an_address_waits_already(shop: Shop) -> None:
    waiting(shop)
    known, unknown = ask(shop), ask(shop, "eve@example.com")
    same = [re.sub(r"(ada|eve)@example\.com", "", answer.text) for answer in (known, unknown)]
    assert same[0] == same[1]
    assert known.status_code == unknown.status_code == 200


def test_what_can_be_had_is_not_waited_for(shop: Shop) -> None:
    shop.move("SALMON", "receive", 1)
    for layer in ("salmon", "black"):
        answer = ask(shop, layer=layer)
        assert answer.status_code == 200
        assert "is back already" in answer.text
    assert asked_for(shop) == []


@pytest.mark.parametrize("email", ["", "nobody", "a b@c", "x" * 300 + "@example.com"])
def test_what_is_no_address_is_said_beside_the_field(shop: Shop, email: str) -> None:
    answer = ask(shop, email)
    assert answer.status_code == 422
    assert "An e-mail address looks like name@example.com." in answer.text
    assert 'name="layer" value="salmon"' in answer.text


@pytest.mark.parametrize(
    ("configurator", "layer"),
    [("watch", "nothing"), ("nothing", "salmon"), ("watch", ""), ("", ""), ("../watch", "salmon"), ("watch", "dial")],
)
def test_what_does_not_exist_cannot_be_waited_for(shop: Shop, configurator: str, layer: str) -> None:
    assert ask(shop, configurator=configurator, layer=layer).status_code == 404


@pytest.mark.parametrize("token", ["wait_x", "x" * 3_000, "%00", "login_" + "x" * 43])
def test_a_link_that_nobody_sent_does_nothing(shop: Shop, token: str) -> None:
    for path in (f"/waits/{token}", f"/waits/{token}/end"):
        assert shop.client.get(path).status_code == 410
        assert shop.client.post(path, data={}).status_code == 410


def test_one_address_and_one_client_ask_only_so_often(shop: Shop) -> None:
    assert [ask(shop).status_code for _ in range(6)] == [200] * 5 + [429]
    statuses = [ask(shop, f"somebody-{number}@example.com").status_code for number in range(5)]
    assert statuses == [200] * 4 + [429]
    shop.clock.pass_(minutes=16)
    refused = ask(shop)
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) == 44 * 60
    assert ask(shop, "bob@example.com").status_code == 200


def test_another_sites_form_neither_asks_confirms_nor_ends(shop: Shop) -> None:
    address = link(shop)
    for path in ("/waits", address, f"{address}/end"):
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
            assert shop.client.post(path, data={}, headers=headers).status_code == 403
    assert shop.client.post(address, data={}, headers={"Origin": "null"}).status_code == 303


def test_pages_about_waiting_are_private_and_their_secrets_are_not_logged(shop: Shop) -> None:
    address = link(shop)
    for answer in (ask(shop), shop.client.get(address), shop.client.get(f"{address}/end")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-robots-tag"] == "noindex"
    assert shop.client.get(address).headers["referrer-policy"] == "no-referrer"
    assert shortened(f"{address}/end") == "/waits/wait_…/end"
    token = address.rpartition("/")[2]
    assert len(token) >= 27
    assert token not in repr(services_of(shop).ledger.read(lambda books: books.waits.of_email(ADA)))


def test_an_address_with_an_option_that_cannot_be_had_opens_the_defaults_and_says_so(shop: Shop) -> None:
    html = shop.client.get("/c/watch?with=salmon").text
    assert re.search(r'id="w-salmon"\s+data-open', html)
    assert re.search(r'value="black" id="o-black"\s+checked', html)
    assert shop.client.get("/c/watch?with=nothing").status_code == 200
