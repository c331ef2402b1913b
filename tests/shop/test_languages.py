"""In which language a shopper reads: the one chosen in the menu, else the shop's own."""

import re
from typing import Any

import pytest

from tests.api.shop import Shop

CUSTOMER = {"name": "Ada Byron", "email": "ada@example.com", "address": "1 Analytical Way"}
TITLES = {"en": "Made the way you choose", "de": "So gemacht, wie Sie es wählen", "fr": "Fait comme vous le choisissez"}


def choose(shop: Shop, language: str, back: str = "/") -> Any:
    return shop.client.post("/language", data={"language": language, "back": back})


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return found[1]


def menu(html: str) -> list[str]:
    return re.findall(r'name="language" value="[^"]*" lang="[^"]*"[^>]*>([^<]*)<', html)


def current(html: str) -> str:
    found = re.search(r'name="language" value="([^"]*)"[^>]*aria-current="true"', html)
    assert found
    return found[1]


def add_late_watch(shop: Shop, quantity: int = 1) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("SALMON", 0, restock_on="2026-12-12")
    html = shop.client.get("/c/watch").text
    fields = {"base": hidden(html, "base"), "g.dial": "salmon", "quantity": str(quantity), "do": "add"}
    assert shop.client.post("/c/watch", data=fields).headers["location"] == "/cart"


def place(shop: Shop) -> str:
    """The address of the order that the cart becomes."""
    html = shop.client.get("/checkout").text
    fields = {name: hidden(html, name) for name in ("total", "accept_backorder", "key")}
    return str(shop.client.post("/checkout", data={**CUSTOMER, **fields}).headers["location"])


def test_the_menu_offers_every_language_by_its_own_name_the_shops_first(shop: Shop) -> None:
    assert menu(shop.client.get("/").text) == ["English", "Deutsch", "Español", "Français"]
    shop.settings(shop={"locale": "fr-CA"})
    html = shop.client.get("/").text
    assert menu(html) == ["Français", "English", "Deutsch", "Español"]
    assert (current(html), TITLES["fr"] in html) == ("fr", True)


