"""Signing in, inviting and signing out, in a browser."""

from playwright.sync_api import expect

from configurator.accounts.invitation import address, invite_first
from configurator.runtime.services import Services
from configurator.stores.ledger.books.people import Role
from tests.browser.admin.conftest import AtWork
from tests.browser.conftest import Opens

SECRET = "correct horse battery"


def test_the_first_owner_comes_in_goes_out_and_signs_in_again(opens: Opens, served: tuple[str, Services]) -> None:
    services = served[1]
    secret = services.ledger.write(invite_first, services.now()).result()
    assert secret
    page = opens(address(services.config, secret))
    page.get_by_label("E-mail").fill("ada@example.com")
    page.get_by_label("Name").fill("Ada Byron")
    page.get_by_label("Password").fill("short")
    expect(page.locator("#strength")).to_have_text("Too short yet")
    page.get_by_label("Password").fill(SECRET)
    expect(page.locator("#strength")).to_have_text("A good one")
    page.get_by_role("button", name="Save and go in").click()
    page.wait_for_url("**/admin/dashboard")
    page.get_by_text("Ada Byron").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/admin/login")
    page.goto("/admin/users")
    page.get_by_label("E-mail").fill("ada@example.com")
    page.get_by_label("Password").fill("a wrong guess")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("[data-problem='wrong']")).to_be_visible()
    page.get_by_label("Password").fill(SECRET)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/users")


def test_an_owner_invites_somebody_who_comes_in_by_the_link(opens: Opens, at_work: AtWork) -> None:
    page = at_work("/admin/users", role=Role.OWNER)
    page.get_by_label("E-mail").fill("new@example.com")
    page.get_by_label("Designer").check()
    page.get_by_role("button", name="Invite", exact=True).click()
    link = page.locator("#secret").input_value()
    expect(page.locator("[data-user='new@example.com']")).to_contain_text("Invited")
    guest = opens(link)
    guest.get_by_label("Password").fill(SECRET)
    guest.get_by_role("button", name="Save and go in").click()
    guest.wait_for_url("**/admin/configurators")
    page.goto("/admin/users")
    expect(page.locator("#secret")).to_have_count(0)
    expect(page.locator("[data-user='new@example.com']")).to_contain_text("Active")


def test_a_user_reads_in_their_own_language_as_soon_as_they_choose_it(at_work: AtWork) -> None:
    page = at_work("/admin/account", role=Role.OWNER)
    page.locator(".pc-user summary").click()
    page.locator("#language").select_option("de")
    expect(page.locator("html")).to_have_attribute("lang", "de")


def test_disabling_asks_first_and_works_without_script(at_work: AtWork) -> None:
    at_work("/admin/account", role=Role.KEEPER)
    page = at_work("/admin/users", role=Role.OWNER, java_script_enabled=False)
    page.get_by_role("link", name="keeper-en@example.com").click()
    page.get_by_role("link", name="Disable …").click()
    expect(page.get_by_role("heading", name="Disable keeper-en@example.com?")).to_be_visible()
    page.get_by_role("button", name="Disable").click()
    expect(page.locator("[data-said]")).to_contain_text("This user is disabled.")
    page.get_by_role("button", name="Enable").click()
    expect(page.locator("[data-said]")).to_contain_text("This user may sign in again.")
