"""The start page of designers in a browser: a file is dropped on it, and problems come after the cards."""

import base64
from pathlib import Path

from playwright.sync_api import Page, expect

from configurator.stores.ledger.books.people import Role
from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.conftest import Opens
from tests.browser.test_access import clean
from tests.stores.images.layered.drawn import SIZE, flat
from tests.stores.images.layered.photoshop_file import Group, Layer, write_photoshop

DROPPED = """([content, names]) => {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const transfer = new DataTransfer();
  for (const name of names) transfer.items.add(new File([bytes], name));
  return transfer;
}"""


def drop(page: Page, content: bytes, *names: str) -> None:
    held = page.evaluate_handle(DROPPED, [base64.b64encode(content).decode(), names])
    page.dispatch_event("body", "dragenter", {"dataTransfer": held})
    expect(page.locator("[data-drop-here]")).to_be_visible()
    page.dispatch_event("[data-drop-here]", "drop", {"dataTransfer": held})


def test_a_dropped_layered_file_is_for_sale_after_one_press(at_work: AtWork, opens: Opens, tmp_path: Path) -> None:
    shade = Group("Shade", [Layer("Red", flat("red")), Layer("Blue", flat("blue"), visible=False)])
    file = write_photoshop(tmp_path / "Desk lamp.psd", SIZE, [Layer("Foot", flat("silver")), shade])
    page = at_work("/admin/configurators", role=Role.DESIGNER)
    drop(page, file.read_bytes(), "Desk lamp.psd")
    expect(page.locator("[data-ready]")).to_be_visible(timeout=30_000)
    expect(page.get_by_label("Title")).to_have_value("Desk lamp")
    clean(page)
    page.get_by_role("button", name="Publish").click()
    expect(page.locator("[data-configurator='desk-lamp']")).to_contain_text("Published, version 1")
    shopper = opens("/c/desk-lamp")
    expect(shopper.locator("[data-option='red']")).to_be_visible()


def test_what_cannot_be_taken_is_said_where_it_was_dropped(at_work: AtWork) -> None:
    page = at_work("/admin/configurators", role=Role.DESIGNER)
    drop(page, b"x", "one.psd", "two.psd")
    expect(page.get_by_role("alert")).to_have_text("Drop one file at a time.")
    drop(page, b"", "empty.psd")
    expect(page.locator("[data-refused]")).to_contain_text("empty")
    expect(page.locator("[data-sending]")).to_be_hidden()
    assert page.url.endswith("/admin/configurators")


def test_problems_come_into_the_cards(shop: Shop, at_work: AtWork) -> None:
    shop.ok("POST", "/configurators", {"id": "new", "title": "New", "views": [{"id": "front"}], "layers": []})
    page = at_work("/admin/configurators", role=Role.DESIGNER)
    expect(page.locator("[data-configurator='new'] [data-findings]")).to_contain_text("1 hint")
    page.locator("[data-configurator='new'] summary").click()
    expect(page.get_by_text("There are no layers yet.")).to_be_visible()
    expect(page.locator("[data-configurator='kit'] [data-findings]")).to_be_visible()
    clean(page)


def test_two_versions_are_compared_without_leaving_the_page(shop: Shop, at_work: AtWork) -> None:
    for title in ("Second", "Third"):
        read = shop.ok("GET", "/configurators/kit")
        shop.ok("PUT", "/configurators/kit", {**read, "title": title}, headers={"If-Match": "*"})
        shop.ok("POST", "/configurators/kit/publish")
    page = at_work("/admin/configurators/kit/versions", role=Role.DESIGNER)
    expect(page.locator("#comparison")).to_contain_text("The title was “Second” and is “Third”.")
    page.locator("[data-compare='1-2']").click()
    expect(page.locator("#comparison")).to_contain_text("and is “Second”.")
    assert page.url.endswith("/versions")
    clean(page)
