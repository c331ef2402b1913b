"""What every page of the admin area has around it, and who is let in at all."""

import re

from configurator.stores.ledger.books.people import Role
from tests.admin.conftest import SignsIn
from tests.admin.desk import Desk, stranger
from tests.api.shop import Shop


def test_a_stranger_is_led_to_the_sign_in_and_back(shop: Shop) -> None:
    answer = stranger(shop.client.app).opens("/admin/configurators?q=a")  # type: ignore[attr-defined]
    assert answer.status_code == 303
    assert answer.headers["location"] == "/admin/login?next=/admin/configurators%3Fq%3Da"


def test_the_door_leads_to_the_first_page_that_a_role_has(designer: Desk) -> None:
    assert designer.opens("/admin").headers["location"] == "/admin/configurators"


def test_a_role_sees_its_own_areas_only(owner: Desk, keeper: Desk, designer: Desk) -> None:
    def areas(desk: Desk) -> set[str]:
        nav = re.search(r"<nav.*?</nav>", desk.opens("/admin/account").text, re.DOTALL)
        assert nav
        return set(re.findall(r'href="(/admin/\w+)"', nav[0]))

    assert areas(designer) == {"/admin/configurators"}
    assert areas(keeper) & {"/admin/orders", "/admin/stock", "/admin/users", "/admin/audit"} == {
        "/admin/orders",
        "/admin/stock",
    }
    assert areas(owner) > areas(keeper) | areas(designer)


def test_a_page_of_another_role_is_refused_in_words(keeper: Desk) -> None:
    answer = keeper.opens("/admin/configurators")
    assert answer.status_code == 403
    assert "Your role does not include this page." in answer.text


def test_every_page_allows_its_own_files_only_and_is_kept_nowhere(owner: Desk) -> None:
    for path in ("/admin/account", "/admin/nowhere", "/admin/configurators"):
        headers = owner.opens(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert "noindex" in headers["x-robots-tag"]


def test_an_expired_session_sends_the_whole_page_to_the_sign_in(shop: Shop) -> None:
    answer = stranger(shop.client.app).opens("/admin/configurators", HX_Request="true")  # type: ignore[attr-defined]
    assert answer.headers["hx-redirect"] == "/admin/login"
    assert not answer.content


def test_a_refusal_that_htmx_gets_goes_to_the_notice(keeper: Desk) -> None:
    answer = keeper.opens("/admin/configurators", HX_Request="true")
    assert answer.status_code == 403
    assert answer.headers["hx-retarget"] == "#said"
    assert "<html" not in answer.text


def test_pages_speak_the_language_of_whoever_reads_them(signs_in: SignsIn) -> None:
    desk = signs_in(Role.OWNER)
    answer = desk.posts("/admin/account/language", {"language": "de", "back": "/admin/account"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin/account")
    assert '<html lang="de"' in desk.opens("/admin/account").text


def test_a_language_form_leads_nowhere_else(owner: Desk) -> None:
    for back in ("https://evil.example/", "//evil.example", "/orders/x", "/admin\r\nX: y"):
        answer = owner.posts("/admin/account/language", {"language": "en", "back": back})
        assert answer.headers["location"] == "/admin"


def test_a_sentence_about_what_was_done_is_shown_once(owner: Desk) -> None:
    owner.posts("/admin/account/sessions/end-others")
    assert "Every other browser is signed out." in owner.opens("/admin/account").text
    assert "Every other browser is signed out." not in owner.opens("/admin/account").text
