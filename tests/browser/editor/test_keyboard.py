"""The tree by keyboard alone, as the pattern of a treegrid has it."""

import pytest
from playwright.sync_api import Page, expect

from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.editor.hands import (
    announced,
    draft,
    edit,
    focused,
    large,
    layer,
    press,
    row,
    saved,
    selected,
    shown,
    tree,
)
from tests.browser.hands import tab_to


@pytest.fixture
def page(at_work: AtWork) -> Page:
    page = edit(at_work)
    tab_to(page, ".pc-row")
    return page


def test_arrows_go_from_row_to_row_and_select(page: Page) -> None:
    assert focused(page) == "shadow"
    press(page, "ArrowDown", "ArrowDown")
    assert (focused(page), selected(page)) == ("case-steel", ["case-steel"])
    press(page, "End")
    assert focused(page) == shown(page)[-1].strip()
    press(page, "Home", "Shift+ArrowDown", "Shift+ArrowDown")
    assert selected(page) == ["shadow", "case", "case-steel"]
    press(page, "Control+ArrowDown", "Control+ArrowDown", "Control+Space")
    assert selected(page) == ["shadow", "case", "case-steel", "dial"]


def test_right_opens_and_then_enters_the_cells_and_left_goes_back(page: Page) -> None:
    press(page, "ArrowDown", "ArrowLeft")
    expect(row(page, "case")).to_have_attribute("aria-expanded", "false")
    press(page, "ArrowRight")
    expect(row(page, "case")).to_have_attribute("aria-expanded", "true")
    press(page, "ArrowRight")
    expect(row(page, "case").locator(".pc-row-name")).to_be_focused()
    press(page, "ArrowRight")
    expect(row(page, "case").locator('[data-mark="hidden"]')).to_be_focused()
    press(page, "Enter")
    expect(row(page, "case").locator('[data-mark="hidden"]')).to_have_attribute("aria-pressed", "true")
    press(page, "ArrowDown")
    expect(row(page, "case-steel").locator('[data-mark="hidden"]')).to_be_focused()
    press(page, "ArrowLeft", "ArrowLeft", "ArrowLeft")
    assert focused(page) == "case"


def test_f2_renames_tab_renames_the_next_and_escape_keeps_the_old_name(page: Page, shop: Shop) -> None:
    press(page, "ArrowDown", "ArrowDown", "F2")
    page.keyboard.type("Satin")
    press(page, "Tab")
    page.keyboard.type("Copper")
    press(page, "Enter")
    assert focused(page) == "case-bronze"
    press(page, "F2")
    page.keyboard.type("Nothing of the kind")
    press(page, "Escape")
    assert focused(page) == "case-bronze"
    saved(page)
    assert [layer(shop, id)["label"] for id in ("case-steel", "case-bronze")] == ["Satin", "Copper"]


def test_alt_and_arrows_move_rows_and_say_where_they_are(page: Page, shop: Shop) -> None:
    press(page, "ArrowDown", "ArrowDown", "Alt+ArrowDown")
    announced(page, "“Steel”: 2 of 2 in “Case”.")
    press(page, "Alt+ArrowLeft")
    announced(page, "“Steel”: 3 of 8 at the top.")
    assert focused(page) == "case-steel"
    press(page, "Alt+ArrowRight")
    announced(page, "“Steel”: 2 of 2 in “Case”.")
    press(page, "Alt+ArrowUp")
    announced(page, "“Steel”: 1 of 2 in “Case”.")
    saved(page)
    assert tree(shop)[:4] == ["shadow", "case", "  case-steel", "  case-bronze"]


def test_everything_beside_a_row_is_selected_and_copied(page: Page, shop: Shop) -> None:
    press(page, "ArrowDown", "ArrowDown", "Control+a")
    assert selected(page) == ["case-steel", "case-bronze"]
    press(page, "Control+d")
    assert selected(page) == ["steel-2", "bronze-2"]
    saved(page)
    assert layer(shop, "bronze-2")["price"] == 5_900
    assert not layer(shop, "steel-2")["default"]