def test_a_choice_is_remembered_for_a_year_and_leads_back(shop: Shop) -> None:
    html = shop.client.get("/c/watch?view=front").text
    answer = choose(shop, "de", hidden(html, "back"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/c/watch?view=front")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("pc_lang=de;")
    assert {"HttpOnly", "SameSite=lax", "Max-Age=31536000"} <= set(cookie.split("; "))
    html = shop.client.get("/").text
    assert TITLES["de"] in html
    assert '<html lang="de"' in html
    assert current(html) == "de"


def test_a_page_kept_for_everybody_is_kept_in_each_language(shop: Shop) -> None:
    for language in ("en", "de", "fr", "de", "en"):
        choose(shop, language)
        html = shop.client.get("/").text
        assert [name for name, title in TITLES.items() if title in html] == [language]


def test_a_page_kept_for_everybody_leads_back_to_the_address_of_each(shop: Shop) -> None:
    for address in ("/c/watch", "/c/watch?view=front", "/c/watch?preset="):
        assert hidden(shop.client.get(address).text, "back") == address


def test_a_page_that_answers_a_form_leads_back_to_where_it_can_be_read_again(shop: Shop) -> None:
    add_late_watch(shop)
    assert hidden(shop.client.post("/checkout", data={}).text, "back") == "/checkout"
    line = re.search(r'data-line="([^"]+)"', shop.client.get("/cart").text)
    assert line
    shop.settings(stock={"backorder": False})
    refused = shop.client.post(f"/cart/lines/{line[1]}", data={"quantity": "9"})
    assert (refused.status_code, hidden(refused.text, "back")) == (422, "/cart")


@pytest.mark.parametrize(
    "back", ["", "cart", "//evil.example", "/\\evil.example", "https://evil.example/", "/a\nb", "/ä", "/" + "x" * 9_000]
)
def test_a_choice_leads_to_no_address_but_our_own(shop: Shop, back: str) -> None:
    assert choose(shop, "de", back).headers["location"] == "/"


@pytest.mark.parametrize("language", ["", "xx", "it", "de-DE", "../de", "<script>"])
def test_a_language_that_is_not_in_the_menu_is_not_remembered(shop: Shop, language: str) -> None:
    answer = choose(shop, language)
    assert (answer.status_code, "set-cookie" in answer.headers) == (303, False)


def test_a_cookie_that_names_no_language_is_read_as_none(shop: Shop) -> None:
    for value in ("xx", "'; drop", "x" * 5_000, "it"):
        shop.client.cookies.set("pc_lang", value)
        assert TITLES["en"] in shop.client.get("/").text


def test_browsers_are_not_asked_for_a_language(shop: Shop) -> None:
    assert TITLES["en"] in shop.client.get("/", headers={"Accept-Language": "de-DE,de;q=0.9"}).text


def test_another_site_cannot_change_the_language(shop: Shop) -> None:
    answer = shop.client.post("/language", data={"language": "de"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)


def test_days_and_money_are_said_as_the_language_says_them(shop: Shop) -> None:
    choose(shop, "de")
    add_late_watch(shop)
    html = shop.client.get("/cart").text
    assert "100,00\xa0€" in html
    assert "Versand am 12. Dezember 2026" in html
    assert "1 Stück wird am 12. Dezember 2026 versandt." in html
    assert "(auf Nachbestellung)" in html


def test_the_shops_region_is_kept_where_its_language_is_chosen(shop: Shop) -> None:
    shop.settings(shop={"locale": "de-AT"})
    choose(shop, "de")
    html = shop.client.get("/c/watch").text
    assert '<html lang="de-AT"' in html
    assert "€\xa0100,00" in html


def test_a_shop_in_a_language_without_translations_reads_english_with_its_own_days_and_money(shop: Shop) -> None:
    shop.settings(shop={"locale": "it"})
    add_late_watch(shop)
    html = shop.client.get("/cart").text
    assert "Proceed to checkout" in html
    assert "100,00\xa0€" in html
    assert "12 dicembre 2026" in html
    assert menu(html) == ["Italiano", "English", "Deutsch", "Español", "Français"]


def test_a_choice_can_be_taken_back_to_a_language_without_translations(shop: Shop) -> None:
    shop.settings(shop={"locale": "it"})
    choose(shop, "de")
    choose(shop, "it")
    assert '<html lang="it"' in shop.client.get("/").text


def test_what_stands_in_the_way_is_said_in_the_chosen_language(shop: Shop) -> None:
    choose(shop, "de")
    shop.stock("SALMON", 1)
    html = shop.client.get("/c/watch").text
    fields = {"base": hidden(html, "base"), "g.dial": "salmon", "quantity": "3", "do": "add"}
    page = shop.client.post("/c/watch", data=fields)
    assert page.status_code == 422
    assert "Dial: Salmon: nur 1 ist zu haben" in page.text
    shop.client.post("/c/watch", data={**fields, "quantity": "1"})
    line = re.search(r'data-line="([^"]+)"', shop.client.get("/cart").text)
    assert line
    refused = shop.client.post(f"/cart/lines/{line[1]}", data={"quantity": "10001"})
    assert "Eine Position fasst höchstens 10000 Stück, nicht 10001." in refused.text
    errors = shop.client.post("/checkout", data={}).text
    assert "Bitte nennen Sie uns Ihren Namen" in errors


def test_a_page_that_is_not_there_says_so_in_the_chosen_language(shop: Shop) -> None:
    choose(shop, "fr")
    assert "Cette page n’existe pas" in shop.client.get("/nowhere").text
    assert "Cette page n’existe pas" in shop.client.get("/orders/ord_nobody").text
    refused = shop.client.post("/cart/hold", data={}, headers={"Sec-Fetch-Site": "cross-site"})
    assert "Ce formulaire a été envoyé depuis un autre site." in refused.text


def test_an_order_keeps_the_language_it_was_placed_in(shop: Shop) -> None:
    choose(shop, "de")
    add_late_watch(shop)
    order = place(shop)
    choose(shop, "fr")
    html = shop.client.get(order).text
    assert '<html lang="de"' in html
    assert "Versand am 12. Dezember 2026" in html
    assert "In Nachbestellung" in html
    assert menu(html) == []


def test_names_of_the_shops_own_stand_everywhere_and_the_keys_stay(shop: Shop) -> None:
    own = {
        "preorder_notice": "Jetzt vormerken",
        "preorder_cart": "(Vormerkung)",
        "fulfilment.pre-ordered": "Vorgemerkt",
    }
    shop.settings(shop={"locale": "de"}, labels={"de": own})
    shop.stock("SALMON", 0, status="preorder", preorder_release_on="2026-12-24")
    html = shop.client.get("/c/watch").text
    assert "Jetzt vormerken" in html
    assert 'data-option="salmon" data-availability="preorder"' in html
    shop.client.post("/c/watch", data={"base": hidden(html, "base"), "g.dial": "salmon", "do": "add"})
    html = shop.client.get("/cart").text
    assert "(Vormerkung)" in html
    assert 'data-availability="preorder"' in html
    order = place(shop)
    html = shop.client.get(order).text
    assert "(Vormerkung)" in html
    assert re.search(r'data-fulfilment="pre-ordered"[^>]*>\s*Vorgemerkt', html)
    answer = shop.ok("GET", f"{order}", admin=False)
    assert (answer["fulfilment"], answer["availability"]) == ("pre-ordered", "preorder")
    assert answer["lines"][0]["options"][0]["cart_label"] == "(Vormerkung)"
    listed = shop.ok("GET", "/orders?fulfilment=pre-ordered")["items"]
    assert [one["number"] for one in listed] == [answer["number"]]


def test_the_shops_names_of_one_language_leave_the_others_alone(shop: Shop) -> None:
    shop.settings(labels={"de": {"out_of_stock_notice": "Vergriffen"}})
    shop.stock("SALMON", 0)
    assert "Out of stock" in shop.client.get("/c/watch").text
    choose(shop, "de")
    assert "Vergriffen" in shop.client.get("/c/watch").text
    choose(shop, "fr")
    assert "En rupture de stock" in shop.client.get("/c/watch").text


def test_a_products_own_translations_stand_in_the_page(shop: Shop) -> None:
    words = {"de": {"title": "Uhr", "dial": "Zifferblatt", "black": "Schwarz"}}
    shop.design({"dial": {"black": {"default": True}}}, id="translated", title="Wristwatch", translations=words)
    choose(shop, "de")
    html = shop.client.get("/c/translated").text
    assert "Zifferblatt" in html
    assert "Schwarz" in html
    assert "Wristwatch" not in html
