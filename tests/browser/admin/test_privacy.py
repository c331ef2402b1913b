"""An owner hands over what is known of a customer and forgets them, in a browser."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from configurator.stores.ledger.books.people import Role
from tests.api.shop import CUSTOMER, Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.admin.test_access import VIEWS, fits
from tests.browser.test_access import clean

CHOICES = ["case-steel", "dial-salmon", "strap-nato", "size-38"]


def look_up(page: Page) -> None:
    page.fill("#email", CUSTOMER["email"])
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-found]")


@pytest.mark.parametrize("script", [True, False])
def test_a_customer_is_handed_over_and_forgotten(shop: Shop, at_work: AtWork, script: bool) -> None:
    shop.settings(stock={"backorder": True})
    order = shop.order("kit", CHOICES)
    page = at_work("/admin/privacy", role=Role.OWNER, java_script_enabled=script)
    look_up(page)
    expect(page.locator("[data-orders]")).to_have_text("1")
    assert CUSTOMER["email"] not in page.url
    with page.expect_download() as download:
        page.click("[data-export]")
    document = json.loads(Path(download.value.path()).read_bytes())
    assert document["orders"][0]["customer"]["address"] == CUSTOMER["address"]
    page.click("[data-erase]")
    expect(page.locator("h1")).to_have_text("Erase ada@example.com?")
    expect(page.locator(".pc-consequences")).to_contain_text("1 order is not finished")
    page.click("[data-confirm]")
    expect(page.locator("[data-said]")).to_contain_text("1 order stays without them")
    page.goto(f"/admin/orders/{order['number']}")
    expect(page.locator("[data-erased]")).to_be_visible()
    assert "Ada" not in page.content()


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing_where_a_customer_is_looked_up_and_erased(
    shop: Shop, at_work: AtWork, scheme: Any, width: int
) -> None:
    order = shop.order("kit", ["case-steel", "dial-black", "strap-nato", "size-38"])
    page = at_work("/admin/privacy", role=Role.OWNER, color_scheme=scheme, width=width)
    look_up(page)
    clean(page)
    fits(page)
    page.click("[data-erase]")
    clean(page)
    fits(page)
    page.click("[data-confirm]")
    clean(page)
    page.goto(f"/admin/orders/{order['number']}")
    clean(page)
    fits(page)
    page.goto("/admin/orders")
    clean(page)
