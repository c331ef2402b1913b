"""Logging in by a link: for whom one is sent, what it opens, how often and for how long."""

import re
from typing import Any

import pytest

from configurator.stores.ledger.books.mails import Mail, MailKind
from configurator.stores.ledger.books.people import SessionKind
from configurator.web.access import shortened
from tests.api.shop import Shop
from tests.shop.letters import address_in, letter, mails, services_of

ADA = "ada@example.com"
BLACK = ["black", "tan"]


def ask(shop: Shop, email: str = ADA, **headers: str) -> Any:
    return shop.client.post("/login", data={"email": email}, headers=headers)


def posted(shop: Shop, email: str = ADA) -> list[Mail]:
    return mails(shop, MailKind.LOGIN, email)


def link(shop: Shop, email: str = ADA) -> str:
    """Ask for one and read it in the mail."""
    assert ask(shop, email).status_code == 200
    return address_in(letter(shop, MailKind.LOGIN, email), "/login/")


def enter(shop: Shop, address: str) -> Any:
    return shop.client.post(address, data={}, headers={"Sec-Fetch-Site": "same-origin"})


def logged_in(shop: Shop, email: str = ADA) -> None:
    assert enter(shop, link(shop, email)).status_code == 303


def test_a_link_opens_the_orders_of_its_address(shop: Shop) -> None:
    order = shop.order("watch", BLACK)
    address = link(shop)
    assert "Log in as ada@example.com" in shop.client.get(address).text
    assert shop.client.get("/account").headers["location"] == "/login"
    answer = enter(shop, address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert order["secret"] in shop.client.get("/account").text
    assert shop.client.get("/login").headers["location"] == "/account"


def test_looking_at_a_link_does_not_use_it_and_pressing_does(shop: Shop) -> None:
    shop.order("watch", BLACK)
    address = link(shop)
    for _ in range(3):
        assert shop.client.get(address).status_code == 200
    assert "pc_account" not in shop.client.cookies
    assert enter(shop, address).status_code == 303
    shop.client.cookies.clear()
    for answer in (shop.client.get(address), enter(shop, address)):
        assert answer.status_code == 410
        assert "This link is over" in answer.text
    assert "pc_account" not in shop.client.cookies


def test_a_link_is_good_for_half_an_hour(shop: Shop) -> None:
    shop.order("watch", BLACK)
    address = link(shop)
    shop.clock.pass_(minutes=29)
    assert shop.client.get(address).status_code == 200
    shop.clock.pass_(minutes=2)
    assert shop.client.get(address).status_code == 410
    assert enter(shop, address).status_code == 410


def test_logging_in_ends_the_other_links_of_the_address(shop: Shop) -> None:
    shop.order("watch", BLACK)
    first, second = link(shop), link(shop)
    assert first != second
    enter(shop, second)
    assert enter(shop, first).status_code == 410


def test_nobody_learns_whether_an_address_has_ordered_here(shop: Shop) -> None:
    shop.order("watch", BLACK)
    known, unknown = ask(shop), ask(shop, "eve@example.com")
    assert known.status_code == unknown.status_code == 200
    same = [re.sub(r"(ada|eve)@example\.com|nonce-[^']+", "", str(part)) for part in (known.text, unknown.text)]
    assert same[0] == same[1]
    assert [name for name, _ in known.headers.items()] == [name for name, _ in unknown.headers.items()]
    assert len(posted(shop)) == 1
    assert posted(shop, "eve@example.com") == []


def test_an_address_is_the_same_however_it_is_spelled(shop: Shop) -> None:
    shop.order("watch", BLACK)
    ask(shop, "  ADA@Example.COM ")
    assert len(posted(shop)) == 1


@pytest.mark.parametrize("email", ["", "nobody", "@", "a@b@c", "a b@c", "x" * 300 + "@example.com", "a@b\nBcc: c"])
def test_what_is_no_address_is_said_beside_the_field(shop: Shop, email: str) -> None:
    answer = ask(shop, email)
    assert answer.status_code == 422
    assert "An e-mail address looks like name@example.com." in answer.text


def test_only_hashes_of_links_and_sessions_are_kept(shop: Shop) -> None:
    shop.order("watch", BLACK)
    address = link(shop)
    enter(shop, address)
    token, cookie = address.rpartition("/")[2], shop.client.cookies["pc_account"]
    assert min(len(token), len(cookie)) >= 40
    services = services_of(shop)
    (session,) = services.ledger.read(lambda books: books.people.sessions(SessionKind.CUSTOMER, ADA, services.now()))
    assert cookie not in repr(session)
    assert shortened(f"/login/{token}") == "/login/login_…"


def test_the_cookie_is_kept_for_a_month_and_out_of_scripts_reach(shop: Shop) -> None:
    shop.order("watch", BLACK)
    cookie = enter(shop, link(shop)).headers["set-cookie"]
    assert "Max-Age=2592000" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_a_session_ends_by_itself_or_by_logging_out(shop: Shop) -> None:
    shop.order("watch", BLACK)
    logged_in(shop)
    secret = shop.client.cookies["pc_account"]
    assert shop.client.post("/logout", data={}).headers["location"] == "/"
    shop.client.cookies.set("pc_account", secret)
    assert shop.client.get("/account").status_code == 303
    shop.clock.pass_(minutes=20)
    shop.client.cookies.clear()
    logged_in(shop)
    shop.clock.pass_(days=29)
    assert shop.client.get("/account").status_code == 200
    shop.clock.pass_(days=2)
    assert shop.client.get("/account").status_code == 303


@pytest.mark.parametrize("cookie", ["", "acc_nobody", "x" * 5_000, "'; drop table sessions", "ses_x"])
def test_a_cookie_that_is_no_session_is_none(shop: Shop, cookie: str) -> None:
    shop.client.cookies.set("pc_account", cookie)
    assert shop.client.get("/account").headers["location"] == "/login"
    assert shop.client.get("/login").status_code == 200


@pytest.mark.parametrize("token", ["login_x", "x" * 3_000, "%00", "..%2f..", "link_" + "x" * 43])
def test_a_link_that_nobody_sent_opens_nothing(shop: Shop, token: str) -> None:
    assert shop.client.get(f"/login/{token}").status_code in (404, 410)
    assert enter(shop, f"/login/{token}").status_code in (404, 410)


def test_one_address_is_written_to_only_so_often(shop: Shop) -> None:
    shop.order("watch", BLACK)
    for _ in range(3):
        assert ask(shop).status_code == 200
    refused = ask(shop)
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "900"
    assert "That was tried too often just now." in refused.text
    assert len(posted(shop)) == 3
    assert ask(shop, "bob@example.com").status_code == 200
    shop.clock.pass_(minutes=15)
    assert ask(shop).status_code == 200


def test_an_address_that_has_not_ordered_is_limited_all_the_same(shop: Shop) -> None:
    statuses = [ask(shop, "eve@example.com").status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]


def test_one_client_asks_only_so_often_whatever_for(shop: Shop) -> None:
    statuses = [ask(shop, f"somebody-{number}@example.com").status_code for number in range(11)]
    assert statuses == [200] * 10 + [429]
    assert ask(shop, "nobody").status_code == 429
    shop.clock.pass_(minutes=15)
    assert ask(shop).status_code == 200


def test_the_mail_is_in_the_language_of_whoever_asked(shop: Shop) -> None:
    shop.order("watch", BLACK)
    shop.client.cookies.set("pc_lang", "de")
    link(shop)
    assert posted(shop)[0].locale == "de"


def test_another_sites_form_neither_asks_enters_nor_leaves(shop: Shop) -> None:
    shop.order("watch", BLACK)
    address = link(shop)
    for path in ("/login", address, "/logout"):
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
            assert shop.client.post(path, data={"email": ADA}, headers=headers).status_code == 403
    assert shop.client.get(address).status_code == 200
    assert len(posted(shop)) == 1


@pytest.mark.parametrize("headers", [{}, {"Origin": "null"}])
def test_a_browser_that_does_not_say_where_a_form_comes_from_presses_twice(shop: Shop, headers: dict[str, str]) -> None:
    shop.order("watch", BLACK)
    address = link(shop)
    first = shop.client.post(address, data={}, headers=headers)
    assert first.status_code == 422
    assert "Please press once more" in first.text
    assert "pc_account" not in shop.client.cookies
    assert "SameSite=strict" in first.headers["set-cookie"]
    found = re.search(r'name="proof" value="([^"]+)"', first.text)
    assert found
    for foreign in ("", "guessed", found[1] + "x"):
        assert shop.client.post(address, data={"proof": foreign}, headers=headers).status_code == 422
    assert shop.client.post(address, data={"proof": found[1]}, headers=headers).status_code == 303
    assert shop.client.post(address, data={"proof": found[1]}, headers=headers).status_code == 410


def test_the_second_press_of_one_browser_is_worth_nothing_in_another(shop: Shop) -> None:
    shop.order("watch", BLACK)
    address = link(shop)
    proof = re.search(r'name="proof" value="([^"]+)"', shop.client.post(address, data={}).text)
    assert proof
    shop.client.cookies.clear()
    assert shop.client.post(address, data={"proof": proof[1]}).status_code == 422
    assert "pc_account" not in shop.client.cookies


def test_scanners_of_mail_use_up_no_link(shop: Shop) -> None:
    shop.order("watch", BLACK)
    address = link(shop)
    for method in ("GET", "HEAD", "GET", "POST", "OPTIONS", "POST"):
        shop.client.request(method, address, headers={"User-Agent": "scanner"})
        shop.client.cookies.clear()
    assert enter(shop, address).status_code == 303


def test_pages_about_logging_in_are_private(shop: Shop) -> None:
    shop.order("watch", BLACK)
    address = link(shop)
    pages = [shop.client.get("/login"), ask(shop), shop.client.get(address), enter(shop, address)]
    pages += [shop.client.get("/account"), shop.client.get(address)]
    for answer in pages:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-robots-tag"] == "noindex"
        assert answer.headers["referrer-policy"] in ("no-referrer", "same-origin")
    assert shop.client.get(address).headers["referrer-policy"] == "no-referrer"


def test_every_page_leads_to_my_orders(shop: Shop) -> None:
    for path in ("/", "/c/watch", "/cart", "/login", "/nowhere"):
        assert 'href="/account">My orders<' in shop.client.get(path).text
