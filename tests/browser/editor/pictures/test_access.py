"""Pictures in the editor for everybody: axe, light and dark, at the sizes of small laptops."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.admin.conftest import AtWork
from tests.browser.admin.test_access import fits
from tests.browser.editor.hands import edit, row
from tests.browser.editor.pictures.files import drop, picture, pictures
from tests.browser.editor.pictures.hands import finished, item
from tests.browser.editor.test_access import SIZES
from tests.browser.test_access import clean


@pytest.mark.parametrize(("scheme", "width", "height"), SIZES)
def test_axe_finds_nothing_about_pictures(
    at_work: AtWork, tmp_path: Path, scheme: Any, width: int, height: int
) -> None:
    page = edit(at_work, color_scheme=scheme, width=width, height=height)
    notes = tmp_path / "notes.png"
    notes.write_text("no picture")
    held: list[Route] = []
    page.route("**/api/v1/assets?*", lambda route: held.append(route))
    drop(page, pictures(tmp_path, ["waiting", "sending"]), row(page, "case"))
    expect(page.locator(".pc-upload-bar").first).to_be_visible()
    clean(page)
    page.unroute("**/api/v1/assets?*")
    page.locator("[data-uploads]").get_by_role("button", name="Cancel", exact=True).click()
    drop(page, [picture(tmp_path / "small.png", (90, 80)), *pictures(tmp_path, ["steel"]), notes], row(page, "case"))
    finished(page)
    item(page, "small.png").get_by_role("button", name="Change where “small.png” goes").click()
    clean(page)
    row(page, "case-steel").click()
    expect(page.locator('[data-section="images"] [data-part]')).to_have_count(2)
    clean(page)
    row(page, "shadow").click()
    page.locator('[data-section="shown"]').get_by_label("Shown", exact=True).select_option("With one of these options")
    page.locator('[data-section="shown"]').get_by_label("Add an option").select_option("case-steel")
    clean(page)
    fits(page)
