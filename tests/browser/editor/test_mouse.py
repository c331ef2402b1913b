"""The tree by mouse: selecting, renaming, dragging, hiding, locking, deleting."""

import pytest
from playwright.sync_api import Page, expect

from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.editor.hands import drag, edit, layer, press, row, saved, selected, shown, tree

CASE = ["shadow", "case", "  case-steel", "  case-bronze", "dial", "  dial-black", "  dial-walnut", "  dial-salmon"]


@pytest.fixture
def page(at_work: AtWork) -> Page:
    return edit(at_work)


def test_the_tree_shows_the_draft(page: Page) -> None:
    assert shown(page)[:8] == CASE
    expect(page.locator("[data-save-state]")).to_contain_text("Saved")
    expect(page.locator("[data-save-state]")).to_contain_text("version 1 published")


def test_a_click_selects_ctrl_adds_and_shift_takes_everything_between(page: Page) -> None:
    row(page, "case-steel").click()
    assert selected(page) == ["case-steel"]
    row(page, "dial-black").click(modifiers=["Control"])
    assert selected(page) == ["case-steel", "dial-black"]
    row(page, "dial-black").click(modifiers=["Control"])
    row(page, "case-bronze").click()
    row(page, "dial-walnut").click(modifiers=["Shift"])
    assert selected(page) == ["case-bronze", "dial", "dial-black", "dial-walnut"]
    expect(page.locator(".pc-inspector-title")).to_have_text("4 layers")


def test_a_double_click_renames_and_leaving_keeps_the_name(page: Page, shop: Shop) -> None:
    row(page, "case-steel").locator(".pc-row-label").dblclick()
    page.keyboard.type("Brushed steel")
    row(page, "dial").click()
    expect(row(page, "case-steel")).to_contain_text("Brushed steel")
    saved(page)
    assert layer(shop, "case-steel")["label"] == "Brushed steel"


def test_a_row_is_dragged_to_where_the_line_shows(page: Page, shop: Shop) -> None:
    drag(page, "case-bronze", "dial-walnut", part=0)
    expect(page.locator(".pc-tree-line")).to_be_visible()
    expect(page.locator(".pc-tree-carried")).to_contain_text("Bronze")
    page.mouse.up()
    expect(page.locator(".pc-tree-line")).to_have_count(0)
    assert shown(page)[:8] == [
        "shadow", "case", "  case-steel", "dial", "  dial-black", "  case-bronze", "  dial-walnut", "  dial-salmon",
    ]  # fmt: skip
    saved(page)
    assert tree(shop)[:8] == shown(page)[:8]


def test_the_pointers_depth_decides_whether_a_row_lands_in_the_group_or_behind_it(page: Page) -> None:
    drag(page, "shadow", "dial", part=0, depth=1)
    page.mouse.up()
    assert shown(page)[:4] == ["case", "  case-steel", "  case-bronze", "  shadow"]
    drag(page, "shadow", "dial", part=0, depth=0)
    page.mouse.up()
    assert shown(page)[:4] == ["case", "  case-steel", "  case-bronze", "shadow"]


def test_several_rows_are_dragged_at_once_into_a_closed_group(page: Page) -> None:
    row(page, "dial").locator("[data-toggle]").click()
    row(page, "case-steel").click()
    row(page, "case-bronze").click(modifiers=["Control"])
    drag(page, "case-bronze", "dial", part=0.5)
    expect(page.locator(".pc-tree-count")).to_have_text("2")
    expect(row(page, "dial")).to_have_attribute("data-over", "true")
    page.mouse.up()
    assert shown(page)[:8] == [
        "shadow", "case", "dial", "  dial-black", "  dial-walnut", "  dial-salmon", "  case-steel", "  case-bronze",
    ]  # fmt: skip
    assert selected(page) == ["case-steel", "case-bronze"]


def test_a_group_is_not_dragged_into_itself_and_escape_ends_a_drag(page: Page) -> None:
    drag(page, "dial", "dial-walnut", part=0)
    expect(page.locator(".pc-tree-carried")).to_be_visible()
    expect(page.locator(".pc-tree-line")).to_have_count(0)
    page.mouse.up()
    assert shown(page)[:8] == CASE
    drag(page, "dial", "case", part=0)
    press(page, "Escape")
    page.mouse.up()
    assert shown(page)[:8] == CASE


def test_the_eye_hides_on_the_stage_and_with_alt_shows_nothing_else(page: Page) -> None:
    stage = page.frame_locator(".pc-stage-page")
    steel, shown_ = stage.locator('[data-stack] [data-layer="case-steel"]'), stage.locator("[data-stack] img:visible")
    expect(steel).to_be_visible()
    row(page, "case").hover()
    row(page, "case").locator('[data-mark="hidden"]').click()
    expect(steel).to_be_hidden()
    row(page, "case").locator('[data-mark="hidden"]').click()
    expect(steel).to_be_visible()
    row(page, "shadow").hover()
    row(page, "shadow").locator('[data-mark="hidden"]').click(modifiers=["Alt"])
    expect(shown_).to_have_count(1)
    row(page, "shadow").locator('[data-mark="hidden"]').click(modifiers=["Alt"])
    expect(steel).to_be_visible()


