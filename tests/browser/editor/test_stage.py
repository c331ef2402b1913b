"""The stage: the page of the draft, in step with the tree, worked on by mouse and keys."""

from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from configurator.stores.ledger.books.people import Role
from tests.api.shop import Json, Shop
from tests.browser.admin.conftest import AtWork

SETTLED = "() => document.querySelector('.pc-saved')?.dataset.state === 'saved'"


@pytest.fixture
def page(at_work: AtWork) -> Page:
    page = at_work("/admin/configurators/kit", Role.DESIGNER)
    page.locator(".pc-stage-page").wait_for()
    page.frame_locator(".pc-stage-page").locator("[data-canvas]").wait_for()
    return page


def frame(page: Page) -> Frame:
    handle = page.locator(".pc-stage-page").element_handle()
    found = handle.content_frame()
    assert found is not None
    return found


def row(page: Page, label: str) -> Any:
    return page.get_by_role("row", name=label)


def middle(page: Page) -> tuple[float, float]:
    box = frame(page).locator("[data-frame]").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def placement(shop: Shop, group: int, option: int) -> Json:
    found: Json = shop.ok("GET", "/configurators/kit")["layers"][group]["layers"][option]["images"]["front"]
    return found


def shown(page: Page) -> list[str]:
    images = frame(page).locator("[data-stack] img:not([data-leaving])").all()
    return sorted({str(image.get_attribute("data-layer")) for image in images})


def test_a_click_in_the_picture_selects_its_row_and_a_row_marks_its_picture(page: Page) -> None:
    page.mouse.click(*middle(page))
    expect(page.locator("#inspector h2")).to_have_text("Tan leather")
    expect(row(page, "Tan leather")).to_have_attribute("aria-selected", "true")
    row(page, "Steel").click()
    expect(frame(page).locator("[data-marked]")).to_have_attribute("data-layer", "case-steel")


def test_an_option_that_is_selected_is_shown_in_place_of_its_rival(page: Page) -> None:
    row(page, "Walnut").click()
    expect(frame(page).locator('[data-stack] [data-layer="dial-walnut"]')).to_be_attached()
    expect(frame(page).locator('[data-stack] [data-layer="dial-black"]')).to_have_count(0)
    row(page, "Steel").click()
    expect(frame(page).locator('[data-stack] [data-layer="dial-black"]')).to_be_attached()


def test_a_picture_is_dragged_and_nudged_and_the_server_has_it(page: Page, shop: Shop) -> None:
    before = placement(shop, 2, 0)
    row(page, "Black").click()
    page.wait_for_function("() => frames[0].document.querySelector('[data-marked]')")
    x, y = middle(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 10, steps=4)
    page.mouse.up()
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(400)
    page.wait_for_function(SETTLED)
    box = frame(page).locator("[data-frame]").bounding_box()
    assert box is not None
    scale = 300 / box["width"]
    after = placement(shop, 2, 0)
    assert (after["x"], after["y"]) == (before["x"] + round(40 * scale) - 10, before["y"] + round(10 * scale) - 1)


def test_what_is_renamed_and_what_is_hidden_shows_at_once(page: Page) -> None:
    row(page, "Bronze").click()
    page.get_by_label("Name", exact=True).fill("Red bronze")
    expect(frame(page).locator('[data-option="case-bronze"] .pc-option-name')).to_have_text("Red bronze")
    page.get_by_label("Price").fill("77")
    expect(frame(page).locator('[data-option="case-bronze"] .pc-option-price')).to_contain_text("77")


def test_a_structure_that_changes_is_shown_once_it_is_saved(page: Page) -> None:
    row(page, "Walnut").click()
    page.keyboard.press("Delete")
    expect(frame(page).locator('[data-option="dial-walnut"]')).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(frame(page).locator('[data-option="dial-walnut"]').first).to_be_attached()


def test_the_page_is_looked_at_as_if_something_were_sold_out(page: Page) -> None:
    row(page, "Tan leather").click()
    page.get_by_role("button", name="As if sold out").click()
    page.wait_for_function("() => frames[0].location.search.includes('STRAP-TAN')")
    tan = frame(page).locator('[data-option="strap-tan"]').first
    expect(tan).to_have_attribute("data-availability", "out_of_stock")


def test_a_phone_s_page_is_tried_as_a_shopper_does(page: Page) -> None:
    page.get_by_role("button", name="Phone").click()
    page.get_by_role("button", name="Try it").click()
    frame(page).locator("[data-stage]:not([data-canvas])").wait_for()
    assert frame(page).evaluate("innerWidth") == 390
    frame(page).locator('[data-option="case-bronze"]').first.click()
    expect(frame(page).locator('[data-stack] [data-layer="case-bronze"]')).to_be_attached()
    frame(page).locator("[data-add]").click()
    expect(page.locator(".pc-toast")).to_contain_text("nothing was put into a cart")


def test_an_option_that_is_blocked_leads_to_its_rule(page: Page) -> None:
    page.get_by_role("button", name="Desktop").click()
    page.get_by_role("button", name="Try it").click()
    for picked in ("case-bronze", "case-steel"):
        frame(page).locator(f'[data-option="{picked}"]').first.click()
        expect(frame(page).locator(f'[data-stack] [data-layer="{picked}"]')).to_be_attached()
    frame(page).locator('[data-option="dial-walnut"]').first.click()
    page.get_by_role("button", name="Because of the rule no-wood").click()
    expect(page.locator('[data-rule="no-wood"]')).to_be_in_viewport()
