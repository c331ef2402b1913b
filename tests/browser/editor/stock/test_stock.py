"""Stock in the editor: set beside the layer, acting in the shop at once, and ordered late by a shopper."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page, expect

from configurator.stores.ledger.books.people import Role
from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.conftest import Opens
from tests.browser.editor.test_stage import SETTLED, frame, row
from tests.browser.hands import add, buy, option, pick, settled
from tests.browser.test_access import clean

DOCUMENTED = 11
"""Presses of the documented way: menu, configurators, configurator; gear, backorder; layer, stock, enable, status, its
value; save."""


@dataclass
class Hand:
    """Somebody who only presses; each press counts."""

    page: Page
    presses: list[str] = field(default_factory=list)

    def press(self, what: Locator) -> None:
        what.click()
        self.presses.append(str(what))

    def choose(self, field: Locator, words: str) -> None:
        """A press opens the list, and one takes its entry."""
        field.select_option(label=words)
        self.presses += [str(field), words]

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)
        self.presses.append(name)


def section(page: Page) -> Locator:
    return page.locator("[data-section=stock]")


def taken(page: Page) -> None:
    """What was changed of the items is in the shop."""
    expect(page.locator("[data-live]")).to_have_attribute("data-live", "saved")


@pytest.fixture
def page(at_work: AtWork) -> Iterator[Page]:
    page = at_work("/admin/configurators/kit", Role.DESIGNER)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.locator(".pc-stage-page").wait_for()
    page.frame_locator(".pc-stage-page").locator("[data-canvas]").wait_for()
    yield page
    assert not faults


def test_the_backorder_document_is_followed_with_fewer_presses_than_it_has(
    at_work: AtWork, shop: Shop, opens: Opens
) -> None:
    hand = Hand(at_work("/admin/configurators", Role.DESIGNER))
    page = hand.page
    hand.press(page.get_by_role("link", name="Field kit").first)
    hand.press(page.get_by_role("button", name="Global settings"))
    hand.press(page.get_by_role("radio", name="On", exact=True))
    hand.key("Escape")
    hand.press(row(page, "Sand NATO"))
    hand.press(section(page).get_by_label("Manage stock"))
    hand.choose(section(page).get_by_label("Stock status"), "Out of Stock")
    expect(section(page)).to_contain_text("Allowed by this configurator, in its global settings.")
    hand.press(page.get_by_role("button", name="Publish", exact=True))
    expect(page.locator(".pc-toast")).to_contain_text("Version 2 is published.")
    assert len(hand.presses) < DOCUMENTED

    shopper = opens("/c/kit")
    expect(option(shopper, "strap-nato")).to_contain_text("Available on Backorder")
    pick(shopper, "strap-nato")
    add(shopper)
    expect(shopper.locator("[data-cart-label]")).to_have_text("(Available Backorder)")
    expect(shopper.locator("[data-subtotal]")).to_have_text("€189.00")
    buy(shopper)
    expect(shopper.locator("[data-line]")).to_contain_text("Ships once restocked")
    assert shop.item("kit.strap-nato")["backordered"] == 1


def test_what_is_set_before_publishing_is_the_item_that_is_published(page: Page, shop: Shop) -> None:
    row(page, "Sand NATO").click()
    section(page).get_by_label("Manage stock").check()
    section(page).get_by_label("Stock status").select_option(label="Out of Stock")
    taken(page)
    item = shop.item("kit.strap-nato")
    assert (item["tracked"], item["status"], item["on_hand"]) == (False, "out_of_stock", 0)
    expect(section(page).get_by_label("SKU")).to_have_value("kit.strap-nato")
    page.wait_for_function(SETTLED)
    shop.ok("POST", "/configurators/kit/publish")
    assert shop.evaluate("kit")["options"]["strap-nato"]["availability"] == "out_of_stock"


def test_a_status_acts_at_once_in_the_shop_and_in_the_stage_and_undo_leaves_it(page: Page, shop: Shop) -> None:
    row(page, "Salmon").click()
    section(page).get_by_label("Stock status").select_option(label="Out of Stock")
    taken(page)
    assert shop.evaluate("kit")["options"]["dial-salmon"]["availability"] == "out_of_stock"
    expect(frame(page).locator('[data-option="dial-salmon"]').first).to_have_attribute(
        "data-availability", "out_of_stock"
    )
    page.keyboard.press("Control+z")
    page.wait_for_function(SETTLED)
    assert shop.item("DIAL-SALMON")["status"] == "out_of_stock"


def test_a_count_is_booked_as_a_movement_and_then_the_count_decides(page: Page, shop: Shop) -> None:
    row(page, "Salmon").click()
    section(page).get_by_role("radio", name="Counted").check()
    assert shop.item("DIAL-SALMON")["tracked"] is False
    field = section(page).get_by_label("On hand")
    field.fill("7")
    field.press("Enter")
    expect(section(page)).to_contain_text("7 available")
    item = shop.item("DIAL-SALMON")
    assert (item["tracked"], item["on_hand"]) == (True, 7)
    (moved,) = shop.ok("GET", "/stock/DIAL-SALMON/movements")["items"]
    assert (moved["kind"], moved["on_hand"]) == ("count", 7)
    status = section(page).get_by_label("Stock status")
    assert status.locator("option:not(:disabled)").all_inner_texts() == ["By the count", "Preorder"]


def test_what_is_refused_says_why_and_shows_what_is(page: Page, shop: Shop) -> None:
    shop.stock("DIAL-SALMON", status="preorder", tracked=False)
    row(page, "Salmon").click()
    expect(section(page).get_by_label("Stock status")).to_have_value("Preorder")
    section(page).get_by_label("Stock status").select_option(label="In Stock")
    expect(section(page).get_by_role("alert")).to_contain_text("DIAL-SALMON")
    expect(section(page).get_by_label("Stock status")).to_have_value("Preorder")


def test_the_answer_about_backorder_says_whose_it_is(page: Page, shop: Shop) -> None:
    row(page, "Salmon").click()
    expect(section(page)).to_contain_text("Not allowed by the shop's settings.")
    shop.settings(stock={"backorder": True})
    row(page, "Black").click()
    row(page, "Salmon").click()
    expect(section(page)).to_contain_text("Allowed by the shop's settings.")
    section(page).get_by_label("Backorder").select_option(label="Do not allow")
    expect(section(page)).to_contain_text("Not allowed: it is set here.")
    taken(page)
    assert shop.item("DIAL-SALMON")["backorder"] == "deny"


def test_a_promo_is_shown_as_shoppers_read_it(page: Page, shop: Shop) -> None:
    row(page, "Salmon").click()
    section(page).get_by_label("Backorder").select_option(label="Allow")
    section(page).get_by_label("Limit").fill("9")
    section(page).get_by_label("Promo text").fill("Up to %number% can be ordered")
    expect(page.locator("[data-promo-preview]")).to_have_text("Shoppers read: “Up to 9 can be ordered”")
    taken(page)
    item = shop.item("DIAL-SALMON")
    assert (item["backorder_limit"], item["backorder_promo"]) == (9, "Up to %number% can be ordered")


def test_an_item_is_found_and_shared(page: Page, shop: Shop) -> None:
    shop.design({"cover": {"leather": "LEATHER"}}, id="case")
    row(page, "Salmon").click()
    field = section(page).get_by_label("SKU")
    field.fill("leath")
    section(page).get_by_role("option", name="LEATHER Case").click()
    expect(field).to_have_value("LEATHER")
    expect(section(page)).to_contain_text("Shared with Case (Cover: Leather)")
    page.wait_for_function(SETTLED)
    salmon = shop.ok("GET", "/configurators/kit")["layers"][2]["layers"][2]
    assert salmon["stock"] == {"managed": True, "sku": "LEATHER", "units": 1}


def test_many_options_get_a_status_at_once(page: Page, shop: Shop) -> None:
    row(page, "Salmon").click()
    row(page, "Tan leather").click(modifiers=["Control"])
    section(page).get_by_label("Stock status").select_option(label="Out of Stock")
    section(page).get_by_label("Backorder").select_option(label="Allow")
    taken(page)
    found = [shop.item(sku) for sku in ("DIAL-SALMON", "STRAP-TAN")]
    assert [(item["status"], item["backorder"]) for item in found] == [("out_of_stock", "allow")] * 2


def test_without_stock_management_the_fields_say_why_they_have_no_effect(at_work: AtWork, shop: Shop) -> None:
    shop.settings(stock={"management": False})
    page = at_work("/admin/configurators/kit", Role.DESIGNER)
    row(page, "Salmon").click()
    expect(section(page).locator("[data-management-off]")).to_contain_text("stock management is off")
    expect(section(page).get_by_label("Stock status")).to_be_disabled()
    page.get_by_role("button", name="Global settings").click()
    expect(page.locator("dialog [data-management-off]")).to_contain_text("cannot be changed")
    expect(page.get_by_role("radio", name="On", exact=True)).to_be_disabled()


def test_a_change_of_stock_is_foreseen_beside_its_field(page: Page, shop: Shop) -> None:
    shop.stock("STRAP-TAN", 5)
    row(page, "Tan leather").click()
    expect(section(page).locator("[data-foresight]")).to_contain_text(
        "If it is out of stock, shoppers lose: 50% of all products and the option “Tan leather”."
    )
    section(page).get_by_label("On hand").fill("0")
    expect(section(page)).to_contain_text("With that many, shoppers would lose: 50% of all products")
    assert shop.item("STRAP-TAN")["on_hand"] == 5


def test_publishing_tells_what_it_takes_away_and_can_be_left(page: Page, shop: Shop) -> None:
    row(page, "Salmon").click()
    page.keyboard.press("Delete")
    page.wait_for_function(SETTLED)
    page.get_by_role("button", name="Publish", exact=True).click()
    asking = page.get_by_role("dialog", name="Before this is published")
    expect(asking).to_contain_text("Publishing this makes impossible: 40% of all products and the option “Salmon”.")
    expect(asking).to_contain_text(re.compile(r"Products that can be built: \d+\. All of them can be bought today\."))
    asking.get_by_role("button", name="Do not publish").click()
    expect(asking).to_have_count(0)
    assert shop.ok("GET", "/configurators/kit")["version"] == 1
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish all the same").click()
    expect(page.locator(".pc-toast")).to_contain_text("Version 2 is published.")


def test_a_pick_of_a_shopper_shows_what_was_set(page: Page, opens: Opens) -> None:
    row(page, "Salmon").click()
    section(page).get_by_label("Backorder").select_option(label="Allow")
    section(page).get_by_label("Stock status").select_option(label="Out of Stock")
    expect(page.locator("[data-told]")).to_contain_text("Available on Backorder")
    taken(page)
    shopper = opens("/c/kit")
    pick(shopper, "dial-salmon")
    settled(shopper)
    expect(option(shopper, "dial-salmon")).to_contain_text("Available on Backorder")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_stock_settings_and_publishing_can_be_used_by_everybody(at_work: AtWork, shop: Shop, scheme: str) -> None:
    shop.stock("DIAL-SALMON", 5, backorder="allow", backorder_limit=9, backorder_promo="Up to %number%")
    page = at_work("/admin/configurators/kit", Role.OWNER, color_scheme=scheme)
    page.frame_locator(".pc-stage-page").locator("[data-canvas]").wait_for()
    row(page, "Salmon").click()
    section(page).locator("[data-foresight]").wait_for()
    section(page).get_by_label("SKU").fill("strap")
    section(page).get_by_role("option", name="STRAP-TAN").wait_for()
    clean(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Global settings").click()
    for tab in ("Configurator", "Presets", "Translations"):
        page.get_by_role("tab", name=tab).click()
        if tab == "Translations":
            page.get_by_label("Add a language").select_option(label="German")
        clean(page)
    page.keyboard.press("Escape")
    row(page, "Salmon").click()
    page.keyboard.press("Delete")
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_role("dialog", name="Before this is published").wait_for()
    clean(page)
