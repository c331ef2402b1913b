"""Slow, lost and overtaken answers: only the newest counts, and nothing is lost when none comes."""

import threading

from playwright.sync_api import Page, Route, expect

from tests.api.shop import Shop
from tests.browser.conftest import Opens
from tests.browser.hands import layers, open_early, option, pick, price, settled


def test_an_answer_that_was_overtaken_is_ignored(opens: Opens) -> None:
    page = opens("/c/kit")
    page.evaluate(
        """() => {
          const real = window.fetch;
          let asked = 0;
          window.fetch = async (address, options) => {
            const first = asked++ === 0;
            const answer = await real(address, { ...options, signal: undefined });
            if (first) await new Promise((resume) => (window.late = resume));
            return answer;
          };
        }"""
    )
    option(page, "case-bronze").click()
    option(page, "case-steel").click()
    settled(page)
    assert price(page) == "€214.00"
    page.evaluate("late()")
    page.wait_for_timeout(200)
    assert price(page) == "€214.00"
    expect(page.locator("#o-case-steel")).to_be_checked()


def test_a_shop_that_cannot_be_reached_is_said_and_tried_again(opens: Opens) -> None:
    page = opens("/c/kit")
    page.route("**/c/kit/panel", lambda route: route.fulfill(status=503, body="busy"))
    option(page, "case-bronze").click()
    expect(page.locator("#trouble")).to_be_visible()
    expect(page.locator("#o-case-bronze")).to_be_checked()
    page.unroute("**/c/kit/panel")
    page.context.set_offline(False)
    page.locator("[data-retry]").click()
    settled(page)
    expect(page.locator("#trouble")).to_be_hidden()
    assert price(page) == "€273.00"


def test_the_focus_stays_where_it_is_when_an_answer_comes(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "case-bronze")
    expect(page.locator("#o-case-bronze")).to_be_focused()
    held: list[Route] = []
    came = threading.Event()
    page.route("**/c/kit/panel", lambda route: (held.append(route), came.set()))
    option(page, "extra-box").click()
    page.locator("[data-zoom]").focus()
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    settled(page)
    expect(page.locator("[data-zoom]")).to_be_focused()


def test_a_page_that_was_put_aside_asks_how_it_is_by_now(shop: Shop, opens: Opens) -> None:
    page = opens("/c/kit")
    settled(page)
    shop.stock("DIAL-SALMON", 0)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    settled(page)
    expect(option(page, "dial-salmon")).to_have_attribute("data-availability", "out_of_stock")


def test_steps_of_the_quantity_in_quick_succession_are_one_question(opens: Opens) -> None:
    page = opens("/c/kit")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/panel") else None)
    assert step(page, 1, 4) == "5"
    expect(page.locator("[data-price]")).to_have_text("€1,070.00")
    assert len(asked) == 1
    assert step(page, -1, 9) == "1"
    expect(page.locator("[data-price]")).to_have_text("€214.00")


def step(page: Page, by: int, times: int) -> str:
    """Presses faster than an answer could come; the quantity right afterwards."""
    return str(
        page.evaluate(
            """([by, times]) => {
              for (let press = 0; press < times; press++) document.querySelector(`[data-step="${by}"]`).click();
              return document.querySelector('#quantity').value;
            }""",
            [by, times],
        )
    )


def test_what_is_picked_before_the_script_is_there_counts_once_it_is(shop: Shop, opens: Opens) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("DIAL-SALMON", 0)
    page = opens("/cart")
    arrives = open_early(page, "/c/kit", "product.js")
    option(page, "dial-salmon").click()
    option(page, "engraving-rose").click()
    page.locator("#quantity").fill("2")
    arrives()
    settled(page)
    expect(page.locator("#promise")).to_contain_text("1 of 5 parts on backorder")
    expect(page.locator("[data-price]")).to_have_text("€486.00")
    expect(page.locator("#o-engraving-rose")).to_be_checked()
    assert layers(page) == ["shadow", "case-steel", "engraving-rose"]
    page.locator("[data-undo]").click()
    expect(page.locator("#o-dial-black")).to_be_checked()


def test_a_page_that_nobody_touched_before_the_script_asks_nothing(opens: Opens) -> None:
    page = opens("/cart")
    arrives = open_early(page, "/c/kit", "product.js")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/panel") else None)
    arrives()
    settled(page)
    assert asked == []
