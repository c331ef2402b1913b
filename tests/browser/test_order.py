"""The order's page in a browser: what has come is bought, what is waited for is cancelled, with and without scripts."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.api.shop import Json, Shop
from tests.browser.conftest import Opens
from tests.browser.hands import buy
from tests.browser.mailbox import newest

SALMON = ["case-steel", "dial-salmon", "strap-tan", "size-38"]
BLACK = ["case-steel", "dial-black", "strap-tan", "size-38"]


def waiting(shop: Shop, *lines: tuple[str, list[str], int], **orders: object) -> Json:
    """An order to be paid when available, of which salmon dials have to come yet."""
    shop.settings(stock={"backorder": True}, orders={"settlement": "when_available", **orders})
    shop.stock("DIAL-SALMON", 0)
    return dict(shop.checkout(shop.cart(*(lines or [("kit", SALMON, 1)]))).json())


def address(order: Json) -> str:
    return f"/orders/{order['secret']}"


def kinds(page: Page) -> list[str]:
    return page.locator("[data-step-kind]").evaluate_all("steps => steps.map(step => step.dataset.stepKind)")


def test_what_has_come_is_bought_from_the_mail_to_the_new_order(shop: Shop, opens: Opens, data: Path) -> None:
    order = waiting(shop, ("kit", SALMON, 3), ("kit", BLACK, 1))
    page = opens(address(order))
    assert kinds(page) == ["late", "now"]
    expect(page.locator("[data-purchase]")).to_have_count(0)
    expect(page.locator("[data-due]")).to_have_text("€214.00")

    shop.move("DIAL-SALMON", "receive", 2)
    page.goto(newest(data, "ada@example.com", address(order)))
    assert kinds(page) == ["offered", "late", "now"]
    purchase = page.get_by_role("button", name="Purchase")
    expect(purchase).to_have_count(1)
    expect(page.locator("[data-countdown]")).to_have_text(re.compile(r"^(48:00:00|47:59:\d\d)$"))
    purchase.click()
    page.wait_for_url("**/cart")
    expect(page.locator("[data-bought-from]")).to_contain_text("2 pieces are held for you.")
    expect(page.get_by_role("link", name="Edit")).to_have_count(0)
    expect(page.get_by_role("button", name="One Field kit more")).to_be_disabled()
    page.locator("[data-checkout]").click()
    page.wait_for_url("**/checkout")
    expect(page.locator("#email")).to_have_value("ada@example.com")
    page.goto("/cart")
    buy(page)

    assert kinds(page) == ["now"]
    expect(page.locator("[data-subtotal]")).to_have_text("€428.00")
    page.get_by_role("link", name=f"Bought from order {order['number']}").click()
    page.wait_for_url(f"**{address(order)}")
    expect(page.locator("[data-purchased]")).to_have_count(1)
    expect(page.locator("[data-subtotal]")).to_have_text("€428.00")
    assert kinds(page) == ["late", "now"]


def test_an_order_of_which_everything_was_bought_leads_to_what_it_became(shop: Shop, opens: Opens) -> None:
    order = waiting(shop)
    shop.move("DIAL-SALMON", "receive", 1)
    page = opens(address(order))
    page.get_by_role("button", name="Purchase").click()
    page.wait_for_url("**/cart")
    buy(page)
    number = page.locator("[data-order]").inner_text()
    answer = shop.client.get(address(order))
    assert answer.status_code == 410
    page.goto(address(order))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Order {order['number']} has become order {number}")
    page.get_by_role("link", name=f"To order {number}").click()
    expect(page.locator("[data-order]")).to_have_text(number)


def test_purchase_pressed_in_two_tabs_is_in_the_cart_once(shop: Shop, opens: Opens) -> None:
    order = waiting(shop)
    shop.move("DIAL-SALMON", "receive", 1)
    page = opens(address(order))
    other = page.context.new_page()
    other.goto(address(order))
    for tab in (page, other):
        tab.get_by_role("button", name="Purchase").click()
        tab.wait_for_url("**/cart")
    expect(other.locator("[data-line]")).to_have_count(1)


def test_when_the_time_is_over_the_page_shows_how_it_stands(shop: Shop, opens: Opens) -> None:
    order = waiting(shop, offer_hours=3 / 3600)
    shop.move("DIAL-SALMON", "receive", 1)
    page = opens(address(order))
    expect(page.locator("[data-purchase]")).to_have_count(1)
    shop.clock.pass_(seconds=5)
    expect(page.locator("[data-purchase]")).to_have_count(0)
    assert page.url.endswith(address(order))


@pytest.mark.parametrize("script", [True, False])
def test_units_that_are_waited_for_are_cancelled_after_a_second_press(shop: Shop, opens: Opens, script: bool) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("DIAL-SALMON", 1)
    order = shop.order("kit", SALMON, 3)
    page = opens(address(order), java_script_enabled=script)
    button = page.get_by_role("button", name="Yes, cancel these pieces")
    expect(button).to_be_hidden()
    page.locator("summary", has_text="Cancel …").click()
    page.locator("[name=units]").fill("1")
    button.click()
    expect(page.locator('[data-step-kind="cancelled"]')).to_contain_text("1 piece was cancelled")
    expect(page.locator('[data-step-kind="late"]')).to_contain_text("1 piece comes later")
    assert page.url.endswith(f"#line-{order['lines'][0]['id']}")


def test_a_second_tab_that_cancels_too_many_reads_how_many_are_left(shop: Shop, opens: Opens) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("DIAL-SALMON", 0)
    order = shop.order("kit", SALMON, 3)
    page = opens(address(order))
    shop.act(order["number"], "cancel", {order["lines"][0]["id"]: 2})
    page.locator("summary", has_text="Cancel …").click()
    page.get_by_role("button", name="Yes, cancel these pieces").click()
    expect(page.locator("#problems")).to_contain_text("Only 1 piece of this can still be cancelled.")
    expect(page.locator('[data-step-kind="late"]')).to_contain_text("1 piece comes later")


def test_a_purchase_works_without_scripts(shop: Shop, opens: Opens) -> None:
    order = waiting(shop)
    shop.move("DIAL-SALMON", "receive", 1)
    page = opens(address(order), java_script_enabled=False)
    expect(page.locator(".pc-held")).to_contain_text("Held for you until")
    page.get_by_role("button", name="Purchase").click()
    page.wait_for_url("**/cart")
    expect(page.locator("[data-line]")).to_have_count(1)


@pytest.mark.parametrize("theme", ["default", "journal"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_is_accessible_and_fits_in_every_state(shop: Shop, opens: Opens, theme: str, width: int) -> None:
    order = waiting(shop, ("kit", SALMON, 3), ("kit", BLACK, 2))
    shop.move("DIAL-SALMON", "receive", 2)
    black = next(line["id"] for line in order["lines"] if line["quantity"] == 2)
    shop.act(order["number"], "cancel", {black: 1})
    shop.act(order["number"], "ship")
    shop.settings(theme={"name": theme})
    page = opens(address(order), width=width)
    page.locator("summary", has_text="Cancel …").click()
    assert sorted(kinds(page)) == ["cancelled", "late", "offered", "shipped"]
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
