"""Everybody can use every page in every state, under both themes, light and dark."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from settings.model import THEMES
from tests.api.shop import Shop
from tests.browser.conftest import NOWHERE, Opens
from tests.browser.hands import add, buy, option, pick, settled
from tests.browser.kit import crowd

LOOKS = [(theme, scheme) for theme in THEMES for scheme in ("light", "dark")]
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

FADED = """() => Promise.allSettled(
  document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity).map((one) => one.finished)
)"""
"""Waits until nothing fades any more."""


def clean(page: Page) -> None:
    """axe finds nothing."""
    page.wait_for_load_state()
    page.evaluate(FADED)  # axe measures contrast as it is seen.
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found] == []


def late(shop: Shop) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("DIAL-SALMON", 0, restock_on="2031-12-12", backorder_limit=5, backorder_promo="Up to %number% more")
    shop.stock("STRAP-TAN", 2)


@pytest.mark.parametrize(
    ("theme", "scheme", "width"),
    [*((*look, 1280) for look in LOOKS), ("default", "light", 390), ("journal", "dark", 390)],
)
def test_axe_finds_nothing_on_the_way_from_list_to_order(
    shop: Shop, opens: Opens, theme: str, scheme: Any, width: int
) -> None:
    shop.settings(theme={"name": theme}, shop={"tax_note": "Prices include VAT."})
    late(shop)
    page = opens("/", width=width, height=844, color_scheme=scheme)
    clean(page)
    page.goto("/c/kit")
    clean(page)
    page.evaluate("() => document.querySelector('pc-configurator').groups.open('dial')")
    pick(page, "dial-salmon")
    clean(page)
    add(page)
    clean(page)
    page.locator("[data-checkout]").click()
    clean(page)
    page.locator("[data-place]").click()
    expect(page.locator("#problems")).to_be_focused()
    clean(page)
    page.goto("/cart")
    buy(page)
    clean(page)
    page.goto("/cart")
    clean(page)
    page.goto(NOWHERE)
    clean(page)


@pytest.mark.parametrize(("theme", "scheme"), LOOKS)
def test_axe_finds_nothing_where_something_is_in_the_way(shop: Shop, opens: Opens, theme: str, scheme: Any) -> None:
    shop.settings(theme={"name": theme})
    shop.stock("DIAL-SALMON", 0)
    shop.stock("STRAP-TAN", 5)
    page = opens("/c/kit?cfg=broken", color_scheme=scheme)
    pick(page, "case-bronze")
    pick(page, "case-steel")
    option(page, "dial-walnut").click()
    expect(page.locator("#w-dial-walnut")).to_be_visible()
    clean(page)
    page.locator("[data-add]").click()
    expect(page.locator("#problems")).to_be_focused()
    clean(page)
    page.route("**/c/kit/panel", lambda route: route.fulfill(status=503, body="busy"))
    option(page, "case-bronze").click()
    expect(page.locator("#trouble")).to_be_visible()
    clean(page)
    page.unroute("**/c/kit/panel")
    page.goto("/c/kit?preset=gala")
    page.locator("#quantity").fill("4")
    page.locator("#quantity").press("Enter")
    settled(page)
    add(page)
    shop.move("STRAP-TAN", "count", 3)
    page.reload()
    expect(page.locator("[data-line] [data-problem]")).to_be_visible()
    clean(page)


@pytest.mark.parametrize(("theme", "scheme"), LOOKS)
def test_axe_finds_nothing_with_no_picture_many_options_or_one(
    shop: Shop, opens: Opens, theme: str, scheme: Any
) -> None:
    shop.settings(theme={"name": theme})
    for name in (crowd(shop, 1), crowd(shop, 80, LONG)):
        page = opens(f"/c/{name}", color_scheme=scheme)
        clean(page)


WIDE = "() => document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"


@pytest.mark.parametrize(
    ("theme", "width", "height"),
    [("default", 320, 256), ("journal", 320, 640), ("default", 390, 844), ("journal", 768, 1024)],
)
def test_nothing_has_to_be_scrolled_sideways(shop: Shop, opens: Opens, theme: str, width: int, height: int) -> None:
    shop.settings(theme={"name": theme})
    late(shop)
    many = crowd(shop, 80, LONG)
    page = opens("/", width=width, height=height)
    visit: list[Callable[[], Any]] = [
        lambda: page.goto(f"/c/{many}"),
        lambda: page.goto("/c/kit"),
        lambda: add(page),
        lambda: page.locator("[data-checkout]").click(),
        lambda: page.locator("[data-place]").click(),
        lambda: page.goto("/cart") and buy(page),
    ]
    assert not page.evaluate(WIDE)
    for go in visit:
        go()
        page.wait_for_load_state()
        assert not page.evaluate(WIDE), page.url


def test_right_to_left_shops_are_laid_out_from_the_right(shop: Shop, opens: Opens) -> None:
    shop.settings(shop={"locale": "ar"})
    page = opens("/c/kit")
    assert page.locator("html").get_attribute("dir") == "rtl"
    stage, panel = page.locator("[data-stage]").bounding_box(), page.locator("[data-panel]").bounding_box()
    assert stage is not None
    assert panel is not None
    assert stage["x"] > panel["x"]
    assert not page.evaluate(WIDE)


def test_whoever_wants_no_motion_sees_none(opens: Opens) -> None:
    page = opens("/c/kit", reduced_motion="reduce")
    moving = page.evaluate(
        "() => [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).transitionDuration"
        ".split(',').some((time) => parseFloat(time) > 0)).length"
    )
    assert moving == 0


def test_with_forced_colours_what_is_chosen_still_stands_out(opens: Opens) -> None:
    page = opens("/c/kit", forced_colors="active")
    expect(option(page, "case-steel").locator(".pc-tick")).to_be_visible()
    outline = option(page, "case-steel").locator(".pc-swatch").evaluate("one => getComputedStyle(one).outlineWidth")
    assert outline == "3px"


def test_every_target_on_a_phone_is_large_enough(opens: Opens) -> None:
    page = opens("/c/kit", width=390, height=844)
    small = page.evaluate(
        "() => [...document.querySelectorAll('button, a, input:not([type=hidden]), summary')]"
        ".map((one) => [one, one.getBoundingClientRect()])"
        ".filter(([one, box]) => box.width && box.height && !one.closest('.pc-hidden') && !one.matches('.pc-skip')"
        " && (box.width < 24 || box.height < 24)).map(([one]) => one.outerHTML.slice(0, 90))"
    )
    assert small == []
    for name in ("case-steel", "case-bronze"):
        box = option(page, name).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
