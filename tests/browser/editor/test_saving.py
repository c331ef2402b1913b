"""Nothing that a designer did is lost: not without a connection, with a lost answer, or with the window closed."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.editor.hands import EDITOR, draft, edit, layer, press, ready, row, saved, tree

EDITS = "**/configurators/kit/edits?**"


@pytest.fixture
def page(at_work: AtWork) -> Page:
    return edit(at_work)


@contextmanager
def disconnected(context: BrowserContext) -> Iterator[None]:
    context.set_offline(True)
    yield
    context.set_offline(False)


def rename(page: Page, id: str, label: str) -> None:
    row(page, id).click()
    press(page, "F2")
    page.keyboard.type(label)
    press(page, "Enter")


def waits(page: Page, words: str) -> None:
    expect(page.locator("[data-save-state]")).to_contain_text(words)


def test_without_a_connection_one_goes_on_and_is_told(page: Page, shop: Shop) -> None:
    with disconnected(page.context):
        rename(page, "case-steel", "Satin")
        expect(page.locator(".pc-banner")).to_contain_text("No connection. You can go on")
        row(page, "dial").click()
        press(page, "Delete", "Control+z")
        rename(page, "case-bronze", "Copper")
        waits(page, "2 changes wait in this browser")
        assert layer(shop, "case-steel")["label"] == "Steel"
    saved(page)
    expect(page.locator(".pc-banner")).to_have_count(0)
    assert [layer(shop, id)["label"] for id in ("case-steel", "case-bronze")] == ["Satin", "Copper"]
    assert "dial" in tree(shop)
    assert draft(shop)["rev"] == 2


def test_what_waits_survives_a_reload_after_a_warning(page: Page, shop: Shop) -> None:
    warned = []
    page.on("dialog", lambda dialog: (warned.append(dialog.type), dialog.accept()))
    page.route(EDITS, lambda route: route.abort("internetdisconnected"))
    rename(page, "case-steel", "Satin")
    waits(page, "1 change waits in this browser")
    page.reload()
    ready(page)
    assert warned == ["beforeunload"]
    expect(row(page, "case-steel")).to_contain_text("Satin")
    waits(page, "1 change waits in this browser")
    page.unroute(EDITS)
    page.get_by_role("button", name="Try again").click()
    saved(page)
    assert layer(shop, "case-steel")["label"] == "Satin"


def test_what_a_closed_window_left_behind_is_sent_by_the_next(page: Page, shop: Shop) -> None:
    context = page.context
    page.route(EDITS, lambda route: route.abort("internetdisconnected"))
    rename(page, "case-steel", "Satin")
    waits(page, "1 change waits in this browser")
    page.close()
    another = context.new_page()
    another.goto(EDITOR)
    expect(row(another, "case-steel")).to_contain_text("Satin")
    saved(another)
    assert layer(shop, "case-steel")["label"] == "Satin"


def test_a_window_sends_nothing_that_another_open_one_has_waiting(page: Page, shop: Shop) -> None:
    page.route(EDITS, lambda route: route.abort("internetdisconnected"))
    rename(page, "case-steel", "Satin")
    waits(page, "1 change waits in this browser")
    another = page.context.new_page()
    another.goto(EDITOR)
    ready(another)
    saved(another)
    expect(row(another, "case-steel")).to_contain_text("Steel")
    assert draft(shop)["rev"] == 0


def test_a_batch_of_which_the_answer_is_lost_is_taken_once(page: Page, shop: Shop) -> None:
    lost: list[int] = []

    def lose(route: Route) -> None:
        if route.request.method == "POST" and len(lost) < 2:
            lost.append(route.fetch().status)
            route.abort("internetdisconnected")
        else:
            route.continue_()

    page.route(EDITS, lose)
    row(page, "case-bronze").click()
    press(page, "Control+d")
    saved(page)
    assert lost == [200, 200]
    assert tree(shop)[1:5] == ["case", "  case-steel", "  case-bronze", "  bronze-2"]
    assert draft(shop)["rev"] == 1


def test_one_batch_is_under_way_at_a_time_and_in_the_order_of_the_changes(page: Page, shop: Shop) -> None:
    under_way, most = 0, 0

    def slow(route: Route) -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        page.wait_for_timeout(150)
        route.continue_()
        under_way -= 1

    page.route(EDITS, slow)
    for label in ("One", "Two", "Three"):
        rename(page, "case-steel", label)
        page.wait_for_timeout(300)
    saved(page)
    assert most == 1
    assert layer(shop, "case-steel")["label"] == "Three"


def test_whoever_is_signed_out_loses_nothing(page: Page, shop: Shop) -> None:
    cookies = page.context.cookies()
    page.context.clear_cookies()
    with page.expect_response(lambda response: "/edits" in response.url and response.status in (401, 403)):
        rename(page, "case-steel", "Satin")
    expect(page.locator(".pc-banner")).to_contain_text("You are signed out. Your changes wait in this browser.")
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    page.locator(".pc-banner").get_by_role("button", name="Try again").click()
    saved(page)
    assert layer(shop, "case-steel")["label"] == "Satin"


def test_a_draft_with_another_history_is_read_anew_and_what_waited_is_sent(page: Page, shop: Shop) -> None:
    with disconnected(page.context):
        rename(page, "case-steel", "Satin")
        waits(page, "1 change waits in this browser")
        found = shop.call("GET", "/configurators/kit")
        content = {**found.json(), "title": "Anew"}
        shop.ok("DELETE", "/configurators/kit", headers={"If-Match": found.headers["etag"]})
        shop.ok("POST", "/configurators", content)
    saved(page)
    expect(page.locator(".pc-toolbar-title")).to_have_text("Anew")
    assert layer(shop, "case-steel")["label"] == "Satin"
