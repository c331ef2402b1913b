"""Asking on the product's page to be told when something is back, and what comes of it."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.api.shop import Shop
from tests.browser.conftest import Opens
from tests.browser.hands import option, pick, settled
from tests.browser.mailbox import newest

ADA = "ada@example.com"


def open_wait(page: Page, script: bool = True) -> None:
    """As far as the field for the address."""
    if script:
        option(page, "dial-salmon").click()
        settled(page)
    else:
        page.locator("#o-dial-salmon").check(force=True)
    page.locator("#t-dial-salmon summary").click()
    expect(page.locator("#m-dial-salmon")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_who_asks_and_confirms_is_notified_and_led_to_the_option(
    shop: Shop, opens: Opens, data: Path, script: bool
) -> None:
    shop.stock("DIAL-SALMON", 0)
    page = opens("/c/kit", java_script_enabled=script)
    open_wait(page, script)
    page.locator("#m-dial-salmon").fill(ADA)
    page.locator("#m-dial-salmon").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    page.goto(newest(data, ADA, "/waits/"))
    page.get_by_role("button", name="Yes, tell me").click()
    expect(page.locator("[data-wait]")).to_have_attribute("data-wait", "waiting")
    shop.move("DIAL-SALMON", "receive", 1)
    page.goto(newest(data, ADA, "/c/kit"))
    expect(page.locator("#o-dial-salmon")).to_be_checked()


def test_what_sells_out_while_the_page_is_open_can_be_waited_for(shop: Shop, opens: Opens) -> None:
    page = opens("/c/kit")
    expect(page.locator("#t-dial-salmon")).to_have_count(0)
    shop.stock("DIAL-SALMON", 0)
    pick(page, "size-42")
    open_wait(page)
    page.locator("#m-dial-salmon").fill("ada@exa")
    pick(page, "strap-nato")
    expect(page.locator("#m-dial-salmon")).to_have_value("ada@exa")
    option(page, "dial-salmon").click()
    page.locator("#m-dial-salmon").fill(ADA)
    page.locator("#t-dial-salmon button").click()
    expect(page.locator("[data-sent]")).to_be_visible()
    page.get_by_role("link", name="Back to Field kit").click()
    page.wait_for_url("**/c/kit*")


def test_what_comes_back_while_the_page_is_open_is_picked_instead(shop: Shop, opens: Opens) -> None:
    shop.stock("DIAL-SALMON", 0)
    page = opens("/c/kit")
    open_wait(page)
    shop.move("DIAL-SALMON", "receive", 1)
    pick(page, "size-42")
    settled(page)
    expect(page.locator("#t-dial-salmon")).to_have_count(0)
    pick(page, "dial-salmon")


@pytest.mark.parametrize("theme", ["default", "journal"])
@pytest.mark.parametrize("width", [1280, 390])
def test_asking_is_accessible_and_fits(shop: Shop, opens: Opens, data: Path, theme: str, width: int) -> None:
    shop.settings(theme={"name": theme})
    shop.stock("DIAL-SALMON", 0)
    page = opens("/c/kit", width=width)
    if width == 390:
        page.locator("#p-dial").click()
    open_wait(page)
    fits(page)
    page.locator("#m-dial-salmon").fill(ADA)
    page.locator("#t-dial-salmon button").click()
    expect(page.locator("[data-sent]")).to_be_visible()
    fits(page)
    link = newest(data, ADA, "/waits/")
    for path in (link, f"{link}/end"):
        page.goto(path)
        fits(page)


def fits(page: Page) -> None:
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
