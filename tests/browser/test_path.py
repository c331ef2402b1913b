"""From choosing to the order's page, by mouse, by keyboard, without JavaScript and on a phone, in both themes."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.api.shop import Shop
from tests.browser.conftest import Opens
from tests.browser.hands import CUSTOMER, add, buy, option, pick, price, settled, tab_to

THEMES = pytest.mark.parametrize("theme", ["default", "journal"])


def prepare(shop: Shop, theme: str) -> None:
    shop.settings(theme={"name": theme}, stock={"backorder": True})
    shop.stock("STRAP-TAN", 3)
    shop.stock("DIAL-SALMON", 0)


def read_order(page: Page) -> None:
    """The order says what was chosen, what it cost, and that the dial comes later."""
    expect(page.locator("h1")).to_contain_text("Ada Byron")
    expect(page.locator("[data-fulfilment]")).to_have_text("Back-ordered")
    expect(page.locator('[data-option="dial-salmon"]')).to_contain_text("(Available Backorder)")
    expect(page.locator("[data-line]")).to_contain_text("Ships once restocked")
    expect(page.locator("[data-subtotal]")).to_have_text("€214.00")


@THEMES
def test_the_whole_path_by_mouse(shop: Shop, opens: Opens, theme: str) -> None:
    prepare(shop, theme)
    page = opens("/")
    page.locator('[data-configurator="kit"] a').click()
    assert page.locator("html").get_attribute("data-theme") == theme
    assert price(page) == "€214.00"
    pick(page, "dial-salmon")
    expect(option(page, "dial-salmon")).to_contain_text("Available on Backorder")
    expect(page.locator("#promise")).to_contain_text("1 of 4 parts on backorder")
    add(page)
    expect(page.locator('[data-option="dial-salmon"] [data-cart-label]')).to_have_text("(Available Backorder)")
    expect(page.locator("[data-promise]")).to_have_text("1 piece comes later.")
    expect(page.locator("[data-subtotal]")).to_have_text("€214.00")
    buy(page)
    read_order(page)


@THEMES
def test_the_whole_path_by_keyboard_alone(shop: Shop, opens: Opens, theme: str) -> None:
    prepare(shop, theme)
    page = opens("/")
    tab_to(page, '[data-configurator="kit"] a')
    page.keyboard.press("Enter")
    page.wait_for_url("**/c/kit*")
    tab_to(page, "#o-dial-black")
    page.keyboard.press("ArrowUp")  # From the first to the last.
    settled(page)
    expect(page.locator("#o-dial-salmon")).to_be_checked()
    tab_to(page, "#o-extra-box")
    page.keyboard.press("Space")
    settled(page)
    expect(page.locator("#o-extra-box")).to_be_checked()
    page.keyboard.press("Space")
    settled(page)
    tab_to(page, "[data-add]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cart")
    tab_to(page, "[data-checkout]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/checkout")
    for name, value in CUSTOMER.items():
        tab_to(page, f"#{name}")
        page.keyboard.type(value)
    tab_to(page, "[data-place]")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/orders/ord_"))
    read_order(page)


@THEMES
def test_the_whole_path_without_javascript(shop: Shop, opens: Opens, theme: str) -> None:
    prepare(shop, theme)
    page = opens("/", java_script_enabled=False)
    page.locator('[data-configurator="kit"] a').click()
    option(page, "dial-salmon").click()
    option(page, "extra-box").click()
    page.locator('button[value="update"]:visible').click()
    expect(page.locator("#o-dial-salmon")).to_be_checked()
    expect(page.locator("#o-extra-box")).to_be_checked()
    assert price(page) == "€233.00"
    expect(page.locator('[data-stack] [data-layer="dial-salmon"]')).to_be_visible()
    option(page, "extra-box").click()
    page.locator("[data-view=back]").click()
    expect(page.locator("[data-view=back]")).to_have_attribute("aria-current", "true")
    assert price(page) == "€214.00"
    page.locator("[data-add]").click()
    page.wait_for_url("**/cart")
    expect(page.locator("[data-cart-label]")).to_have_text("(Available Backorder)")
    buy(page)
    read_order(page)


@THEMES
def test_the_whole_path_on_a_phone(shop: Shop, opens: Opens, theme: str) -> None:
    prepare(shop, theme)
    page = opens("/", width=390, height=844, has_touch=True, is_mobile=True)
    page.locator('[data-configurator="kit"] a').tap()
    stage = page.locator("[data-stage]").bounding_box()
    assert stage is not None
    assert stage["height"] <= 0.45 * 844
    expect(option(page, "case-steel")).to_be_visible()
    expect(option(page, "dial-salmon")).to_be_hidden()
    page.locator('.pc-pills [data-open-group="dial"]').tap()
    option(page, "dial-salmon").tap()
    settled(page)
    expect(page.locator("#o-dial-salmon")).to_be_checked()
    bar = page.locator("#bar").bounding_box()
    assert bar is not None
    assert bar["y"] + bar["height"] == pytest.approx(844, abs=1)
    add(page)
    buy(page)
    read_order(page)


def test_without_javascript_an_option_that_cannot_be_had_says_why_and_one_press_takes_it(opens: Opens) -> None:
    page = opens("/c/kit", java_script_enabled=False)
    page.locator('button[value="update"]:visible').click()  # From here on the address insists on every choice.
    expect(page.locator("#w-dial-walnut")).to_be_hidden()
    option(page, "dial-walnut").click()
    page.locator("#w-dial-walnut").get_by_role("button", name="Why not?").click()
    expect(page.locator("#w-dial-walnut")).to_contain_text("A steel case takes no wooden dial")
    page.locator("#w-dial-walnut button").click()
    expect(page.locator("#o-dial-walnut")).to_be_checked()
    expect(page.locator("#o-case-bronze")).to_be_checked()


def test_without_javascript_add_names_what_cannot_be_had(shop: Shop, opens: Opens) -> None:
    shop.stock("DIAL-SALMON", 0)
    page = opens("/c/kit", java_script_enabled=False)
    option(page, "dial-salmon").click()
    page.locator("[data-add]").click()
    expect(page.locator("[data-problem]")).to_contain_text("Salmon")
    assert "/cart" not in page.url