def test_layers_are_wrapped_in_a_group_that_is_named_at_once(page: Page, shop: Shop) -> None:
    press(page, "ArrowDown", "ArrowDown", "Shift+ArrowDown", "Control+g")
    page.keyboard.type("Metal")
    press(page, "Enter")
    saved(page)
    assert tree(shop)[1:5] == ["case", "  metal", "    case-steel", "    case-bronze"]
    assert focused(page) == "metal"


def test_typing_goes_to_the_next_row_that_begins_so(page: Page) -> None:
    page.keyboard.type("sal")
    assert focused(page) == "dial-salmon"


def test_undo_and_redo_by_key_show_what_they_did(page: Page, shop: Shop) -> None:
    press(page, "ArrowDown", "Delete")
    saved(page)
    assert "case" not in tree(shop)
    press(page, "Control+z")
    expect(row(page, "case")).to_have_attribute("aria-selected", "true")
    saved(page)
    assert "case" in tree(shop)
    press(page, "Control+Shift+z")
    expect(row(page, "case")).to_have_count(0)
    press(page, "Control+Shift+z")
    announced(page, "There is nothing more to take back or to do again.")


def test_hiding_and_locking_have_keys(page: Page) -> None:
    press(page, "ArrowDown", "Control+Shift+h", "Control+Shift+l")
    for mark in ("hidden", "locked"):
        expect(row(page, "case").locator(f'[data-mark="{mark}"]')).to_have_attribute("aria-pressed", "true")
    press(page, "Delete")
    expect(row(page, "case")).to_be_visible()


def test_layers_are_copied_into_another_configurator(page: Page, shop: Shop) -> None:
    shop.ok("POST", "/configurators", {"id": "other", "title": "Other", "views": [{"id": "back"}], "layers": []})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "ArrowDown", "Control+c")
    announced(page, "1 layer copied.")
    other = page.context.new_page()
    other.goto("/admin/configurators/other")
    other.locator(".pc-tree").click()
    other.get_by_role("button", name="Add a layer").click()
    press(other, "Escape", "Control+v")
    expect(row(other, "case")).to_be_visible()
    saved(other)
    assert tree(shop, "other") == ["layer", "case", "  steel", "  bronze"]
    assert layer(shop, "steel", "other")["images"].keys() == {"back"}


def test_enter_leads_to_the_inspector_and_escape_back(page: Page, shop: Shop) -> None:
    press(page, "ArrowDown", "ArrowDown", "Enter")
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_be_focused()
    press(page, "Tab", "Tab")
    expect(page.get_by_role("textbox", name="Price")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("12.5")
    press(page, "Tab")
    saved(page)
    assert layer(shop, "case-steel")["price"] == 1_250
    press(page, "Escape")
    assert focused(page) == "case-steel"


def test_of_a_thousand_options_a_few_rows_are_in_the_page_and_all_can_be_reached(at_work: AtWork, shop: Shop) -> None:
    page = edit(at_work, large(shop))
    grid = page.get_by_role("treegrid")
    expect(grid).to_have_attribute("aria-rowcount", "1020")
    assert page.locator(".pc-row").count() < 60
    tab_to(page, ".pc-row")
    press(page, "End")
    last = row(page, "g19-o49")
    expect(last).to_be_focused()
    for name, value in (("rowindex", 1020), ("posinset", 50), ("setsize", 50), ("level", 2)):
        expect(last).to_have_attribute(f"aria-{name}", str(value))
    assert last.bounding_box()["y"] < page.viewport_size["height"]  # type: ignore[index]
    grid.evaluate("grid => grid.scrollTop = 0")
    expect(row(page, "g0")).to_be_visible()
    expect(last).to_be_focused()
    press(page, "ArrowUp")
    expect(row(page, "g19-o48")).to_be_focused()
    assert page.locator(".pc-row").count() < 60
    assert draft(shop, "large")["rev"] == 0
