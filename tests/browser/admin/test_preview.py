"""The page of a draft in a frame: shown as shoppers would see it, worked on, and told of changes."""

from typing import Any

import httpx2
import pytest
from playwright.sync_api import Frame, Page, expect

from configurator.stores.ledger.books.people import Role
from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork

FRAMED = """(address) => {
  window.told = [];
  addEventListener("message", ({ data, origin }) => origin === location.origin && told.push(data));
  const frame = Object.assign(document.createElement("iframe"), { src: address, name: "stage" });
  Object.assign(frame.style, { position: "fixed", inset: "0", width: "1000px", height: "700px", zIndex: 99 });
  document.body.replaceChildren(frame);
}"""
SAY = """(message) => document.querySelector("iframe").contentWindow
  .postMessage({ kind: "configurator-preview", ...message }, location.origin)"""
MOVED = "() => document.querySelector('[data-stack] [data-layer=dial-black]').style.left"


@pytest.fixture
def page(at_work: AtWork) -> Page:
    return at_work("/admin/configurators", Role.DESIGNER)


def framed(page: Page, query: str = "") -> Frame:
    page.evaluate(FRAMED, f"/admin/configurators/kit/preview{query}")
    page.wait_for_function("() => told.some(({ type }) => type === 'settled')")
    frame = page.frame("stage")
    assert frame is not None
    return frame


def told(page: Page, type: str) -> list[dict[str, Any]]:
    """What the frame said of that type, once it said something."""
    page.wait_for_function("(type) => told.some((one) => one.type === type)", arg=type)
    said: list[dict[str, Any]] = page.evaluate("(type) => told.filter((one) => one.type === type)", type)
    return said


def changed(shop: Shop, change: Any) -> None:
    now = shop.call("GET", "/configurators/kit")
    document = now.json()
    change(document)
    shop.ok("PUT", "/configurators/kit", document, headers={"If-Match": now.headers["etag"]})


def test_the_page_of_a_draft_is_the_shoppers_without_the_shop_around_it(page: Page, shop: Shop) -> None:
    changed(shop, lambda document: document["layers"][1].update(label="Housing"))
    frame = framed(page)
    expect(frame.locator("#g-case .pc-group-name")).to_have_text("Housing")
    expect(frame.locator("header, footer")).to_have_count(0)
    assert told(page, "settled")[0]["selected"] == ["case-steel", "dial-black", "strap-tan", "size-38"]
    assert shop.client.get("/c/kit").text.count("Housing") == 0


def test_a_change_of_the_draft_shows_without_the_page_being_loaded_anew(page: Page, shop: Shop) -> None:
    frame = framed(page)
    frame.locator('[data-option="case-bronze"]').first.click()
    page.wait_for_function("() => told.filter(({ type }) => type === 'settled').length > 1")
    frame.evaluate("() => (window.same = true)")
    changed(shop, lambda document: document["layers"][2]["layers"][1].update(label="Nut tree", price=7_700))
    page.evaluate(SAY, {"type": "renew"})
    expect(frame.locator('[data-option="dial-walnut"] .pc-option-name')).to_have_text("Nut tree")
    expect(frame.locator("#o-case-bronze")).to_be_checked()
    assert frame.evaluate("window.same")


def test_places_and_labels_show_before_the_server_knows_of_them(page: Page) -> None:
    frame = framed(page)
    place = {"type": "place", "view": "front", "layer": "dial-black", "x": 150, "y": 30, "blend": "multiply"}
    page.evaluate(SAY, place)
    page.evaluate(SAY, {"type": "label", "id": "case-steel", "text": "Stainless <b>"})
    expect(frame.locator('[data-option="case-steel"] .pc-option-name')).to_have_text("Stainless <b>")
    assert frame.evaluate(MOVED) == "50%"
    assert frame.evaluate(MOVED.replace(".left", ".mixBlendMode")) == "multiply"


def test_a_click_selects_the_topmost_picture_and_another_the_one_beneath(page: Page) -> None:
    frame = framed(page)
    stage = frame.locator("[data-frame]").bounding_box()
    assert stage is not None
    middle = (stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2)
    page.mouse.click(*middle)
    assert [one["layer"] for one in told(page, "picked")] == ["strap-tan"]
    page.evaluate(SAY, {"type": "show", "selected": ["strap-tan"]})
    expect(frame.locator("[data-marked]")).to_have_attribute("data-layer", "strap-tan")
    page.mouse.click(*middle)
    assert told(page, "picked")[-1]["layer"] == "dial-black"
    page.evaluate(SAY, {"type": "show", "selected": [], "hidden": ["strap-tan"], "locked": ["dial-black"]})
    page.wait_for_function("() => frames.stage.document.querySelectorAll('[data-marked]').length === 0")
    page.mouse.click(*middle)
    assert told(page, "picked")[-1]["layer"] == "case-steel"


def test_what_is_dragged_is_told_in_pixels_of_the_view(page: Page) -> None:
    frame = framed(page)
    stage = frame.locator("[data-frame]").bounding_box()
    assert stage is not None
    scale = 300 / stage["width"]
    x, y = stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 50, y - 20, steps=4)
    page.mouse.up()
    (dragged,) = told(page, "dragged")
    moved = (dragged["layer"], dragged["part"], dragged["x"], dragged["y"])
    assert moved == ("strap-tan", 0, round(50 * scale), round(-20 * scale))
    assert told(page, "picked")[0]["layer"] == "strap-tan"


def test_a_page_that_is_tried_zooms_as_the_shoppers_does(page: Page) -> None:
    frame = framed(page)
    page.evaluate(SAY, {"type": "show", "active": False})
    frame.locator("[data-stage]:not([data-canvas])").click()
    assert frame.evaluate("document.querySelector('pc-configurator').stage.zoom.scale") > 1
    assert page.evaluate("told.filter(({ type }) => type === 'picked')") == []


def test_stock_is_as_supposed_after_every_press(page: Page) -> None:
    frame = framed(page, "?suppose=%7B%22STRAP-TAN%22:%7B%22on_hand%22:0%7D%7D")
    expect(frame.locator('[data-option="strap-tan"]').first).to_have_attribute("data-availability", "out_of_stock")
    frame.locator('[data-option="case-bronze"]').first.click()
    page.wait_for_function("() => told.filter(({ type }) => type === 'settled').length > 1")
    expect(frame.locator('[data-option="strap-tan"]').first).to_have_attribute("data-availability", "out_of_stock")


def test_there_is_no_cart_in_a_preview(page: Page) -> None:
    frame = framed(page)
    frame.locator("[data-add]").click()
    assert told(page, "added")
    assert "/preview" in frame.url


def test_the_frame_is_for_our_own_pages_and_for_designers(page: Page, at_work: AtWork, served: tuple[str, Any]) -> None:
    at = "/admin/configurators/kit/preview"
    answer = page.request.get(at)
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert page.request.get(f"{at}?suppose=[]").status == 422
    keeper = at_work("/admin/stock", Role.KEEPER)
    assert keeper.request.get(at).status == 403
    assert httpx2.get(f"{served[0]}{at}", follow_redirects=False).status_code == 303
