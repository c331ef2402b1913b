"""Everybody can use the pages of the admin area: light and dark, wide and narrow, empty and full."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from configurator.accounts.invitation import address, invite_first
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import Role
from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.conftest import Opens
from tests.browser.test_access import clean

VIEWS = [("light", 1280), ("dark", 390)]
"""Colours follow the scheme and layout the width, neither the other: each is looked at once."""
PAGES = (
    "account",
    "configurators",
    "configurators/-/new",
    "configurators/-/import",
    "configurators/kit/versions",
    "configurators/kit/remove",
    "users",
    "users/1",
    "users/1/disable",
    "tokens",
    "audit",
    "outbox",
    "privacy",
)


def fits(page: Page) -> None:
    """Nothing has to be scrolled sideways."""
    wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide[0] <= wide[1]


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing_on_the_pages_of_an_owner(shop: Shop, at_work: AtWork, scheme: Any, width: int) -> None:
    shop.order("kit", ["case-steel", "dial-black", "strap-nato", "size-38"])
    page = at_work("/admin/account", role=Role.OWNER, color_scheme=scheme, width=width)
    for path in PAGES:
        page.goto(f"/admin/{path}")
        clean(page)
        fits(page)


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing_in_the_settings(shop: Shop, at_work: AtWork, scheme: Any, width: int) -> None:
    shop.settings(stock={"management": False})
    page = at_work("/admin/settings", role=Role.OWNER, color_scheme=scheme, width=width)
    clean(page)
    fits(page)
    page.fill("[id='orders.offer_hours']", "soon")
    page.click("#orders .pc-primary")
    page.wait_for_selector("[id='orders.offer_hours-error']")
    clean(page)


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_axe_finds_nothing_for_strangers(opens: Opens, served: tuple[str, Services], scheme: Any, width: int) -> None:
    services = served[1]
    secret = services.ledger.write(invite_first, services.now()).result()
    assert secret
    page = opens("/admin/login", color_scheme=scheme, width=width)
    clean(page)
    page.goto(address(services.config, secret))
    clean(page)
    page.click("button.pc-primary")
    page.wait_for_selector("#password-error")
    clean(page)
    fits(page)


def test_the_menu_opens_without_script(at_work: AtWork) -> None:
    page = at_work("/admin/account", role=Role.OWNER, width=390, java_script_enabled=False)
    expect(page.locator("#rail nav")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Audit log").click()
    page.wait_for_url("**/admin/audit")
    expect(page.get_by_role("heading", name="Audit log")).to_be_visible()


def test_the_menu_is_walked_by_keyboard_and_closed_with_escape(at_work: AtWork) -> None:
    page = at_work("/admin/account", role=Role.OWNER, width=390)
    page.get_by_role("button", name="Menu").press("Enter")
    expect(page.locator("#rail nav")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#rail nav")).to_be_hidden()