def test_what_is_hidden_and_locked_stays_so_in_this_browser_and_never_gets_into_the_document(
    page: Page, shop: Shop
) -> None:
    before = shop.ok("GET", "/configurators/kit")
    row(page, "case").hover()
    row(page, "case").locator('[data-mark="hidden"]').click()
    row(page, "case").locator('[data-mark="locked"]').click()
    page.reload()
    expect(row(page, "case").locator('[data-mark="hidden"]')).to_have_attribute("aria-pressed", "true")
    expect(row(page, "case").locator('[data-mark="locked"]')).to_have_attribute("aria-pressed", "true")
    assert shop.ok("GET", "/configurators/kit") == before


def test_a_locked_layer_is_neither_dragged_nor_deleted(page: Page) -> None:
    row(page, "case").hover()
    row(page, "case").locator('[data-mark="locked"]').click()
    drag(page, "case-steel", "dial-black", part=0)
    page.mouse.up()
    row(page, "case-steel").click()
    press(page, "Delete")
    expect(page.locator(".pc-toast")).to_contain_text("Unlock the layer first.")
    assert shown(page)[:8] == CASE


def test_deleting_asks_nothing_and_offers_a_way_back(page: Page, shop: Shop) -> None:
    row(page, "case").click()
    press(page, "Delete")
    assert "case" not in shown(page)
    saved(page)
    page.locator(".pc-toast").get_by_role("button", name="Undo").click()
    expect(row(page, "case")).to_be_visible()
    assert shown(page)[:8] == CASE
    saved(page)
    assert tree(shop)[:8] == CASE


def test_the_menu_of_a_row_does_what_it_says(page: Page) -> None:
    row(page, "case-bronze").click(button="right")
    expect(page.get_by_role("menuitem", name="Duplicate")).to_be_visible()
    page.get_by_role("menuitem", name="Duplicate").click()
    expect(page.get_by_role("menu")).to_have_count(0)
    assert shown(page)[2:5] == ["  case-steel", "  case-bronze", "  bronze-2"]
    expect(row(page, "bronze-2")).to_contain_text("Bronze 2")


def test_a_search_keeps_the_groups_around_what_it_finds(page: Page) -> None:
    page.get_by_role("searchbox", name="Search layers").fill("walnut")
    expect(row(page, "case")).to_have_count(0)
    assert shown(page) == ["dial", "  dial-walnut"]
    press(page, "Escape")
    expect(row(page, "case")).to_be_visible()


def test_all_groups_close_and_open_at_once(page: Page) -> None:
    page.get_by_role("button", name="Collapse or expand all").click()
    assert all(not line.startswith(" ") for line in shown(page))
    page.get_by_role("button", name="Collapse or expand all").click()
    assert shown(page)[:8] == CASE


def test_the_stack_shows_what_lies_on_top_first_and_dragging_changes_that(page: Page, shop: Shop) -> None:
    page.get_by_role("button", name="Stacking").click()
    assert shown(page)[-3:] == ["case-bronze", "case-steel", "shadow"]
    drag(page, "shadow", "case-bronze", part=0)
    page.mouse.up()
    assert shown(page)[-3:] == ["shadow", "case-bronze", "case-steel"]
    saved(page)
    images = [layer(shop, id)["images"]["front"] for id in ("shadow", "case-bronze")]
    assert images[0]["z"] > images[1]["z"]


def test_a_new_group_and_option_are_named_at_once_and_the_name_makes_the_id(page: Page, shop: Shop) -> None:
    page.get_by_role("button", name="Add a group").click()
    page.keyboard.type("Crown guard")
    press(page, "Enter")
    page.get_by_role("button", name="Add a layer").click()
    page.keyboard.type("Größe 1")
    press(page, "Enter")
    saved(page)
    assert tree(shop)[-2:] == ["crown-guard", "  grosse-1"]
    made = layer(shop, "crown-guard")
    assert (made["choose"], made["required"], made["layers"][0]["default"]) == ("one", True, True)


def test_panes_are_as_wide_as_they_were_left(page: Page) -> None:
    edge = page.get_by_role("separator", name="Width of the layers")
    box = edge.bounding_box()
    assert box
    page.mouse.move(box["x"], 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, 300, steps=3)
    page.mouse.up()
    wide = page.locator("#layers").bounding_box()
    assert wide
    assert wide["width"] == pytest.approx(box["x"] + 60, abs=3)
    edge.press("ArrowLeft")
    page.reload()
    narrower = page.locator("#layers").bounding_box()
    assert narrower
    assert narrower["width"] == wide["width"] - 16
