"""The cart survives, never traps anybody, and becomes exactly one order."""

import re
from pathlib import Path

import httpx2
from playwright.sync_api import Browser, Page, expect

from tests.api.shop import Clock, Shop
from tests.browser.conftest import Opens, serving
from tests.browser.hands import add, buy, fill, open_early, option, pick, price, settled


def quantity(page: Page, number: int) -> None:
    field = page.locator(".pc-lines .pc-quantity input")
    field.fill(str(number))
    with page.expect_navigation():
        field.press("Enter")


def test_a_cart_survives_reload_and_a_restart_of_the_shop(browser: Browser, data: Path, clock: Clock) -> None:
    with serving(data, clock) as (address, _):
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.goto("/c/kit")
        add(page)
        port = int(address.rsplit(":", 1)[1])
    with serving(data, clock, port):
        page.reload()
        expect(page.locator("[data-line]")).to_have_count(1)
        context.close()


def test_the_cookie_is_kept_for_a_month_and_out_of_scripts_reach(opens: Opens) -> None:
    page = opens("/c/kit")
    add(page)
    (cookie,) = page.context.cookies()
    assert cookie["name"] == "pc_cart"
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    assert cookie["expires"] - page.evaluate("() => Date.now() / 1000") > 29 * 86_400


def test_a_cart_gone_short_says_so_and_is_lowered_by_one_press(shop: Shop, opens: Opens) -> None:
    shop.stock("STRAP-TAN", 5)
    page = opens("/c/kit")
    add(page)
    quantity(page, 5)
    expect(page.locator("[data-subtotal]")).to_have_text("€1,070.00")
    shop.move("STRAP-TAN", "count", 3)
    page.reload()
    expect(page.locator("[data-line] [data-problem]")).to_contain_text("Strap: Tan leather")
    page.locator("[data-checkout]").click()
    assert page.url.endswith("/cart/hold")
    expect(page.locator("[data-line] [data-problem]")).to_be_visible()
    page.get_by_role("button", name="Set to 3").click()
    expect(page.locator("[data-problem]")).to_have_count(0)
    expect(page.locator("[data-subtotal]")).to_have_text("€642.00")


def test_a_quantity_typed_before_the_script_is_there_counts_once_it_is(opens: Opens) -> None:
    page = opens("/c/kit")
    add(page)
    arrives = open_early(page, "/cart", "shop.js")
    page.locator(".pc-quantity input[form]").fill("3")
    page.locator("h1").click()
    arrives()
    expect(page.locator("[data-subtotal]")).to_have_text("€642.00")


def test_raising_a_line_too_far_is_refused_and_says_what_could_be_had(shop: Shop, opens: Opens) -> None:
    shop.stock("STRAP-TAN", 3)
    page = opens("/c/kit")
    add(page)
    quantity(page, 5)
    expect(page.locator("#problems [data-problem]")).to_contain_text("only 3 can be had")
    expect(page.locator(".pc-lines .pc-quantity input")).to_have_value("1")
    page.get_by_role("button", name="Set to 3").click()
    expect(page.locator("[data-subtotal]")).to_have_text("€642.00")


def test_the_last_unit_in_the_cart_is_not_offered_again(shop: Shop, opens: Opens) -> None:
    shop.stock("DIAL-SALMON", 1)
    page = opens("/c/kit")
    pick(page, "dial-salmon")
    add(page)
    page.goto("/c/kit")
    expect(option(page, "dial-salmon")).to_have_attribute("data-selectable", "false")


def test_a_line_is_edited_in_place(opens: Opens) -> None:
    page = opens("/c/kit")
    add(page)
    page.get_by_role("link", name="Edit").click()
    page.wait_for_url("**/c/kit*")
    pick(page, "case-bronze")
    page.get_by_role("button", name="Save changes").click()
    page.wait_for_url("**/cart")
    expect(page.locator("[data-line]")).to_have_count(1)
    expect(page.locator('[data-line] [data-option="case-bronze"]')).to_be_visible()
    expect(page.locator("[data-subtotal]")).to_have_text("€273.00")


def test_the_same_configuration_again_raises_its_line(opens: Opens) -> None:
    page = opens("/c/kit")
    add(page)
    page.goto("/c/kit")
    add(page)
    expect(page.locator("[data-line]")).to_have_count(1)
    expect(page.locator(".pc-lines .pc-quantity input")).to_have_value("2")


def test_a_double_press_adds_once_and_the_quantity_that_is_typed(opens: Opens) -> None:
    page = opens("/c/kit")
    page.locator("#quantity").fill("3")
    page.locator("[data-add]").dblclick()
    page.wait_for_url("**/cart")
    expect(page.locator(".pc-lines .pc-quantity input")).to_have_value("3")


def test_one_more_than_there_is_added_at_once_is_refused_on_the_spot(shop: Shop, opens: Opens) -> None:
    shop.stock("STRAP-TAN", 1)
    page = opens("/c/kit")
    page.evaluate(
        "() => { window.here = true; for (const one of ['[data-step=\"1\"]', '[data-add]'])"
        " document.querySelector(one).click() }"
    )
    expect(page.locator("#problems")).to_be_focused()
    expect(page.locator("[data-problem]")).to_contain_text("Tan leather")
    assert page.evaluate("window.here")


