"""The inspector and the settings behind the gear: what is set there is in the draft."""

import pytest
from playwright.sync_api import Page, expect

from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.editor.hands import draft, edit, layer, press, row, saved


@pytest.fixture
def page(at_work: AtWork) -> Page:
    return edit(at_work)


def test_a_name_is_seen_in_the_tree_while_it_is_typed_and_undone_as_one(page: Page, shop: Shop) -> None:
    row(page, "case-steel").click()
    page.get_by_role("textbox", name="Name", exact=True).fill("")
    page.keyboard.type("Satin steel", delay=60)
    expect(row(page, "case-steel")).to_contain_text("Satin steel")
    saved(page)
    page.get_by_role("button", name="Undo").click()
    expect(row(page, "case-steel")).to_contain_text("Steel")
    saved(page)
    assert layer(shop, "case-steel")["label"] == "Steel"


def test_another_default_takes_the_place_of_the_one_before(page: Page, shop: Shop) -> None:
    row(page, "case-bronze").click()
    page.get_by_role("switch", name="Default").check()
    saved(page)
    assert [layer(shop, id)["default"] for id in ("case-steel", "case-bronze")] == [False, True]


def test_a_price_that_is_none_is_told_and_not_written(page: Page, shop: Shop) -> None:
    row(page, "case-bronze").click()
    price = page.get_by_role("textbox", name="Price")
    expect(price).to_have_value("59.00")
    price.fill("much")
    expect(price).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".pc-prop-error")).to_contain_text("Enter an amount, such as 12.50.")
    price.blur()
    expect(price).to_have_value("59.00")
    saved(page)
    assert layer(shop, "case-bronze")["price"] == 5_900


def test_the_price_of_many_options_is_set_at_once(page: Page, shop: Shop) -> None:
    row(page, "case-steel").click()
    row(page, "case-bronze").click(modifiers=["Control"])
    price = page.get_by_role("textbox", name="Price")
    expect(price).to_have_attribute("placeholder", "Different")
    price.fill("7")
    saved(page)
    assert [layer(shop, id)["price"] for id in ("case-steel", "case-bronze")] == [700, 700]


def test_a_group_says_how_many_are_chosen(page: Page, shop: Shop) -> None:
    row(page, "case").click()
    page.get_by_role("combobox", name="Shoppers choose").select_option("Several options")
    page.get_by_role("switch", name="Required").uncheck()
    page.get_by_role("textbox", name="At most").fill("2")
    saved(page)
    made = layer(shop, "case")
    assert (made["choose"], made["required"], made["min"], made["max"]) == ("many", False, None, 2)
    page.get_by_role("combobox", name="Shoppers choose").select_option("Nothing: a folder")
    expect(page.get_by_role("switch", name="Required")).to_have_count(0)
    saved(page)
    assert layer(shop, "case")["choose"] is None


def test_a_swatch_has_a_colour_or_a_text(page: Page, shop: Shop) -> None:
    row(page, "case-steel").click()
    swatch = page.locator('[data-section="swatch"]')
    swatch.get_by_label("Colour").fill("#a66a3b")
    swatch.get_by_role("textbox", name="Text").fill("St")
    saved(page)
    found = layer(shop, "case-steel")["swatch"]
    assert (found["color"], found["text"]) == ("#a66a3b", "St")
    swatch.get_by_role("button", name="Remove").click()
    swatch.get_by_role("textbox", name="Text").fill("")
    saved(page)
    assert layer(shop, "case-steel")["swatch"] is None


def test_an_id_is_changed_apart_and_what_it_breaks_is_said_first(page: Page, shop: Shop) -> None:
    shop.stock("STRAP-TAN", 3)
    row(page, "dial-walnut").click()
    page.get_by_role("button", name="Change the id of “Walnut”").click()
    field = page.get_by_role("textbox", name="Id")
    expect(page.locator(".pc-prop-hint").first).to_contain_text("links and carts that name the old id lose this choice")
    field.fill("Dial Walnut")
    expect(page.locator(".pc-prop-error")).to_have_text("Use small letters, digits and hyphens.")
    field.fill("dial-black")
    expect(page.locator(".pc-prop-error")).to_have_text("The id “dial-black” is taken.")
    field.fill("dial-wood")
    press(page, "Enter")
    expect(row(page, "dial-wood")).to_have_attribute("aria-selected", "true")
    saved(page)
    assert draft(shop)["rules"][0]["then"] == {"not": "dial-wood"}
    assert draft(shop)["presets"][0]["selected"][1] == "dial-wood"


def test_the_gear_opens_what_holds_for_the_whole_configurator(page: Page, shop: Shop) -> None:
    page.get_by_role("button", name="Global settings").click()
    dialog = page.get_by_role("dialog", name="Global settings")
    dialog.get_by_role("textbox", name="Title").fill("Field kit, new")
    dialog.get_by_role("textbox", name="Base price").fill("200")
    press(page, "Tab")
    expect(dialog.get_by_role("textbox", name="Base price")).to_have_value("200.00")
    press(page, "Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator(".pc-toolbar-title")).to_have_text("Field kit, new")
    saved(page)
    assert (draft(shop)["title"], draft(shop)["base_price"]) == ("Field kit, new", 20_000)


def test_publishing_says_the_version_and_problems_lead_to_their_layer(page: Page, shop: Shop) -> None:
    row(page, "case-steel").click()
    page.get_by_role("textbox", name="Price").fill("10")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".pc-toast")).to_contain_text("Version 2 is published.")
    expect(page.locator("[data-save-state]")).to_contain_text("version 2 published")
    assert shop.ok("GET", "/configurators/kit/versions/2")["layers"][1]["layers"][0]["price"] == 1_000
    row(page, "case-steel").click()
    press(page, "Delete")
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("button", name="Publish all the same").click()
    expect(page.locator(".pc-banner")).to_contain_text("keeps this from being published")
    page.locator(".pc-banner").get_by_role("button", name="Close").click()
    expect(page.locator(".pc-banner")).to_have_count(0)
