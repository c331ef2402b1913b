"""Logging in by the link in a mail, and all orders of whoever did."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.api.shop import Shop
from tests.browser.conftest import Opens
from tests.browser.mailbox import newest

SALMON = ["case-steel", "dial-salmon", "strap-tan", "size-38"]
BLACK = ["case-steel", "dial-black", "strap-tan", "size-38"]
ADA = "ada@example.com"


def log_in(page: Page, data: Path) -> None:
    page.goto("/")
    page.get_by_role("link", name="My orders").click()
    page.wait_for_url("**/login")
    page.get_by_label("E-mail").fill(ADA)
    page.get_by_role("button", name="Send me a link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    page.goto(newest(data, ADA, "/login/"))
    page.get_by_role("button", name=f"Log in as {ADA}").click()
    page.wait_for_url("**/account")


@pytest.mark.parametrize("script", [True, False])
def test_a_customer_comes_from_the_header_to_an_order(shop: Shop, opens: Opens, data: Path, script: bool) -> None:
    order = shop.order("kit", BLACK)
    page = opens("/", java_script_enabled=script)
    log_in(page, data)
    page.get_by_role("link", name=f"Order {order['number']}").click()
    expect(page.locator("[data-order]")).to_have_text(order["number"])
    page.get_by_role("link", name="My orders").click()
    page.wait_for_url("**/account")
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("link", name="My orders").click()
    page.wait_for_url("**/login")


def test_what_can_be_bought_is_seen_in_the_list(shop: Shop, opens: Opens, data: Path) -> None:
    shop.settings(stock={"backorder": True}, orders={"settlement": "when_available"})
    shop.stock("DIAL-SALMON", 0)
    order = shop.order("kit", SALMON)
    shop.order("kit", BLACK)
    shop.move("DIAL-SALMON", "receive", 1)
    page = opens("/")
    log_in(page, data)
    expect(page.locator("[data-to-purchase]")).to_have_count(1)
    page.locator(f'[data-order="{order["number"]}"]').get_by_role("link").click()
    expect(page.get_by_role("button", name="Purchase")).to_be_visible()


@pytest.mark.parametrize("theme", ["default", "journal"])
@pytest.mark.parametrize("width", [1280, 390])
def test_its_pages_are_accessible_and_fit(shop: Shop, opens: Opens, data: Path, theme: str, width: int) -> None:
    shop.settings(theme={"name": theme})
    shop.act(shop.order("kit", BLACK)["number"], "cancel")
    shop.order("kit", BLACK, 3)
    page = opens("/login", width=width)
    fits(page)
    page.get_by_role("button", name="Send me a link").click()
    expect(page.locator("#email-error")).to_be_visible()
    fits(page)
    log_in(page, data)
    expect(page.locator("[data-order]")).to_have_count(2)
    fits(page)


def fits(page: Page) -> None:
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
