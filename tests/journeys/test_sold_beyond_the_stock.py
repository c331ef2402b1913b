"""Backorders from end to end: allowed for one item and by file for many, up to a limit, and shown to the shop."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from httpx2 import Client
from playwright.sync_api import Page, expect

from tests.api.shop import API, CUSTOMER, Shop
from tests.journeys.conftest import Opens

MOST, SHOPPERS = 20, 100
PROMO = "Up to %number% lamps can be backordered"
SAID = "Up to 20 lamps can be backordered"
FILE = """sku;availableForBackorder;backorderQtyLabel;isBackorderLimited;backorderLimit
CASE;Y;"Order ahead, %number% at most";Y;5
SHADE;Y;;;20
HANDS;N;;;
BROKEN;Y;;Y;abc
"""


def test_backorders_are_sold_up_to_the_maximum_and_the_shop_sees_them(
    shop: Shop, keeper: Page, opens: Opens, tmp_path: Path
) -> None:
    customer = opens("/c/lamp")
    expect(customer.locator('[data-option="brass"]').first).to_have_attribute("data-availability", "out_of_stock")

    allow(keeper, "SHADE")
    customer.goto("/")
    expect(customer.locator('[data-configurator="lamp"] [data-promo]')).to_have_text(
        "Up to 20 lamps can be backordered"
    )
    customer.goto("/c/lamp")
    expect(customer.locator('[data-option="brass"]').first).to_have_attribute("data-availability", "backorder")
    expect(customer.locator("main")).to_contain_text(SAID)

    bring_in(keeper, tmp_path)
    customer.goto("/c/clock")
    expect(customer.locator("main")).to_contain_text("Order ahead, 5 at most")

    sold = buy_at_once(shop)
    assert len(sold) == MOST
    keeper.goto("/admin/backorders")
    expect(keeper.locator('[data-sku="SHADE"] [data-required]')).to_have_attribute("data-required", str(MOST))
    expect(keeper.locator('[data-sku="SHADE"]')).to_contain_text(f"{MOST} orders")
    shop.order("clock", ["oak-plain"])
    keeper.goto("/admin/orders")
    keeper.get_by_role("link", name=re.compile("Back-ordered")).click()
    rows = keeper.locator("[data-order]")
    expect(rows).to_have_count(MOST)
    assert {row.get_attribute("data-fulfilment") for row in rows.all()} == {"back-ordered"}
    assert {row.get_attribute("data-order") for row in rows.all()} == sold


def allow(keeper: Page, sku: str) -> None:
    """On the item's own page."""
    keeper.goto(f"/admin/stock/{sku}")
    keeper.get_by_label("Available for backorder").select_option("allow")
    keeper.get_by_label("Most on backorder").fill(str(MOST))
    keeper.get_by_label("Promo text").fill(PROMO)
    keeper.locator("[data-save]").click()
    keeper.goto(f"/admin/stock/{sku}")
    expect(keeper.get_by_label("Most on backorder")).to_have_value(str(MOST))


def bring_in(keeper: Page, folder: Path) -> None:
    """A file for many, looked at before it is taken; one row of it is wrong, one changes nothing."""
    file = folder / "products.csv"
    file.write_text(FILE, encoding="utf-8")
    keeper.goto("/admin/stock/-/import")
    keeper.locator('input[type="file"]').set_input_files(file)
    keeper.get_by_role("button", name="See what it would change").click()
    expect(keeper.locator("[data-updated]")).to_have_text("1")
    expect(keeper.locator("[data-created]")).to_have_text("1")
    expect(keeper.locator("[data-refused-rows]")).to_have_text("1")
    expect(keeper.locator("main")).to_contain_text("abc")
    keeper.locator("[data-start]").click()
    expect(keeper.locator("[data-imported]")).to_be_visible()


def buy_at_once(shop: Shop) -> set[str]:
    """A hundred shoppers press at the same moment; answers the numbers of the orders."""
    carts = [shop.cart(("lamp", ["brass"], 1)) for _ in range(SHOPPERS)]
    address = f"{shop.client.base_url}".rstrip("/")

    def check_out(cart: str) -> str | None:
        with Client(base_url=address, timeout=60, verify=False) as client:
            answer = client.post(f"{API}/carts/{cart}/checkout", json={"customer": CUSTOMER})
        assert answer.status_code in (201, 409), answer.text
        return answer.json()["number"] if answer.status_code == 201 else None

    with ThreadPoolExecutor(SHOPPERS) as shoppers:
        return {number for number in shoppers.map(check_out, carts) if number}
