"""Two people at one draft: both see the same in the end, and nobody's change is lost unsaid."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from configurator.stores.ledger.books.people import Role
from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.editor.hands import draft, edit, layer, press, row, saved, shown, tree
from tests.browser.editor.test_saving import disconnected, rename

RANDOM_WORK = (Path(__file__).parent / "two_windows.js").read_text()
MODULES = {
    "calls": "protocol/calls.js",
    "client": "protocol/client.js",
    "waiting": "protocol/waiting.js",
    "made": "document/document.js",
}


@pytest.mark.parametrize("seed", range(1, 7))
def test_two_windows_end_with_the_same_draft_whatever_is_lost_between(at_work: AtWork, shop: Shop, seed: int) -> None:
    page = at_work("/admin/configurators", role=Role.DESIGNER)
    imports = "".join(f'const {name} = await import("/static/js/editor/{path}");' for name, path in MODULES.items())
    found = page.evaluate(f"async (given) => {{ {imports} {RANDOM_WORK} }}", {"seed": seed, "steps": 120})
    assert found["same"] == [True, True]
    assert found["waiting"] == [0, 0]
    assert found["based"] == [True, True]
    assert found["rev"] == [draft(shop)["rev"]] * 2
    assert found["rev"][0] > 10


@pytest.fixture
def ada(at_work: AtWork) -> Page:
    return edit(at_work, role=Role.OWNER)


@pytest.fixture
def dora(at_work: AtWork) -> Page:
    return edit(at_work, role=Role.DESIGNER)


def test_what_one_does_the_other_sees(ada: Page, dora: Page) -> None:
    rename(ada, "case-steel", "Satin")
    expect(row(dora, "case-steel")).to_contain_text("Satin")
    row(dora, "dial").click()
    press(dora, "Alt+ArrowUp")
    expect(ada.locator(".pc-row").nth(1)).to_have_attribute("data-layer", "dial")
    saved(dora)
    assert shown(ada) == shown(dora)


def test_different_fields_of_one_layer_come_together_without_a_word(ada: Page, dora: Page, shop: Shop) -> None:
    with disconnected(dora.context):
        rename(dora, "case-bronze", "Copper")
        row(ada, "case-bronze").click()
        ada.get_by_role("textbox", name="Price").fill("7")
        saved(ada)
    saved(dora)
    expect(dora.locator(".pc-banner")).to_have_count(0)
    expect(dora.get_by_role("textbox", name="Price")).to_have_value("7.00")
    assert (layer(shop, "case-bronze")["label"], layer(shop, "case-bronze")["price"]) == ("Copper", 700)


def both_rename(ada: Page, dora: Page) -> None:
    with disconnected(dora.context):
        rename(dora, "case-steel", "Mine")
        rename(ada, "case-steel", "Theirs")
        saved(ada)
    expect(dora.locator(".pc-banner")).to_contain_text("you set “Mine”")


def test_the_same_field_changed_by_both_is_decided_by_who_came_later(ada: Page, dora: Page, shop: Shop) -> None:
    both_rename(ada, dora)
    expect(row(dora, "case-steel")).to_contain_text("Theirs")
    expect(dora.locator(".pc-banner")).to_contain_text("The name of “Theirs”")
    dora.get_by_role("button", name="Keep mine").click()
    expect(dora.locator(".pc-banner")).to_have_count(0)
    saved(dora)
    assert layer(shop, "case-steel")["label"] == "Mine"
    expect(row(ada, "case-steel")).to_contain_text("Mine")


def test_theirs_can_be_taken_and_a_conflict_outlives_a_reload(ada: Page, dora: Page, shop: Shop) -> None:
    both_rename(ada, dora)
    dora.reload()
    expect(dora.locator(".pc-banner")).to_contain_text("you set “Mine”")
    dora.get_by_role("button", name="Take theirs").click()
    expect(dora.locator(".pc-banner")).to_have_count(0)
    dora.reload()
    expect(row(dora, "case-steel")).to_contain_text("Theirs")
    expect(dora.locator(".pc-banner")).to_have_count(0)
    assert layer(shop, "case-steel")["label"] == "Theirs"


def test_a_change_of_what_another_removed_brings_it_back_or_is_dropped(ada: Page, dora: Page, shop: Shop) -> None:
    with disconnected(dora.context):
        rename(dora, "case-steel", "Satin")
        row(ada, "case").click()
        press(ada, "Delete")
        saved(ada)
    expect(dora.locator(".pc-banner")).to_contain_text("removed “case-steel”, which you were changing")
    dora.get_by_role("button", name="Restore it with my change").click()
    saved(dora)
    assert tree(shop)[:4] == ["shadow", "case", "  case-steel", "  case-bronze"]
    assert layer(shop, "case-steel")["label"] == "Satin"


def test_what_another_has_changed_is_removed_only_when_that_is_known(ada: Page, dora: Page, shop: Shop) -> None:
    with disconnected(dora.context):
        row(dora, "case").click()
        press(dora, "Delete")
        rename(ada, "case-steel", "Satin")
        saved(ada)
    expect(dora.locator(".pc-banner")).to_contain_text("changed “Case”, which you removed")
    expect(row(dora, "case")).to_be_visible()
    dora.get_by_role("button", name="Remove it all the same").click()
    saved(dora)
    assert "case" not in tree(shop)


def test_undo_takes_back_what_this_window_did_and_nothing_of_another(ada: Page, dora: Page, shop: Shop) -> None:
    rename(ada, "case-steel", "Satin")
    saved(ada)
    rename(dora, "case-bronze", "Copper")
    saved(dora)
    expect(row(ada, "case-bronze")).to_contain_text("Copper")
    press(ada, "Control+z")
    expect(row(ada, "case-steel")).to_contain_text("Steel")
    saved(ada)
    assert [layer(shop, id)["label"] for id in ("case-steel", "case-bronze")] == ["Steel", "Copper"]


def test_an_undo_spares_what_another_has_changed_since_and_says_so(ada: Page, dora: Page, shop: Shop) -> None:
    rename(ada, "case-steel", "Satin")
    saved(ada)
    expect(row(dora, "case-steel")).to_contain_text("Satin")
    rename(dora, "case-steel", "Brushed")
    saved(dora)
    press(ada, "Control+z")
    expect(ada.locator(".pc-toast")).to_contain_text("1 change was left out: somebody changed the same since.")
    assert layer(shop, "case-steel")["label"] == "Brushed"


def test_a_move_that_another_overrides_is_told(ada: Page, dora: Page) -> None:
    with disconnected(dora.context):
        row(dora, "case").click()
        press(dora, "Alt+ArrowDown")
        row(ada, "case").click()
        press(ada, "Alt+ArrowUp")
        saved(ada)
    saved(dora)
    expect(ada.locator(".pc-toast")).to_contain_text("moved “Case” after you.")


def test_publishing_what_another_has_changed_meanwhile_asks_to_look_first(ada: Page, dora: Page, shop: Shop) -> None:
    dora.route("**/edits?after=**", lambda route: route.abort("internetdisconnected"))
    rename(ada, "case-steel", "Satin")
    saved(ada)
    dora.get_by_role("button", name="Publish").click()
    expect(dora.locator(".pc-banner").last).to_contain_text("The draft was changed meanwhile.")
    assert draft(shop)["version"] == 1
