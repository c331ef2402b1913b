"""The settings page: every setting in its section, saved at once, nothing typed lost."""

import re
from typing import Any

import pytest

from settings import DEFAULTS, Settings
from tests.admin.desk import Desk
from tests.api.shop import Shop

ALL_SWITCHES = ["stock.management", "stock.backorder"]


def stamp(page: str, section: str) -> str:
    found = re.search(rf'data-section="{section}".*?name="stamp" value="(\w+)"', page, re.DOTALL)
    assert found, section
    return found[1]


def saves(desk: Desk, section: str, fields: dict[str, Any], stamped: str | None = None) -> Any:
    """As a browser sends the form, with what `fields` say in place of what was there."""
    held = stamped or stamp(desk.opens("/admin/settings").text, section)
    return desk.posts(f"/admin/settings/{section}", {"stamp": held, **fields})


def stock(**fields: Any) -> dict[str, Any]:
    on = {name: "on" for name, value in fields.items() if value is True}
    return {"shown": ALL_SWITCHES, **{f"stock.{name}": value for name, value in (fields | on).items() if value}}


def setting(shop: Shop, section: str) -> Any:
    return shop.ok("GET", "/settings")[section]


def test_the_page_has_a_field_for_every_setting(owner: Desk) -> None:
    page = owner.opens("/admin/settings").text
    document = Settings().model_dump(mode="json")
    names = {f"{section}.{name}" for section in document if section != "labels" for name in document[section]}
    assert names <= set(re.findall(r'name="([\w.]+)"', page))
    for language in ("en", "de", "fr", "es"):
        assert all(f'name="labels.{language}.{key}"' in page for key in DEFAULTS["en"])


def test_a_change_shows_at_once(shop: Shop, owner: Desk) -> None:
    shop.stock("SALMON", 0)
    assert shop.evaluate("watch", ["salmon", "tan"])["availability"] == "out_of_stock"
    answer = saves(owner, "stock", stock(management=True, backorder=True))
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin/settings?saved=stock#stock")
    assert shop.evaluate("watch", ["salmon", "tan"])["availability"] == "backorder"
    assert "data-saved" in owner.opens("/admin/settings?saved=stock").text


def test_backorder_cannot_be_switched_while_stock_is_not_managed_and_the_page_says_why(owner: Desk) -> None:
    saves(owner, "stock", stock(management=True, backorder=True))
    saves(owner, "stock", stock(backorder=True))
    page = owner.opens("/admin/settings").text
    switch = re.search(r'<input[^>]*id="stock.backorder"[^>]*>', page)
    assert switch
    assert "disabled" in switch[0]
    assert "Needs stock management, which is off: turn it on first." in page.split('id="stock.backorder"')[1]
    assert "data-why hidden" not in page


def test_what_cannot_be_switched_is_kept(shop: Shop, owner: Desk) -> None:
    saves(owner, "stock", stock(management=True, backorder=True))
    saves(owner, "stock", stock(backorder=True))
    disabled = {"shown": ["stock.management"]}
    saves(owner, "stock", {**disabled, "stock.filling": "complete_first"})
    assert setting(shop, "stock")["backorder"] is True
    assert setting(shop, "stock")["management"] is False
    saves(owner, "stock", {**disabled, "stock.management": "on"})
    assert setting(shop, "stock") == {**Settings().stock.model_dump(), "backorder": True, "filling": "complete_first"}


@pytest.mark.parametrize(
    ("section", "name", "text"),
    [
        ("stock", "low_stock_threshold", "-1"),
        ("stock", "low_stock_threshold", "many"),
        ("stock", "hold_minutes", "0"),
        ("stock", "hold_minutes", ""),
        ("stock", "unavailable", "burn"),
        ("orders", "offer_hours", "nan"),
        ("orders", "cancel_unpaid_hours", "0"),
        ("orders", "settlement", "never"),
        ("shop", "name", ""),
        ("shop", "currency", "XXY"),
        ("shop", "locale", "klingon"),
        ("shop", "timezone", "Europe/Atlantis"),
        ("mail", "sender", "nonsense"),
        ("privacy", "mails_days", "1.5"),
        ("theme", "name", "neon"),
        ("embed", "allowed_origins", "https://shop.example/path"),
    ],
)
def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(
    shop: Shop, owner: Desk, section: str, name: str, text: str
) -> None:
    before = shop.ok("GET", "/settings")
    others = {"stock": {"stock.low_stock_threshold": "7"}, "orders": {"orders.offer_hours": "9"}}.get(section, {})
    answer = saves(owner, section, {**others, f"{section}.{name}": text})
    assert answer.status_code == 422
    assert f'id="{section}.{name}-error"' in answer.text
    for other, typed in (others | {f"{section}.{name}": text}).items():
        if text not in ("burn", "never", "neon"):
            assert re.search(rf'name="{other}"[^>]*value="{typed}"|name="{other}"[^>]*>{typed}', answer.text), other
    assert shop.ok("GET", "/settings") == before


