"""The settings in a browser: backorder needs stock management, and what is saved shows at once."""

from playwright.sync_api import Page, expect

from configurator.stores.ledger.books.people import Role
from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.conftest import Opens

NEEDS = "Needs stock management, which is off: turn it on first."


def saved(page: Page, section: str) -> None:
    page.click(f"#{section} form[data-section] .pc-primary")
    expect(page.locator(f"#{section} [data-saved]")).to_be_visible()


def test_backorder_cannot_be_switched_on_until_stock_is_managed(shop: Shop, at_work: AtWork, opens: Opens) -> None:
    shop.stock("DIAL-SALMON", 0)
    shop.settings(stock={"management": False})
    page = at_work("/admin/settings")
    backorder = page.get_by_role("switch", name="Enable backorder")
    expect(backorder).to_be_disabled()
    expect(page.get_by_text(NEEDS)).to_be_visible()
    page.get_by_role("switch", name="Manage stock").check()
    expect(backorder).to_be_enabled()
    expect(page.get_by_text(NEEDS)).to_be_hidden()
    backorder.check()
    saved(page, "stock")
    expect(backorder).to_be_checked()
    shopper = opens("/c/kit")
    expect(shopper.locator("[data-option='dial-salmon']")).to_have_attribute("data-availability", "backorder")


def test_without_script_management_is_saved_first_and_backorder_keeps_what_it_was(shop: Shop, at_work: AtWork) -> None:
    shop.settings(stock={"management": False, "backorder": True})
    page = at_work("/admin/settings", java_script_enabled=False)
    expect(page.get_by_role("switch", name="Enable backorder")).to_be_disabled()
    page.get_by_role("switch", name="Manage stock").check()
    saved(page, "stock")
    backorder = page.get_by_role("switch", name="Enable backorder")
    expect(backorder).to_be_enabled()
    expect(backorder).to_be_checked()
    backorder.uncheck()
    saved(page, "stock")
    assert shop.ok("GET", "/settings")["stock"]["backorder"] is False


def test_the_words_of_the_shop_are_read_in_its_languages(shop: Shop, at_work: AtWork, opens: Opens) -> None:
    shop.settings(stock={"backorder": True})
    shop.stock("DIAL-SALMON", 0)
    page = at_work("/admin/settings")
    page.fill("[id='labels.en.backorder_notice']", "Made to order")
    saved(page, "labels")
    shopper = opens("/c/kit")
    expect(shopper.locator("[data-option='dial-salmon']")).to_contain_text("Made to order")


def test_an_error_has_the_focus_and_leads_to_its_field(at_work: AtWork) -> None:
    page = at_work("/admin/settings", role=Role.OWNER)
    page.fill("[id='shop.currency']", "gold")
    page.click("#shop .pc-primary")
    expect(page.locator("#shop [data-focus]")).to_be_focused()
    page.locator("#shop [data-problem='shop.currency'] a").click()
    expect(page.locator("[id='shop.currency']")).to_be_in_viewport()
    expect(page.locator("[id='shop.currency']")).to_have_value("gold")


def test_the_looks_of_the_shop_change_at_once(at_work: AtWork, opens: Opens) -> None:
    page = at_work("/admin/settings", role=Role.OWNER)
    page.get_by_label("Journal").check()
    saved(page, "theme")
    expect(opens("/").locator("html")).to_have_attribute("data-theme", "journal")
