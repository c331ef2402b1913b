"""Everybody can use the editor: light and dark, at the sizes of small laptops, from right to left."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from configurator.stores.ledger.books.people import Role
from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.admin.test_access import fits
from tests.browser.editor.hands import edit, large, press, row, saved
from tests.browser.editor.test_saving import disconnected, rename
from tests.browser.test_access import clean

SIZES = [("light", 1280, 720), ("dark", 1024, 768)]


@pytest.mark.parametrize(("scheme", "width", "height"), SIZES)
def test_axe_finds_nothing_while_somebody_works(at_work: AtWork, scheme: Any, width: int, height: int) -> None:
    page = edit(at_work, color_scheme=scheme, width=width, height=height)
    clean(page)
    row(page, "case-steel").click()
    clean(page)
    row(page, "case").click(modifiers=["Control"])
    clean(page)
    press(page, "F2")
    clean(page)
    press(page, "Escape")
    row(page, "case").click(button="right")
    expect(page.get_by_role("menu")).to_be_visible()
    clean(page)
    press(page, "Escape")
    row(page, "dial").click()
    clean(page)
    page.get_by_role("button", name="Stacking").click()
    clean(page)
    page.get_by_role("button", name="Global settings").click()
    clean(page)
    fits(page)


@pytest.mark.parametrize(("scheme", "width", "height"), SIZES)
def test_axe_finds_nothing_where_something_is_in_the_way(at_work: AtWork, scheme: Any, width: int, height: int) -> None:
    page = edit(at_work, color_scheme=scheme, width=width, height=height)
    other = edit(at_work, role=Role.OWNER)
    with disconnected(page.context):
        rename(page, "case-steel", "Satin")
        row(page, "dial").click()
        press(page, "Delete")
        expect(page.locator(".pc-banner")).to_contain_text("No connection.")
        clean(page)
        rename(other, "case-steel", "Brushed")
        saved(other)
    expect(page.locator('.pc-banner[data-kind="conflict"]')).to_contain_text("you set “Satin”")
    expect(page.locator('.pc-banner[data-kind="waiting"]')).to_have_count(0)
    page.get_by_role("button", name="Publish").click()
    clean(page)
    page.get_by_role("button", name="Publish all the same").click()
    expect(page.locator(".pc-banner")).to_have_count(2)
    clean(page)
    fits(page)


@pytest.mark.parametrize(("scheme", "width", "height"), SIZES)
def test_axe_finds_nothing_where_there_is_nothing_and_where_there_is_much(
    shop: Shop, at_work: AtWork, scheme: Any, width: int, height: int
) -> None:
    shop.ok("POST", "/configurators", {"id": "empty", "title": "Empty", "views": [{"id": "front"}], "layers": []})
    page = edit(at_work, "/admin/configurators/empty", color_scheme=scheme, width=width, height=height)
    clean(page)
    page.goto(large(shop))
    expect(row(page, "g0")).to_be_visible()
    clean(page)
    press(page, "/")
    page.keyboard.type("option 99")
    expect(page.get_by_role("treegrid")).to_have_attribute("aria-rowcount", "13")
    clean(page)
    fits(page)


def test_without_javascript_the_page_says_so_and_leads_back(at_work: AtWork) -> None:
    page = at_work("/admin/configurators/kit", role=Role.DESIGNER, java_script_enabled=False)
    expect(page.get_by_text("The editor needs JavaScript.")).to_be_visible()
    page.get_by_role("link", name="All configurators").click()
    page.wait_for_url("**/admin/configurators")


def test_the_editor_speaks_german(at_work: AtWork) -> None:
    page = edit(at_work, locale="de")
    row(page, "case-steel").click()
    press(page, "Delete")
    expect(page.locator(".pc-toast")).to_contain_text("1 Ebene gelöscht.")
    expect(page.get_by_role("button", name="Veröffentlichen")).to_be_visible()
    saved(page)
    expect(page.locator("[data-save-state]")).to_contain_text("geändert seit Version 1")
    fits(page)


def test_from_right_to_left_everything_is_the_other_way_round(at_work: AtWork) -> None:
    page = edit(at_work)
    turn(page)
    layers, inspector = page.locator("#layers").bounding_box(), page.locator("#inspector").bounding_box()
    assert layers
    assert inspector
    assert layers["x"] > inspector["x"]
    row(page, "case").click()
    press(page, "ArrowRight")
    expect(row(page, "case")).to_have_attribute("aria-expanded", "false")
    press(page, "ArrowLeft")
    expect(row(page, "case")).to_have_attribute("aria-expanded", "true")
    before = layers["width"]
    page.get_by_role("separator", name="Width of the layers").press("ArrowLeft")
    wider = page.locator("#layers").bounding_box()
    assert wider
    assert wider["width"] == before + 16
    fits(page)
    clean(page)


def turn(page: Page) -> None:
    page.evaluate("document.documentElement.dir = 'rtl'")
