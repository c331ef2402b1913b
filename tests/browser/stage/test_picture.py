"""The picture answers at once and never goes blank; it can be looked at closely."""

import math
import re

import pytest
from playwright.sync_api import FloatRect, Page, Route, expect

from tests.browser.conftest import Opens
from tests.browser.hands import answered, layers, option, pick, settled

WATCH = """() => {
  window.frames_ = [];
  const look = () => {
    const shown = [...document.querySelectorAll('[data-stack] img')];
    frames_.push({
      at: performance.now(),
      layers: shown.filter((image) => !('leaving' in image.dataset)).map((image) => image.dataset.layer),
      blank: shown.some((image) => !image.complete || !image.naturalWidth),
    });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener('click', () => (window.clicked = performance.now()), true);
}"""


def ready(page: Page, layer: str) -> None:
    """The page has decoded the layer ahead."""
    page.wait_for_function(
        "layer => document.querySelector('pc-configurator').stage.images.known.get(`front/${layer}/0`)?.ready",
        arg=layer,
    )


def test_a_pick_in_the_group_in_sight_changes_the_picture_in_the_next_frame(opens: Opens) -> None:
    page = opens("/c/kit")
    ready(page, "case-bronze")
    page.evaluate(WATCH)
    page.evaluate("document.querySelector('#o-case-bronze').click()")
    in_the_handler = layers(page)
    assert "case-bronze" in in_the_handler
    assert "case-steel" not in in_the_handler
    page.wait_for_function("() => frames_.length > 3")
    first = page.evaluate("frames_.find((frame) => frame.at >= clicked)")
    assert "case-bronze" in first["layers"]


def test_the_picture_does_not_wait_for_the_shop(opens: Opens) -> None:
    page = opens("/c/kit")
    ready(page, "case-bronze")
    page.route("**/c/kit/panel", lambda _: None)
    option(page, "case-bronze").click()
    assert layers(page) == ["shadow", "case-bronze", "dial-black", "strap-tan"]


def test_another_groups_pick_shows_within_150_ms_and_without_a_flash(opens: Opens) -> None:
    page = opens("/c/kit", height=560)
    page.wait_for_load_state("networkidle")
    page.evaluate(WATCH)
    page.evaluate("document.querySelector('#o-extra-box').click()")
    page.wait_for_function("() => frames_.some((frame) => frame.layers.includes('extra-box'))")
    page.wait_for_timeout(400)
    frames = page.evaluate("frames_")
    clicked = page.evaluate("clicked")
    shown = next(frame["at"] for frame in frames if "extra-box" in frame["layers"])
    assert shown - clicked < 150
    assert not any(frame["blank"] for frame in frames)
    assert all({"shadow", "case-steel", "dial-black"} <= set(frame["layers"]) for frame in frames)


def test_what_is_replaced_fades_and_is_gone(opens: Opens) -> None:
    page = opens("/c/kit")
    option(page, "case-bronze").click()
    settled(page)
    expect(page.locator('[data-stack] [data-layer="case-steel"]')).to_have_count(0)


def test_what_is_replaced_stays_until_what_comes_is_decoded(opens: Opens) -> None:
    page = opens("/cart")
    held = slow(page, "dial-walnut")
    page.goto("/c/kit")
    pick(page, "case-bronze")
    option(page, "dial-walnut").click()
    answered(page)
    assert layers(page) == ["shadow", "case-bronze", "dial-black", "strap-tan"]
    held.pop().continue_()
    expect(page.locator('[data-stack] [data-layer="dial-walnut"]')).to_be_attached()
    assert layers(page) == ["shadow", "case-bronze", "dial-walnut", "strap-tan"]


def test_a_picture_that_comes_late_does_not_replace_what_was_picked_since(opens: Opens) -> None:
    page = opens("/cart")
    held = slow(page, "dial-walnut")
    page.goto("/c/kit")
    pick(page, "case-bronze")
    option(page, "dial-walnut").click()
    answered(page)
    pick(page, "dial-salmon")
    assert layers(page) == ["shadow", "case-bronze", "dial-salmon", "strap-tan"]
    held.pop().continue_()
    ready(page, "dial-walnut")
    page.wait_for_timeout(100)
    assert layers(page) == ["shadow", "case-bronze", "dial-salmon", "strap-tan"]


def slow(page: Page, layer: str) -> list[Route]:
    """Holds back the layer's picture; what is answered holds it."""
    held: list[Route] = []
    html = page.request.get("/c/kit").text()
    (source,) = set(re.findall(rf'"{layer}":\[\["([^"]+)"', html))
    page.route(f"**{source}", lambda route: held.append(route))
    return held


