"""The groups of options: folded by the shopper in a wide window, one at a time in a narrow one."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.hands import add, option, pick, settled

OPEN = "() => [...document.querySelectorAll('[data-group][open]')].map((group) => group.dataset.group)"


def summary(page: Page, group: str) -> None:
    page.locator(f"#g-{group} > summary").click()


def test_what_is_folded_stays_folded_when_an_answer_comes(opens: Opens) -> None:
    page = opens("/c/kit")
    summary(page, "case")
    pick(page, "dial-walnut")
    expect(page.locator("#g-case .pc-chosen")).to_contain_text("Bronze")
    assert "case" not in page.evaluate(OPEN)
    assert "dial" in page.evaluate(OPEN)


def test_a_narrow_window_shows_the_group_of_the_pressed_pill_only(opens: Opens) -> None:
    page = opens("/c/kit", width=390, height=844)
    assert page.evaluate(OPEN) == ["case"]
    page.locator("#p-dial").click()
    assert page.evaluate(OPEN) == ["dial"]
    expect(page.locator('.pc-pills [aria-current="true"]')).to_have_text("Dial")
    pick(page, "dial-walnut")
    assert page.evaluate(OPEN) == ["dial"]


def test_a_window_that_becomes_wide_shows_every_group_again(opens: Opens) -> None:
    page = opens("/c/kit", width=390, height=844)
    page.locator("#p-dial").click()
    page.set_viewport_size({"width": 1280, "height": 860})
    expect(page.locator("[data-group][open]")).to_have_count(6)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("[data-group][open]")).to_have_count(1)
    assert page.evaluate(OPEN) == ["dial"]


def test_the_pictures_of_a_group_are_made_ready_when_it_comes_into_sight(opens: Opens) -> None:
    page = opens("/c/kit", width=390, height=844)
    ready = "name => document.querySelector('pc-configurator').stage.images.known.get(`front/${name}/0`)?.decoding"
    page.wait_for_function(f"() => ({ready})('case-bronze')")
    page.locator("[data-view=back]").click()
    page.locator("[data-view=front]").click()
    assert not page.evaluate(ready, "dial-walnut")
    page.locator("#p-dial").click()
    page.wait_for_function(f"() => ({ready})('dial-walnut')")


def test_the_focus_goes_to_the_option_when_the_reason_that_had_it_is_gone(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "case-bronze")
    pick(page, "case-steel")
    option(page, "dial-walnut").click()
    settled(page)
    page.locator("#w-dial-walnut button").focus()
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("#w-dial-walnut")).to_have_count(0)
    expect(page.locator("#o-dial-walnut")).to_be_focused()


def test_a_reason_is_closed_by_pressing_again_and_forgotten_with_the_next_pick(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "case-bronze")
    pick(page, "case-steel")
    why = page.locator("#w-dial-walnut")
    option(page, "dial-walnut").click()
    expect(why).to_be_visible()
    option(page, "dial-walnut").click()
    expect(why).to_be_hidden()
    option(page, "dial-walnut").click()
    expect(why).to_be_visible()
    pick(page, "size-42")
    expect(why).to_be_hidden()
    add(page)
