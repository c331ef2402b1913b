"""The stock pages in a browser: by keyboard, in place, many at once, by file, and without script."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.admin.test_access import VIEWS
from tests.browser.test_access import clean
from tests.browser.test_modules import every_module_is_named

ORDER = ["case-bronze", "dial-salmon", "strap-tan", "size-38"]


@pytest.fixture
def stocked(shop: Shop) -> Shop:
    shop.stock("DIAL-SALMON", 3, backorder="allow", backorder_limit=20, backorder_promo="Soon")
    shop.stock("STRAP-TAN", 40)
    shop.stock("BOX", 0, backorder="deny")
    return shop


def cell(page: Page, sku: str, name: str) -> Locator:
    return page.locator(f'[data-item="{sku}"] [name="{name}"]:not([type="hidden"])')


def saved(page: Page) -> Any:
    """Waits for what the list sends."""
    return page.expect_response(lambda response: response.url.endswith("/cells"))


def test_a_cell_is_saved_with_enter_and_its_row_says_what_came_of_it(stocked: Shop, at_work: AtWork) -> None:
    page = at_work("/admin/stock")
    row = page.locator('[data-item="BOX"]')
    expect(row).to_have_attribute("data-availability", "out_of_stock")
    cell(page, "BOX", "on_hand").fill("5")
    with saved(page):
        cell(page, "BOX", "on_hand").press("Enter")
    expect(row).to_have_attribute("data-availability", "in_stock")
    expect(cell(page, "BOX", "on_hand")).to_be_focused()
    assert stocked.item("BOX")["on_hand"] == 5


def test_a_cell_that_is_left_is_saved_too_and_what_is_typed_next_stays(stocked: Shop, at_work: AtWork) -> None:
    page = at_work("/admin/stock")
    cell(page, "BOX", "backorder_limit").fill("9")
    with saved(page):
        page.keyboard.press("Tab")
        page.keyboard.type("In a week")
    expect(cell(page, "BOX", "backorder_promo")).to_have_value("In a week")
    with saved(page):
        cell(page, "BOX", "backorder_promo").press("Enter")
    item = stocked.item("BOX")
    assert (item["backorder_limit"], item["backorder_promo"]) == (9, "In a week")


@pytest.mark.usefixtures("stocked")
def test_the_stock_pages_name_every_module_that_their_scripts_import(at_work: AtWork) -> None:
    every_module_is_named(at_work("/admin/stock"))


def test_escape_puts_back_what_was_there_and_saves_nothing(stocked: Shop, at_work: AtWork) -> None:
    page = at_work("/admin/stock")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    cell(page, "STRAP-TAN", "on_hand").fill("1")
    cell(page, "STRAP-TAN", "on_hand").press("Escape")
    expect(cell(page, "STRAP-TAN", "on_hand")).to_have_value("40")
    cell(page, "BOX", "on_hand").focus()
    page.keyboard.press("Tab")
    assert "POST" not in sent
    assert stocked.item("STRAP-TAN")["on_hand"] == 40


@pytest.mark.usefixtures("stocked")
def test_arrows_move_between_rows_in_the_same_column(at_work: AtWork) -> None:
    page = at_work("/admin/stock")
    cell(page, "BOX", "on_hand").focus()
    page.keyboard.press("ArrowDown")
    expect(cell(page, "DIAL-SALMON", "on_hand")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(cell(page, "BOX", "on_hand")).to_be_focused()


def test_a_refused_cell_says_why_and_escape_takes_it_back(stocked: Shop, at_work: AtWork) -> None:
    stocked.order("kit", ORDER, 2)
    page = at_work("/admin/stock")
    field = cell(page, "DIAL-SALMON", "on_hand")
    field.fill("1")
    with saved(page):
        field.press("Enter")
    expect(page.locator("[data-cell-error]")).to_contain_text("2 are allocated")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.press("Escape")
    expect(field).to_have_value("3")
    expect(page.locator("[data-cell-error]")).to_have_count(0)


def test_a_new_day_asks_right_there_whether_to_notify_those_who_wait(stocked: Shop, at_work: AtWork) -> None:
    stocked.order("kit", ORDER, 5)
    page = at_work("/admin/stock")
    day = cell(page, "DIAL-SALMON", "restock_on")
    day.fill("2031-02-20")
    with saved(page):
        day.press("Enter")
    expect(page.locator("[data-ask]")).to_contain_text("1 order waits for this item.")
    assert stocked.item("DIAL-SALMON")["restock_on"] is None
    with saved(page):
        page.get_by_role("button", name="Change and tell").click()
    expect(page.locator("[data-ask]")).to_have_count(0)
    expect(day).to_have_value("2031-02-20")
    assert stocked.item("DIAL-SALMON")["restock_on"] == "2031-02-20"


@pytest.mark.usefixtures("stocked")
def test_the_list_follows_what_is_typed_and_so_does_its_address(at_work: AtWork) -> None:
    page = at_work("/admin/stock")
    page.locator("#q").press_sequentially("salmon", delay=20)
    expect(page.locator("[data-item]")).to_have_count(1)
    assert page.url.endswith("/admin/stock?q=salmon")
    expect(page.locator("#q")).to_be_focused()
    page.locator("#availability").select_option("low_stock")
    expect(page.locator("[data-empty]")).to_be_visible()
    page.goto("/admin/stock?q=salmon")
    page.locator("[data-chip]").click()
    expect(page.locator("[data-item]")).to_have_count(3)


def test_many_items_are_changed_with_one_button(stocked: Shop, at_work: AtWork) -> None:
    page = at_work("/admin/stock")
    expect(page.locator("[data-bulk]")).to_be_hidden()
    page.locator("[data-select-all]").check()
    expect(page.locator("[data-selected]")).to_have_text("3 selected")
    page.locator('[data-item="BOX"] [data-row-select]').uncheck()
    expect(page.locator("[data-selected]")).to_have_text("2 selected")
    page.get_by_role("button", name="Deny backorder").click()
    expect(page.locator("[data-said]")).to_contain_text("2 items are changed.")
    assert [stocked.item(sku)["backorder"] for sku in ("BOX", "DIAL-SALMON", "STRAP-TAN")] == ["deny"] * 3


def test_a_term_that_is_typed_for_many_is_ticked_by_itself(stocked: Shop, at_work: AtWork) -> None:
    page = at_work("/admin/stock")
    page.locator("[data-select-all]").check()
    page.get_by_role("button", name="Change more").click()
    page.locator("#low_stock_threshold").fill("6")
    expect(page.locator("#change-low_stock_threshold")).to_be_checked()
    page.locator("[data-save]").click()
    expect(page.locator("[data-said]")).to_contain_text("3 items are changed.")
    assert stocked.item("BOX")["low_stock_threshold"] == 6


def test_goods_are_received_after_a_look_at_who_gets_them(stocked: Shop, at_work: AtWork) -> None:
    order = stocked.order("kit", ORDER, 5)
    page = at_work("/admin/stock/DIAL-SALMON")
    page.locator("#quantity").fill("4")
    page.locator("[data-look]").click()
    expect(page.locator(f'[data-fill="{order["number"]}"]')).to_contain_text("2")
    assert stocked.item("DIAL-SALMON")["on_hand"] == 3
    page.locator("[data-move-now]").click()
    expect(page.locator("[data-said]")).to_contain_text("7 are on hand now. 1 order that waited was served.")
    expect(page.locator("[data-counter=available] dd").first).to_have_text("2")


def test_a_stock_file_is_looked_at_taken_over_with_progress_and_survives_a_reload(
    stocked: Shop, at_work: AtWork
) -> None:
    rows = "".join(f"PART-{number},{number % 9},Y\n" for number in range(6_000))
    content = f"sku,on_hand,availableForBackorder\n{rows}BOX,2,\nBAD ONE,1,\n"
    page = at_work("/admin/stock/-/import")
    page.set_input_files("#file", files=[{"name": "stock.csv", "mimeType": "text/csv", "buffer": content.encode()}])
    page.get_by_role("button", name="See what it would change").click()
    expect(page.locator("[data-created]")).to_have_text("6,000")
    expect(page.locator("[data-fault]")).to_have_count(1)
    assert stocked.item("BOX")["on_hand"] == 0
    page.locator("[data-start]").click()
    expect(page.locator("[data-start]")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-imported]")).to_contain_text("1 item was changed. 6000 items are new.", timeout=30_000)
    assert stocked.item("BOX")["on_hand"] == 2


def test_everything_works_without_script(stocked: Shop, at_work: AtWork) -> None:
    stocked.stock("DIAL-WALNUT", 0, status="preorder")
    page = at_work("/admin/stock", java_script_enabled=False)
    page.locator("#q").fill("salmon")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("[data-item]")).to_have_count(1)
    expect(cell(page, "DIAL-SALMON", "on_hand")).to_be_hidden()
    page.get_by_role("link", name="DIAL-SALMON").click()
    page.locator("#backorder_limit").fill("8")
    page.locator("[data-save]").click()
    expect(page.locator("[data-said]")).to_contain_text("DIAL-SALMON is changed.")
    assert stocked.item("DIAL-SALMON")["backorder_limit"] == 8
    page.goto("/admin/stock")
    page.locator('[data-item="BOX"] [data-row-select]').check()
    page.get_by_role("button", name="Allow backorder").click()
    expect(page.locator("[data-said]")).to_contain_text("1 item is changed.")
    page.goto("/admin/stock/DIAL-WALNUT")
    page.locator("[data-release]").click()
    page.locator("[data-confirm]").click()
    assert stocked.item("DIAL-WALNUT")["status"] == "backorder"


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing_on_the_stock_pages(stocked: Shop, at_work: AtWork, scheme: Any, width: int) -> None:
    stocked.stock("DIAL-WALNUT", 0, status="preorder")
    stocked.order("kit", ORDER, 5)
    page = at_work("/admin/stock", width=width, height=900, color_scheme=scheme)
    clean(page)
    page.locator('[data-item="BOX"] [data-row-select]').check()
    cell(page, "DIAL-SALMON", "on_hand").fill("1")
    with saved(page):
        cell(page, "DIAL-SALMON", "on_hand").press("Enter")
    expect(page.locator("[data-cell-error]")).to_be_visible()
    clean(page)
    page.get_by_role("button", name="Change more").click()
    page.locator("[data-save]").click()
    clean(page)
    page.goto("/admin/stock/DIAL-SALMON")
    page.locator("#quantity").fill("1")
    page.locator("[data-look]").click()
    clean(page)
    page.locator("#backorder_limit").fill("x")
    page.locator("[data-save]").click()
    expect(page.locator("#problems")).to_be_focused()
    clean(page)
    for path in ("/admin/stock?q=none-of-it", "/admin/stock/-/new", "/admin/stock/DIAL-WALNUT/release"):
        page.goto(path)
        clean(page)
    page.goto("/admin/stock/-/import")
    clean(page)
    content = b"sku,on_hand,color\nNEW,1,red\nBOX,x,\nSTRAP-TAN,7,\n"
    page.set_input_files("#file", files=[{"name": "a.csv", "mimeType": "text/csv", "buffer": content}])
    page.get_by_role("button", name="See what it would change").click()
    clean(page)
    page.locator("[data-start]").click()
    expect(page.locator("[data-imported]")).to_be_visible()
    clean(page)
    stocked.settings(stock={"management": False})
    for path in ("/admin/stock", "/admin/stock/DIAL-SALMON"):
        page.goto(path)
        clean(page)


@pytest.mark.parametrize("width", [1280, 820, 390, 320])
def test_no_stock_page_is_wider_than_the_window(stocked: Shop, at_work: AtWork, width: int) -> None:
    stocked.stock("A-VERY-LONG-NAME-OF-AN-ITEM-" + "X" * 90, 1_000_000_000, backorder_promo="word " * 60)
    stocked.order("kit", ORDER, 5)
    page = at_work("/admin/stock", width=width)
    for path in ("/admin/stock", "/admin/stock/DIAL-SALMON", "/admin/stock/-/import", "/admin/stock/-/new"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_a_count_says_what_shoppers_would_lose_while_it_is_typed(shop: Shop, at_work: AtWork) -> None:
    shop.stock("STRAP-TAN", 5)
    page = at_work("/admin/stock/STRAP-TAN")
    page.locator("[name=kind][value=count]").check()
    page.locator("#quantity").fill("0")
    expect(page.locator("[data-loss=kit]")).to_contain_text("50% of all products")
    page.locator("#quantity").fill("2")
    expect(page.locator("[data-loss]")).to_have_count(0)
    assert shop.item("STRAP-TAN")["on_hand"] == 5
