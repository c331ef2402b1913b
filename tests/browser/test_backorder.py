"""What is out of stock, what a backorder makes of it, and that every place says the same."""

import pytest
from playwright.sync_api import expect

from tests.api.shop import Shop
from tests.browser.conftest import Opens
from tests.browser.hands import add, buy, option, pick, price, settled


@pytest.mark.parametrize("theme", ["default", "journal"])
def test_an_open_page_follows_the_shops_switches(shop: Shop, opens: Opens, theme: str) -> None:
    shop.settings(theme={"name": theme})
    shop.stock("DIAL-SALMON", 0)
    page = opens("/c/kit")
    option(page, "dial-salmon").click()
    expect(option(page, "dial-salmon")).to_contain_text("Out of stock")
    expect(page.locator("#w-dial-salmon")).to_contain_text("Dial: Salmon is out of stock")
    page.locator("[data-add]").click()
    expect(page.locator("[data-problem]")).to_contain_text("Dial: Salmon is out of stock")
    answer = shop.ok(
        "POST", "/configurators/kit/evaluate",
        {"selected": ["case-steel", "dial-salmon", "strap-tan", "size-38"]}, admin=False,
    )  # fmt: skip
    message = answer["checkout"]["problems"][0]["message"]
    assert message == page.locator("[data-problem] > span").first.inner_text()

    shop.settings(stock={"backorder": True})
    pick(page, "size-42")
    expect(option(page, "dial-salmon")).to_contain_text("Available on Backorder")
    pick(page, "dial-salmon")
    assert price(page) == "€214.00"
    add(page)
    expect(page.locator("[data-cart-label]")).to_have_text("(Available Backorder)")
    expect(page.locator("[data-subtotal]")).to_have_text("€214.00")
    buy(page)
    expect(page.locator("[data-line]")).to_contain_text("Ships once restocked")
    backlog = shop.ok("GET", "/backorders")["items"]
    assert [(entry["sku"], entry["required"]) for entry in backlog] == [("DIAL-SALMON", 1)]

    shop.settings(stock={"management": False, "backorder": False})
    page.goto("/c/kit")
    expect(option(page, "dial-salmon")).to_have_attribute("data-availability", "in_stock")
    expect(option(page, "dial-salmon")).not_to_contain_text("Backorder")


def test_a_link_to_what_is_sold_out_shows_it_and_offers_what_can_be_had(shop: Shop, opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "dial-salmon")
    shop.stock("DIAL-SALMON", 0)
    page.reload()
    expect(page.locator("#o-dial-salmon")).to_be_checked()
    expect(page.locator("#reason")).to_contain_text("Dial: Salmon is out of stock")
    page.locator("[data-add]").click()
    problems = page.locator("#problems")
    expect(problems).to_be_focused()
    expect(problems).to_contain_text("Dial: Salmon is out of stock")
    problems.locator("button").first.click()
    settled(page)
    expect(page.locator("#o-dial-salmon")).not_to_be_checked()
    add(page)


def test_a_part_that_is_here_only_in_part_says_how_many(shop: Shop, opens: Opens) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("DIAL-SALMON", 2)
    page = opens("/c/kit")
    pick(page, "dial-salmon")
    page.locator("#quantity").fill("3")
    page.locator("#quantity").press("Enter")
    settled(page)
    assert price(page) == "€642.00"
    add(page)
    expect(page.locator("[data-cart-label]")).to_have_text("(2 in stock, 1 Available Backorder)")
    expect(page.locator("[data-promise]")).to_have_text("2 pieces ship now, 1 comes later.")
    buy(page)
    expect(page.locator("[data-cart-label]")).to_have_text("(2 in stock, 1 Available Backorder)")
    expect(page.locator('[data-step-kind="now"]')).to_contain_text("2 pieces are here and ship now")
    expect(page.locator('[data-step-kind="late"]')).to_contain_text("1 piece comes later · Ships once restocked")


def test_the_shops_own_words_stand_everywhere(shop: Shop, opens: Opens) -> None:
    words = {"preorder_notice": "Vorbestellbar", "preorder_cart": "(Vorbestellung)", "ships_on": "Ab %date%"}
    shop.settings(labels={"en": words})
    shop.stock("DIAL-SALMON", 0, status="preorder", preorder_release_on="2031-03-01")
    page = opens("/c/kit")
    pick(page, "dial-salmon")
    expect(option(page, "dial-salmon")).to_contain_text("Vorbestellbar")
    expect(page.locator("#promise")).to_contain_text("Ab March 1, 2031")
    expect(page.locator("#promise")).to_contain_text("1 of 4 parts on preorder")
    add(page)
    expect(page.locator("[data-cart-label]")).to_have_text("(Vorbestellung)")
    expect(page.locator("[data-promise]")).to_have_text("1 piece ships on March 1, 2031.")
    buy(page)
    expect(page.locator("[data-cart-label]").first).to_have_text("(Vorbestellung)")
    expect(page.locator("[data-fulfilment]")).to_have_text("Pre-ordered")


def test_a_shop_that_hides_what_is_sold_out_leaves_it_out(shop: Shop, opens: Opens) -> None:
    shop.settings(stock={"unavailable": "hide"})
    shop.stock("DIAL-SALMON", 0)
    page = opens("/c/kit")
    expect(option(page, "dial-black")).to_be_visible()
    expect(option(page, "dial-salmon")).to_have_count(0)
    pick(page, "case-bronze")
    pick(page, "case-steel")
    expect(option(page, "dial-walnut")).to_be_visible()  # Blocked by a rule, not sold out.


def test_the_list_shows_the_promo_of_what_is_late(shop: Shop, opens: Opens) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("STRAP-TAN", 0, backorder_limit=10, backorder_promo="Up to %number% more are on their way <b>now</b>")
    page = opens("/")
    expect(page.locator("[data-promo]")).to_have_text("Up to 10 more are on their way <b>now</b>")
    expect(page.locator('[data-configurator="kit"]')).to_contain_text("Available on Backorder")
