"""Global settings, behind the gear: views, presets, translations."""

import pytest
from playwright.sync_api import Locator, Page, expect

from configurator.stores.ledger.books.people import Role
from tests.api.shop import Json, Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.editor.test_stage import SETTLED


@pytest.fixture
def page(at_work: AtWork) -> Page:
    page = at_work("/admin/configurators/kit", Role.DESIGNER)
    page.frame_locator(".pc-stage-page").locator("[data-canvas]").wait_for()
    page.get_by_role("button", name="Global settings").click()
    return page


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Global settings")


def draft(page: Page, shop: Shop) -> Json:
    """The draft once everything is saved."""
    page.wait_for_timeout(400)
    page.wait_for_function(SETTLED)
    found: Json = shop.ok("GET", "/configurators/kit")
    return found


def test_views_are_added_named_sized_moved_and_removed(page: Page, shop: Shop) -> None:
    dialog(page).get_by_label("Name of the new view").fill("On the wrist")
    dialog(page).get_by_role("button", name="Add view").click()
    dialog(page).get_by_label("Name of “Back”").fill("Rear")
    dialog(page).get_by_label("Width of “On the wrist” in pixels").fill("640")
    dialog(page).get_by_role("button", name="Move “On the wrist” up").click()
    found = draft(page, shop)["views"]
    assert [(view["id"], view["label"], view["width"]) for view in found] == [
        ("front", "Front", 300), ("on-the-wrist", "On the wrist", 640), ("back", "Rear", 300)
    ]  # fmt: skip
    dialog(page).get_by_role("button", name="Remove “Rear”").click()
    expect(dialog(page)).to_contain_text("“Rear” is removed with its 4 pictures.")
    left = draft(page, shop)
    assert [view["id"] for view in left["views"]] == ["front", "on-the-wrist"]
    assert "back" not in left["layers"][0]["images"]
    dialog(page).get_by_role("button", name="Undo", exact=True).click()
    again = draft(page, shop)
    assert [view["id"] for view in again["views"]] == ["front", "on-the-wrist", "back"]
    assert "back" in again["layers"][0]["images"]


def test_what_the_stage_shows_becomes_a_preset_with_a_picture(page: Page, shop: Shop) -> None:
    dialog(page).get_by_role("tab", name="Presets").click()
    expect(dialog(page).locator(".pc-thumbnail img")).to_have_count(2)
    dialog(page).get_by_label("Name of the new preset").fill("Plain")
    dialog(page).get_by_role("button", name="Save the selection").click()
    dialog(page).get_by_role("button", name="Move “Plain” up").click()
    gala, plain = draft(page, shop)["presets"][::-1]
    assert (gala["id"], plain["id"]) == ("gala", "plain")
    assert sorted(plain["selected"]) == ["case-steel", "dial-black", "size-38", "strap-tan"]
    dialog(page).get_by_role("button", name="Remove “Gala”").click()
    assert [preset["id"] for preset in draft(page, shop)["presets"]] == ["plain"]


def test_texts_are_translated_in_a_table_that_counts_what_is_missing(page: Page, shop: Shop) -> None:
    dialog(page).get_by_role("tab", name="Translations").click()
    dialog(page).get_by_label("Add a language").select_option(label="German")
    head = dialog(page).get_by_role("columnheader", name="German")
    expect(head).to_contain_text("missing")
    before = int(head.inner_text().split("\n")[-1].split()[0])
    dialog(page).get_by_label("Front in German").fill("Vorne")
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_label("Back in German")).to_be_focused()
    page.keyboard.type("Hinten")
    expect(head).to_contain_text(f"{before - 2} missing")
    assert draft(page, shop)["translations"] == {"de": {"front": "Vorne", "back": "Hinten"}}
    dialog(page).get_by_label("Missing only").check()
    expect(dialog(page).get_by_label("Front in German")).to_have_count(0)
    dialog(page).get_by_label("Front in German").or_(dialog(page).get_by_label("Shadow in German")).fill("Schatten")
    assert draft(page, shop)["translations"]["de"]["shadow"] == "Schatten"
    dialog(page).get_by_role("button", name="Remove “German”").click()
    assert draft(page, shop)["translations"] == {}


def test_backorder_is_on_for_this_configurator_once_it_is_published(page: Page, shop: Shop) -> None:
    dialog(page).get_by_role("radio", name="On", exact=True).check()
    assert draft(page, shop)["backorder"] == "on"
    shop.stock("DIAL-SALMON", 0)
    assert shop.evaluate("kit")["options"]["dial-salmon"]["availability"] == "out_of_stock"
    shop.ok("POST", "/configurators/kit/publish")
    assert shop.evaluate("kit")["options"]["dial-salmon"]["availability"] == "backorder"
