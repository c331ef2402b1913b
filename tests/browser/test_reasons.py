"""Reasons are asked for when they are opened: once each, and whatever happens until the answer comes."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.api.shop import Shop
from tests.browser.conftest import Opens
from tests.browser.hands import add, option, pick, price, settled, status

WALNUT, REASON = "#w-dial-walnut", "A steel case takes no wooden dial"
LOOKING = "One moment, we are finding out why."


def open_steel(opens: Opens, **options: object) -> Page:
    """A page that insists on a steel case, beside which there is no walnut dial."""
    page = opens("/c/kit", **options)
    pick(page, "case-bronze")
    pick(page, "case-steel")
    expect(option(page, "dial-walnut")).to_have_attribute("data-selectable", "false")
    return page


def acts(page: Page) -> list[str]:
    """What the page asks the shop from now on."""
    found: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/panel"):
            found.append(parse_qs(request.post_data or "")["do"][0])

    page.on("request", note)
    return found


def held(page: Page) -> list[Route]:
    """The page's next question, which the shop does not answer by itself."""
    routes: list[Route] = []
    page.route("**/c/kit/panel", lambda route: routes.append(route), times=1)
    return routes


def wait_for(page: Page, routes: list[Route]) -> Route:
    while not routes:
        page.wait_for_timeout(10)
    return routes[0]


def test_a_reason_is_asked_for_when_it_is_opened_and_once(opens: Opens) -> None:
    page = open_steel(opens)
    expect(page.locator(WALNUT)).not_to_contain_text(REASON)
    asked = acts(page)
    for _ in range(3):
        option(page, "dial-walnut").click()
        settled(page)
    expect(page.locator(WALNUT)).to_contain_text(REASON)
    expect(page.locator("#o-dial-black")).to_be_checked()
    assert asked == ["why:dial-walnut"]


def test_opening_a_reason_is_no_step_of_the_history(opens: Opens) -> None:
    page = open_steel(opens)
    steps = page.evaluate("history.length"), page.url
    option(page, "dial-walnut").click()
    settled(page)
    assert (page.evaluate("history.length"), page.url) == steps


def test_a_finger_opens_a_reason_too(opens: Opens) -> None:
    page = opens("/c/kit", width=390, height=844, has_touch=True, is_mobile=True)
    for name in ("case-bronze", "case-steel"):
        option(page, name).tap()
        settled(page)
    page.locator("#p-dial").tap()
    option(page, "dial-walnut").tap()
    expect(page.locator(WALNUT)).to_be_in_viewport()
    expect(page.locator(WALNUT)).to_contain_text(REASON)


def test_a_reason_that_takes_long_says_that_it_is_on_its_way(opens: Opens) -> None:
    page = open_steel(opens)
    routes = held(page)
    option(page, "dial-walnut").click()
    expect(page.locator(WALNUT)).to_have_text(LOOKING, use_inner_text=True)
    assert status(page) == LOOKING
    wait_for(page, routes).continue_()
    settled(page)
    expect(page.locator(WALNUT)).to_contain_text(REASON)
    expect(page.locator(WALNUT)).not_to_contain_text(LOOKING)
    assert status(page) == REASON


def test_a_reason_that_was_closed_before_it_came_stays_closed(opens: Opens) -> None:
    page = open_steel(opens)
    routes = held(page)
    option(page, "dial-walnut").click()
    route = wait_for(page, routes)
    option(page, "dial-walnut").click()
    route.continue_()
    settled(page)
    expect(page.locator(WALNUT)).to_be_hidden()
    assert REASON not in status(page)
    add(page)


def test_a_reason_is_asked_for_again_where_another_question_overtook_it(opens: Opens) -> None:
    page = open_steel(opens)
    asked, routes = acts(page), held(page)
    option(page, "dial-walnut").click()
    wait_for(page, routes)
    page.locator('[data-step="1"]').click()
    expect(page.locator(WALNUT)).to_contain_text(REASON)
    expect(page.locator("[data-price]")).to_have_text("€428.00")
    assert asked == ["why:dial-walnut", "update", "why:dial-walnut"]


def test_a_pick_whose_answer_a_reason_overtakes_is_kept(opens: Opens) -> None:
    page = open_steel(opens)
    routes = held(page)
    option(page, "extra-box").click()
    wait_for(page, routes)
    option(page, "dial-walnut").click()
    expect(page.locator(WALNUT)).to_contain_text(REASON)
    expect(page.locator("#o-extra-box")).to_be_checked()
    assert price(page) == "€233.00"
    page.locator("[data-undo]").click()
    settled(page)
    expect(page.locator("#o-extra-box")).not_to_be_checked()


@pytest.mark.parametrize("slow", [True, False])
def test_a_reason_that_the_shop_did_not_answer_is_tried_again(opens: Opens, slow: bool) -> None:
    page = open_steel(opens)
    routes = held(page)
    option(page, "dial-walnut").click()
    if slow:
        expect(page.locator(WALNUT)).to_be_visible()
    wait_for(page, routes).fulfill(status=503, body="busy")
    expect(page.locator("#trouble")).to_be_visible()
    expect(page.locator(WALNUT)).to_be_hidden()
    page.locator("[data-retry]").click()
    settled(page)
    expect(page.locator(WALNUT)).to_contain_text(REASON)
    expect(page.locator("#trouble")).to_be_hidden()


def test_the_reason_of_another_option_closes_the_first(shop: Shop, opens: Opens) -> None:
    shop.stock("DIAL-SALMON", 0)
    page = open_steel(opens)
    asked = acts(page)
    for name in ("dial-walnut", "dial-salmon", "dial-walnut"):
        option(page, name).click()
        settled(page)
        expect(page.locator(f"#w-{name}")).to_be_visible()
        expect(page.locator(".pc-why[data-open]")).to_have_count(1)
    assert asked == ["why:dial-walnut", "why:dial-salmon", "why:dial-walnut"]


def test_what_was_pressed_in_vain_and_can_be_had_by_now_does_not_keep_anything_out_of_the_cart(
    shop: Shop, opens: Opens
) -> None:
    shop.stock("DIAL-SALMON", 0)
    page = opens("/c/kit")
    option(page, "dial-salmon").click()
    expect(page.locator("#w-dial-salmon")).to_be_visible()
    shop.move("DIAL-SALMON", "receive", 1)
    page.locator("#quantity").fill("1")
    page.evaluate("() => document.querySelector('pc-configurator').ask('show')")
    settled(page)
    expect(option(page, "dial-salmon")).to_have_attribute("data-selectable", "true")
    add(page)