def test_every_error_of_a_section_is_said_at_once(owner: Desk) -> None:
    answer = saves(owner, "shop", {"shop.currency": "?", "shop.locale": "?", "shop.timezone": "?"})
    assert answer.text.count('class="pc-error"') == 3


def test_an_empty_number_is_never_and_a_comma_is_a_point(shop: Shop, owner: Desk) -> None:
    fields = {"orders.offer_hours": "1,5", "orders.cancel_unpaid_hours": "24"}
    assert saves(owner, "orders", fields).status_code == 303
    assert setting(shop, "orders")["offer_hours"] == 1.5
    assert saves(owner, "orders", {"orders.cancel_unpaid_hours": ""}).status_code == 303
    assert setting(shop, "orders")["cancel_unpaid_hours"] is None


def test_settings_of_every_kind_are_saved(shop: Shop, owner: Desk) -> None:
    assert saves(owner, "orders", {"orders.settlement": "when_available", "shown": ["orders.partial_offers"]})
    assert setting(shop, "orders") == {
        **Settings().orders.model_dump(mode="json"),
        "settlement": "when_available",
        "partial_offers": False,
    }
    saves(owner, "embed", {"embed.allowed_origins": "https://a.example\r\n\r\n https://b.example "})
    assert setting(shop, "embed")["allowed_origins"] == ["https://a.example", "https://b.example"]
    saves(owner, "theme", {"theme.name": "journal"})
    assert 'data-theme="journal"' in shop.client.get("/").text
    saves(owner, "shop", {"shop.name": "Müller & Co", "shop.timezone": "Europe/Berlin"})
    assert "Müller &amp; Co" in owner.opens("/admin/settings").text
    saves(owner, "mail", {"mail.sender": "", "mail.signature": "Bye\r\nbye"})
    assert setting(shop, "mail")["signature"] == "Bye\nbye"


def test_whoever_saves_second_is_warned_and_loses_nothing(shop: Shop, owner: Desk) -> None:
    page = owner.opens("/admin/settings").text
    old = stamp(page, "shop")
    assert saves(owner, "shop", {"shop.name": "First"}, old).status_code == 303
    answer = saves(owner, "shop", {"shop.name": "Second", "shop.tax_note": "mine"}, old)
    assert answer.status_code == 412
    assert "Somebody else saved this section meanwhile." in answer.text
    assert 'value="Second"' in answer.text
    assert ">mine</textarea>" in answer.text
    assert setting(shop, "shop")["name"] == "First"
    assert saves(owner, "shop", {"shop.name": "Second"}, stamp(answer.text, "shop")).status_code == 303


def test_two_people_may_work_on_two_sections(shop: Shop, owner: Desk, keeper: Desk) -> None:
    page = owner.opens("/admin/settings").text
    assert saves(keeper, "stock", stock(management=True, low_stock_threshold="5")).status_code == 303
    assert saves(owner, "shop", {"shop.name": "Ours"}, stamp(page, "shop")).status_code == 303
    assert (setting(shop, "shop")["name"], setting(shop, "stock")["low_stock_threshold"]) == ("Ours", 5)


def test_the_shops_own_words_are_read_at_once_and_empty_is_the_default(shop: Shop, owner: Desk) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("SALMON", 0)
    words = {"labels.en.backorder_notice": "Made to order", "labels.de.backorder_notice": "Wird angefertigt"}
    assert saves(owner, "labels", words).status_code == 303
    assert setting(shop, "labels") == {
        "en": {"backorder_notice": "Made to order"},
        "de": {"backorder_notice": "Wird angefertigt"},
    }
    option = shop.evaluate("watch", ["salmon", "tan"])["options"]["salmon"]
    assert option["notice"] == "Made to order"
    assert "Made to order" in shop.client.get("/c/watch?selected=salmon").text
    saves(owner, "labels", {"labels.en.backorder_notice": "", "labels.de.backorder_notice": "Wird angefertigt"})
    assert setting(shop, "labels") == {"de": {"backorder_notice": "Wird angefertigt"}}