def test_layers_lie_in_their_order_whatever_was_picked_last(opens: Opens) -> None:
    page = opens("/c/kit")
    for name in ("extra-box", "dial-walnut", "case-bronze", "strap-nato"):
        option(page, name).click()
        settled(page)
    assert layers(page) == ["shadow", "case-bronze", "dial-walnut", "strap-nato", "extra-box"]


def scale(page: Page) -> float:
    return float(page.evaluate("document.querySelector('pc-configurator').stage.zoom.scale"))


def test_the_picture_is_enlarged_by_button_click_keys_and_two_fingers(opens: Opens) -> None:
    page = opens("/c/kit")
    page.locator("[data-zoom]").click()
    assert scale(page) > 2
    expect(page.locator("[data-zoom]")).to_have_attribute("aria-pressed", "true")
    page.locator("[data-zoom]").click()
    assert scale(page) == 1
    stage = page.locator("[data-stage]")
    stage.click(position={"x": 300, "y": 300})
    assert scale(page) > 2
    page.keyboard.press("0")
    assert scale(page) == 1
    stage.focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert scale(page) > 1.5
    before = page.evaluate("document.querySelector('pc-configurator').stage.zoom.x")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.querySelector('pc-configurator').stage.zoom.x") < before
    page.keyboard.press("Escape")
    assert scale(page) == 1
    page.evaluate(
        """() => {
          const stage = document.querySelector('[data-stage]');
          const finger = (type, id, x) => stage.dispatchEvent(new PointerEvent(type, {
            pointerId: id, pointerType: 'touch', clientX: x, clientY: 300, bubbles: true, isPrimary: id === 1}));
          finger('pointerdown', 1, 300); finger('pointerdown', 2, 340);
          for (let x = 340; x <= 440; x += 10) finger('pointermove', 2, x);
          finger('pointerup', 1, 300); finger('pointerup', 2, 440);
        }"""
    )
    assert scale(page) > 2


def test_an_enlarged_picture_is_dragged(opens: Opens) -> None:
    page = opens("/c/kit")
    page.locator("[data-zoom]").click()
    before = page.evaluate("document.querySelector('pc-configurator').stage.zoom.x")
    page.mouse.move(400, 400)
    page.mouse.down()
    page.mouse.move(330, 400, steps=5)
    page.mouse.up()
    assert page.evaluate("document.querySelector('pc-configurator').stage.zoom.x") < before
    assert scale(page) > 2


def keys(page: Page, key: str, times: int) -> None:
    """Presses them faster than a keyboard could."""
    page.evaluate(
        """([key, times]) => {
          for (let press = 0; press < times; press++) {
            document.querySelector('[data-stage]').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
          }
        }""",
        [key, times],
    )


def test_the_picture_is_enlarged_fivefold_at_most_and_never_leaves_its_frame(opens: Opens) -> None:
    page = opens("/c/kit")
    frame = box(page, "[data-frame]")
    keys(page, "+", 9)
    assert scale(page) == 5
    keys(page, "ArrowRight", 90)
    enlarged = box(page, "[data-stack]")
    assert enlarged["x"] + enlarged["width"] == pytest.approx(frame["x"] + frame["width"], abs=1)
    keys(page, "ArrowLeft", 180)
    assert box(page, "[data-stack]")["x"] == pytest.approx(frame["x"], abs=1)
    keys(page, "-", 9)
    assert box(page, "[data-stack]") == frame


def box(page: Page, selector: str) -> FloatRect:
    found = page.locator(selector).bounding_box()
    assert found
    return found


def test_the_wheel_enlarges_with_control_only_and_about_the_pointer(opens: Opens) -> None:
    page = opens("/c/kit")
    frame = box(page, "[data-frame]")
    page.mouse.move(300, 300)
    page.mouse.wheel(0, -100)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    page.wait_for_function("() => document.querySelector('pc-configurator').stage.zoom.scale > 1")
    assert scale(page) == pytest.approx(math.exp(100 / 120))
    enlarged = box(page, "[data-stack]")
    beside, before = (300 - enlarged["x"]) / enlarged["width"], (300 - frame["x"]) / frame["width"]
    assert beside == pytest.approx(before, abs=0.01)


def test_another_view_is_seen_as_a_whole(opens: Opens) -> None:
    page = opens("/c/kit")
    page.locator("[data-zoom]").click()
    page.locator("[data-view=back]").click()
    assert scale(page) == 1
    expect(page.locator("[data-zoom]")).to_have_attribute("aria-pressed", "false")
