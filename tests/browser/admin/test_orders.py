"""A day with orders: found, received for, shipped, paid, cancelled and looked back on, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.admin.test_access import VIEWS, fits
from tests.browser.test_access import clean

LATE = ["case-steel", "dial-salmon", "strap-tan", "size-38"]
HERE = ["case-steel", "dial-black", "strap-nato", "size-38"]


@pytest.fixture
def shop(shop: Shop) -> Shop:
    """Salmon dials and tan straps are late, and only the dials have a date."""
    shop.stock("DIAL-SALMON", 0, backorder="allow", restock_on="2099-12-12")
    shop.stock("STRAP-TAN", 0, backorder="allow")
    return shop


def row(page: Page, number: str) -> Any:
    return page.locator(f"[data-order='{number}']")


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing_about_orders(shop: Shop, at_work: AtWork, scheme: Any, width: int) -> None:
    page = at_work("/admin/orders", color_scheme=scheme, width=width)
    for path in ("/admin/orders", "/admin/backorders", "/admin/dashboard"):
        page.goto(path)
        clean(page)
        fits(page)
    late, here = shop.order("kit", LATE, 3), shop.order("kit", HERE, 2)
    shop.act(here["number"], "pay")
    shop.move("DIAL-SALMON", "receive", 2)
    for path in (
        "orders", "orders?q=nobody&payment=paid", "orders?fulfilment=back-ordered", f"orders/{late['number']}",
        f"orders/{late['number']}/cancel", f"orders/{late['number']}/pay", f"orders/{here['number']}/ship",
        "backorders", "backorders/STRAP-TAN/receive?quantity=2", "backorders/STRAP-TAN/receive?quantity=x",
        "dashboard", "dashboard?days=365",
    ):  # fmt: skip
        page.goto(f"/admin/{path}")
        for details in page.locator("main details").all():
            details.locator("summary").click()
        clean(page)
        fits(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_goods_come_and_an_order_leaves(shop: Shop, at_work: AtWork, scripts: bool) -> None:
    number = shop.order("kit", LATE, 2)["number"]
    page = at_work("/admin/backorders", java_script_enabled=scripts)
    strap = page.locator("[data-sku='STRAP-TAN']")
    expect(strap.locator("[data-required]")).to_contain_text("2")
    strap.get_by_label("Units of STRAP-TAN that came").fill("5")
    strap.get_by_role("button", name="Receive…").click()
    expect(page.locator("[data-preview]")).to_contain_text("1 order would be served")
    expect(page.locator(f"[data-served='{number}']")).to_contain_text("Back-ordered")
    assert shop.item("STRAP-TAN")["on_hand"] == 0
    page.get_by_role("button", name="Receive 5 units").click()
    expect(page.locator("[data-received]")).to_contain_text("1 order was served. 3 units stay free.")
    page.get_by_role("link", name="To the backordered products").click()
    expect(page.locator("[data-sku='STRAP-TAN']")).to_have_count(0)
    page.locator("[data-sku='DIAL-SALMON']").get_by_label("Units of DIAL-SALMON that came").fill("2")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Receive 2 units").click()
    page.locator(f"[data-served='{number}'] a").click()
    page.get_by_role("link", name="Mark as paid").click()
    page.get_by_role("button", name="Mark as paid").click()
    expect(page.locator("[data-said]")).to_have_text(f"Order {number} is marked as paid.")
    expect(page.locator("[data-fulfilment]")).to_have_text("Ready to ship")
    page.get_by_role("link", name="Ship…").click()
    page.get_by_label("Pieces of Field kit").fill("1")
    page.get_by_role("button", name="Ship these").click()
    expect(page.locator("[data-said]")).to_have_text(f"1 piece of order {number} has shipped.")
    expect(page.locator("[data-shipped]")).to_have_text("1 shipped")
    assert shop.item("STRAP-TAN")["on_hand"] == 4


def test_more_than_there_is_is_asked_again_and_nothing_typed_is_lost(shop: Shop, at_work: AtWork) -> None:
    number = shop.order("kit", HERE, 2)["number"]
    page = at_work(f"/admin/orders/{number}/ship")
    page.get_by_label("Pieces of Field kit").fill("3")
    page.keyboard.press("Enter")
    expect(page.locator("#problems")).to_be_focused()
    expect(page.locator("[data-problem]")).to_have_text("At most 2.")
    expect(page.get_by_label("Pieces of Field kit")).to_have_value("3")
    page.locator("#problems a").click()
    expect(page.get_by_label("Pieces of Field kit")).to_be_focused()
    assert shop.ok("GET", f"/orders/{number}")["lines"][0]["shipped"] == 0


def test_a_double_click_does_it_once(shop: Shop, at_work: AtWork) -> None:
    number = shop.order("kit", HERE, 3)["number"]
    page = at_work(f"/admin/orders/{number}/cancel")
    page.get_by_label("Pieces of Field kit").fill("1")
    page.get_by_role("button", name="Cancel these").dblclick()
    expect(page.locator("[data-said]")).to_have_text(f"1 piece of order {number} is cancelled.")
    assert shop.ok("GET", f"/orders/{number}")["lines"][0]["cancelled"] == 1


def test_orders_are_narrowed_and_widened_again_with_the_keyboard(shop: Shop, at_work: AtWork) -> None:
    late, here = shop.order("kit", LATE), shop.order("kit", HERE)
    shop.act(here["number"], "pay")
    page = at_work("/admin/orders")
    page.get_by_role("link", name="Back-ordered 1").press("Enter")
    expect(row(page, here["number"])).to_have_count(0)
    expect(row(page, late["number"])).to_contain_text("1 × Salmon")
    page.get_by_role("searchbox").fill("nobody")
    page.keyboard.press("Enter")
    expect(page.locator("[data-empty]")).to_contain_text("No order is like that")
    assert "fulfilment=back-ordered" in page.url
    page.locator("[data-chip]").press("Enter")
    expect(row(page, late["number"])).to_be_visible()
    page.get_by_label("Payment", exact=True).select_option("paid")
    expect(page.locator("[data-empty]")).to_be_visible()
    page.get_by_role("link", name="All 1").click()
    expect(row(page, here["number"])).to_contain_text("Ready to ship")


def test_a_note_is_kept_beside_the_order(shop: Shop, at_work: AtWork) -> None:
    number = shop.order("kit", HERE)["number"]
    page = at_work(f"/admin/orders/{number}")
    page.get_by_label("A note for those who work here").fill("Called.\nWill call back.")
    page.get_by_role("button", name="Keep note").click()
    expect(page.locator("[data-notes] li")).to_contain_text("keeper-en@example.com")
    assert page.locator(".pc-note-text").inner_text() == "Called.\nWill call back."


def test_every_task_leads_to_what_it_counts(shop: Shop, at_work: AtWork) -> None:
    shop.order("kit", LATE)
    page = at_work("/admin")
    task = page.locator("[data-task='late']")
    expect(task).to_contain_text("1")
    task.get_by_role("link").click()
    expect(page.locator("[data-order]")).to_have_count(1)
    page.goto("/admin/dashboard")
    page.locator("[data-task='backlog'] a").click()
    expect(page.locator("tr[data-sku]")).to_have_count(2)


def test_the_pages_speak_german(shop: Shop, at_work: AtWork) -> None:
    number = shop.order("kit", LATE, 2)["number"]
    page = at_work("/admin/orders", locale="de")
    for path in ("orders", f"orders/{number}", f"orders/{number}/cancel", "backorders", "dashboard"):
        page.goto(f"/admin/{path}")
        expect(page.locator("html")).to_have_attribute("lang", "de")
        fits(page)