def test_defaults_stand_where_nothing_is_typed(owner: Desk) -> None:
    page = owner.opens("/admin/settings").text
    assert re.search(r'name="labels.de.status.backorder" value="" placeholder="[^"]+"', page)
    saves(owner, "labels", {"labels.en.ships_later": DEFAULTS["en"]["ships_later"]})
    assert 'name="labels.en.ships_later" value=""' in owner.opens("/admin/settings").text


def test_words_of_a_language_without_pages_are_kept(shop: Shop, owner: Desk) -> None:
    document = shop.call("GET", "/settings")
    changed = {**document.json(), "labels": {"nl": {"ships_later": "Later"}}}
    shop.ok("PUT", "/settings", changed, headers={"If-Match": document.headers["etag"]})
    assert 'name="labels.nl.ships_later" value="Later"' in owner.opens("/admin/settings").text
    saves(owner, "labels", {"labels.en.ships_later": "Soon"})
    assert setting(shop, "labels") == {"nl": {"ships_later": "Later"}, "en": {"ships_later": "Soon"}}


def test_words_that_are_too_long_are_refused(owner: Desk) -> None:
    answer = saves(owner, "labels", {"labels.en.ships_later": "x" * 2001})
    assert (answer.status_code, 'data-problem="labels.en.ships_later"' in answer.text) == (422, True)


def test_the_log_says_what_was_changed(shop: Shop, owner: Desk) -> None:
    saves(owner, "stock", stock(management=True, backorder=True))
    entry = shop.ok("GET", "/audit?limit=1")["items"][0]
    assert (entry["who"], entry["what"], entry["detail"]) == (
        "owner@example.com",
        "settings.changed",
        "stock.backorder: false → true",
    )
    shop.settings(shop={"name": "New"})
    assert shop.ok("GET", "/audit?limit=1")["items"][0]["detail"] == "shop.name: Our shop → New"


def test_shop_keepers_change_stock_and_words_only(owner: Desk, keeper: Desk) -> None:
    page = keeper.opens("/admin/settings").text
    assert set(re.findall(r'data-section="(\w+)"', page)) == {"stock", "labels"}
    assert keeper.posts("/admin/settings/shop", {"shop.name": "Mine"}).status_code == 403
    assert saves(keeper, "labels", {"labels.en.ships_later": "Soon"}).status_code == 303
    assert owner.posts("/admin/settings/nothing").status_code == 404


def test_a_test_mail_says_where_it_went(shop: Shop, owner: Desk) -> None:
    assert owner.posts("/admin/settings/mail/test").status_code == 303
    assert "a file in the folder “outbox”" in owner.opens("/admin/settings").text
    folder = shop.client.app.state.services.config.data / "outbox"  # type: ignore[attr-defined]
    (letter,) = folder.glob("*-test.eml")
    assert b"To: owner@example.com" in letter.read_bytes()


def test_cancelling_unpaid_orders_at_once_has_to_be_confirmed(shop: Shop, owner: Desk) -> None:
    orders = [shop.order("watch", ["black", "tan"])["number"] for _ in range(2)]
    shop.clock.pass_(days=3)
    wanted = {"orders.settlement": "at_checkout", "orders.offer_hours": "48", "orders.cancel_unpaid_hours": "48"}
    answer = saves(owner, "orders", wanted)
    assert answer.status_code == 422
    assert "2 orders have not been paid" in answer.text
    assert setting(shop, "orders")["cancel_unpaid_hours"] is None
    assert shop.ok("GET", f"/orders/{orders[0]}")["fulfilment"] == "new"
    assert saves(owner, "orders", {**wanted, "confirmed": "yes"}).status_code == 303
    assert [shop.ok("GET", f"/orders/{number}")["fulfilment"] for number in orders] == ["cancelled"] * 2
    shop.order("watch", ["black", "tan"])
    assert saves(owner, "orders", {**wanted, "orders.cancel_unpaid_hours": "24"}).status_code == 303