def test_removing_the_last_line_leaves_an_empty_cart_with_a_way_on(opens: Opens) -> None:
    page = opens("/c/kit")
    add(page)
    page.get_by_role("button", name="Remove").click()
    expect(page.locator("[data-line]")).to_have_count(0)
    page.get_by_role("link", name="Choose something").click()
    expect(page.locator('[data-configurator="kit"]')).to_be_visible()


def test_a_double_press_is_one_order(shop: Shop, opens: Opens) -> None:
    page = opens("/c/kit")
    add(page)
    page.locator("[data-checkout]").click()
    fill(page)
    form = page.evaluate("() => Object.fromEntries(new FormData(document.querySelector('#checkout')))")
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    page.locator("[data-place]").dblclick()
    page.wait_for_url(re.compile(r"/orders/ord_"))
    again = httpx2.post(page.url.split("/orders/")[0] + "/checkout", data=form, cookies=cookies)
    assert again.status_code == 303
    assert page.url.endswith(again.headers["location"])
    assert len(shop.ok("GET", "/orders")["items"]) == 1


def test_a_price_that_changed_meanwhile_is_shown_before_anything_is_ordered(shop: Shop, opens: Opens) -> None:
    page = opens("/c/kit")
    add(page)
    page.locator("[data-checkout]").click()
    fill(page)
    page.locator("#note").fill("Ring twice")
    answer = shop.call("GET", "/configurators/kit")
    shop.ok(
        "PUT", "/configurators/kit", {**answer.json(), "base_price": 20_000},
        headers={"If-Match": answer.headers["etag"]},
    )  # fmt: skip
    shop.ok("POST", "/configurators/kit/publish")
    page.locator("[data-place]").click()
    expect(page.locator("#problems")).to_be_focused()
    expect(page.locator('[data-problem="changed"]')).to_be_visible()
    expect(page.locator("#note")).to_have_value("Ring twice")
    expect(page.locator("[data-subtotal]")).to_have_text("€225.00")
    page.locator("[data-place]").click()
    page.wait_for_url(re.compile(r"/orders/ord_"))
    expect(page.locator("[data-subtotal]")).to_have_text("€225.00")


def test_what_became_late_meanwhile_is_shown_before_it_is_promised(shop: Shop, opens: Opens, clock: Clock) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("STRAP-TAN", 1)
    page = opens("/c/kit")
    add(page)
    page.locator("[data-checkout]").click()
    fill(page)
    clock.pass_(minutes=30)  # The hold is over, and somebody else was quicker.
    shop.move("STRAP-TAN", "count", 0)
    page.locator("[data-place]").click()
    expect(page.locator('[data-problem="backorder_not_accepted"]')).to_be_visible()
    expect(page.locator("[data-cart-label]")).to_have_text("(Available Backorder)")
    page.locator("[data-place]").click()
    page.wait_for_url(re.compile(r"/orders/ord_"))


def test_what_is_missing_is_said_beside_its_field_and_on_top(opens: Opens) -> None:
    page = opens("/c/kit")
    add(page)
    page.locator("[data-checkout]").click()
    page.locator("#email").fill("nobody")
    page.locator("[data-place]").click()
    expect(page.locator("#problems")).to_be_focused()
    expect(page.locator("#problems li")).to_have_count(3)
    for name in ("name", "email", "address"):
        expect(page.locator(f"#{name}")).to_have_attribute("aria-invalid", "true")
        expect(page.locator(f"#{name}-error")).to_be_visible()
    expect(page.locator("#email")).to_have_value("nobody")
    page.locator("#problems a").first.click()
    expect(page.locator("#name")).to_be_focused()


def test_a_shop_that_asks_for_no_address_shows_no_field_for_it(shop: Shop, opens: Opens) -> None:
    shop.settings(orders={"ask_address": False})
    page = opens("/c/kit")
    add(page)
    page.locator("[data-checkout]").click()
    expect(page.locator("#address")).to_have_count(0)
    page.locator("#name").fill("Ada")
    page.locator("#email").fill("ada@example.com")
    page.locator("[data-place]").click()
    page.wait_for_url(re.compile(r"/orders/ord_"))


def test_checkout_says_how_long_the_units_are_held(shop: Shop, opens: Opens) -> None:
    shop.settings(stock={"hold_minutes": 10})
    shop.stock("STRAP-TAN", 1)
    page = opens("/c/kit")
    add(page)
    assert shop.item("STRAP-TAN")["held"] == 0
    page.locator("[data-checkout]").click()
    assert shop.item("STRAP-TAN")["held"] == 1
    expect(page.locator("[data-countdown]")).to_have_text(re.compile(r"^(10:00|9:\d\d)$"))


def test_the_order_page_shows_what_has_become_of_every_unit(shop: Shop, opens: Opens) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("DIAL-SALMON", 2)
    page = opens("/c/kit")
    pick(page, "dial-salmon")
    for _ in range(2):
        page.locator('[data-step="1"]').click()
    page.wait_for_timeout(250)
    settled(page)
    assert price(page) == "€642.00"
    add(page)
    buy(page)
    number = page.locator("[data-order]").inner_text()
    shop.act(number, "ship")
    page.reload()
    expect(page.locator('[data-step-kind="shipped"]')).to_contain_text("2 pieces have shipped")
    expect(page.locator('[data-step-kind="late"]')).to_contain_text("1 piece comes later")
    shop.move("DIAL-SALMON", "receive", 1)
    page.reload()
    expect(page.locator('[data-step-kind="now"]')).to_contain_text("1 piece is here and ships now")
    expect(page.locator("[data-cart-label]")).to_have_count(0)
