"""The address is the configuration: reload, back, undo, redo, share, and links that are old or broken."""

from playwright.sync_api import expect

from tests.api.shop import Shop
from tests.browser.conftest import Opens
from tests.browser.hands import layers, pick, price, settled


def test_undo_redo_and_back_walk_through_what_was_picked(opens: Opens) -> None:
    page = opens("/c/kit")
    undo, redo = page.locator("[data-undo]"), page.locator("[data-redo]")
    expect(undo).to_have_attribute("aria-disabled", "true")
    pick(page, "case-bronze")
    pick(page, "extra-box")
    assert price(page) == "€292.00"
    undo.click()
    expect(page.locator("[data-price]")).to_have_text("€273.00")
    expect(page.locator("#o-extra-box")).not_to_be_checked()
    page.go_back()
    expect(page.locator("[data-price]")).to_have_text("€214.00")
    assert layers(page) == ["shadow", "case-steel", "dial-black", "strap-tan"]
    redo.click()
    redo.click()
    expect(page.locator("[data-price]")).to_have_text("€292.00")
    expect(redo).to_have_attribute("aria-disabled", "true")


def test_reload_restores_what_was_picked_in_the_view_it_was_in(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "case-bronze")
    page.locator("[data-view=back]").click()
    page.reload()
    expect(page.locator("#o-case-bronze")).to_be_checked()
    expect(page.locator("[data-view=back]")).to_have_attribute("aria-current", "true")
    assert layers(page) == ["shadow", "case-bronze"]


def test_share_copies_the_link_and_somebody_else_sees_the_same(opens: Opens) -> None:
    page = opens("/c/kit", permissions=["clipboard-read", "clipboard-write"])
    pick(page, "case-bronze")
    page.locator("[data-share]").click()
    expect(page.locator("[data-toast]")).to_have_text("Link copied")
    link = page.evaluate("navigator.clipboard.readText()")
    other = opens(link)
    expect(other.locator("#o-case-bronze")).to_be_checked()
    assert price(other) == "€273.00"


def test_share_copies_where_the_browser_lends_no_clipboard(opens: Opens) -> None:
    page = opens("/cart")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto("/c/kit")
    pick(page, "case-bronze")
    page.locator("[data-share]").click()
    expect(page.locator("[data-toast]")).to_have_text("Link copied")
    expect(page.locator("[data-share]")).to_be_focused()
    expect(page.locator("textarea")).to_have_count(0)
    page.locator("#quantity").evaluate("field => { field.maxLength = 9999; field.value = ''; field.focus(); }")
    page.keyboard.press("Control+V")
    expect(page.locator("#quantity")).to_have_value(page.url)


def test_another_language_keeps_what_was_picked(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "case-bronze")
    page.locator("[data-view=back]").click()
    page.get_by_role("button", name="Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("#o-case-bronze")).to_be_checked()
    expect(page.locator("[data-view=back]")).to_have_attribute("aria-current", "true")


def test_a_broken_link_opens_the_beginning_and_says_so(opens: Opens) -> None:
    page = opens("/c/kit?cfg=not-one-of-ours")
    expect(page.locator('[data-notice="broken"]')).to_be_visible()
    expect(page.locator("#o-case-steel")).to_be_checked()


def test_an_old_link_opens_what_still_exists_and_names_what_does_not(shop: Shop, opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "dial-salmon")
    pick(page, "extra-box")
    link = page.url
    answer = shop.call("GET", "/configurators/kit")
    document = answer.json()
    dial = next(layer for layer in document["layers"] if layer["id"] == "dial")
    dial["layers"] = [layer for layer in dial["layers"] if layer["id"] != "dial-salmon"]
    shop.ok("PUT", "/configurators/kit", document, headers={"If-Match": answer.headers["etag"]})
    shop.ok("POST", "/configurators/kit/publish")
    other = opens(link)
    expect(other.locator('[data-notice="gone"]')).to_have_text(
        "Dial: Salmon is no longer offered. The rest is as you left it."
    )
    expect(other.locator("#o-extra-box")).to_be_checked()
    pick(page, "size-42")  # The page that was open all the while finds its way to the new version too.
    expect(page.locator('[data-option="dial-salmon"]')).to_have_count(0)


def test_a_preset_has_an_address_of_its_own(opens: Opens) -> None:
    page = opens("/c/kit?preset=gala")
    assert layers(page) == ["shadow", "case-bronze", "dial-walnut", "strap-tan", "extra-box"]


def test_a_pick_that_shows_only_elsewhere_turns_the_picture(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "engraving-rose")
    expect(page.locator("[data-view=back]")).to_have_attribute("aria-current", "true")
    assert layers(page) == ["shadow", "case-steel", "engraving-rose"]


def test_views_do_not_become_steps_of_the_history(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "case-bronze")
    page.locator("[data-view=back]").click()
    page.locator("[data-view=front]").click()
    page.go_back()
    settled(page)
    expect(page.locator("#o-case-steel")).to_be_checked()


def test_a_reloaded_page_gives_nothing_the_focus_that_had_none(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "case-bronze")
    page.reload()
    settled(page)
    assert page.evaluate("document.activeElement === document.body")


def test_a_reloaded_page_insists_on_no_more_than_before(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "size-42")
    page.reload()
    settled(page)
    expect(page.locator('[data-group] [data-option="dial-walnut"]')).to_have_attribute("data-selectable", "true")
    other = opens(page.url)  # The same address as a link insists on everything.
    expect(other.locator('[data-group] [data-option="dial-walnut"]')).to_have_attribute("data-selectable", "false")
