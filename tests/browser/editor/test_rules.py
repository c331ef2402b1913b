"""Rules, said beside an option, as sentences, and in a grid of two groups."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.editor.hands import edit, row, saved


@pytest.fixture
def page(at_work: AtWork) -> Page:
    return edit(at_work)


def rules(page: Page, shop: Shop) -> list[Any]:
    """As the server has them, once everything is saved."""
    page.wait_for_timeout(350)
    saved(page)
    found: list[Any] = shop.ok("GET", "/configurators/kit")["rules"]
    return [{key: rule[key] for key in ("id", "if", "then")} for rule in found]


def pairs(page: Page, words: str) -> Locator:
    return page.get_by_role("group", name=words)


def add(group: Locator, text: str) -> None:
    group.locator("[role=combobox]").fill(text)
    group.locator("[role=combobox]").press("Enter")


def names(group: Locator) -> list[str]:
    return group.locator(".pc-rule-name").all_inner_texts()


def test_what_an_option_does_not_go_with_is_one_rule_and_shown_from_both_sides(page: Page, shop: Shop) -> None:
    before = rules(page, shop)
    row(page, "case-bronze").click()
    add(pairs(page, "Does not go with"), "salmon")
    add(pairs(page, "Does not go with"), "sand")
    assert names(pairs(page, "Does not go with")) == ["Dial: Salmon", "Strap: Sand NATO"]
    made = {"id": "r1", "if": "case-bronze", "then": {"not": {"any": ["dial-salmon", "strap-nato"]}}}
    assert rules(page, shop) == [*before, made]
    row(page, "strap-nato").click()
    assert names(pairs(page, "Does not go with")) == ["Case: Bronze"]
    pairs(page, "Does not go with").get_by_role("button", name="Take Case: Bronze out").click()
    assert rules(page, shop) == [*before, {**made, "then": {"not": "dial-salmon"}}]


def test_a_whole_group_is_one_chip_and_goes_with_one_press(page: Page, shop: Shop) -> None:
    row(page, "case-bronze").click()
    add(pairs(page, "Needs one of"), "strap")
    assert names(pairs(page, "Needs one of")) == ["All of Strap"]
    assert rules(page, shop)[-1] == {"id": "r1", "if": "case-bronze", "then": {"any": ["strap-tan", "strap-nato"]}}
    row(page, "strap-tan").click()
    assert names(pairs(page, "Needed by")) == ["Case: Bronze"]
    row(page, "case-bronze").click()
    pairs(page, "Needs one of").get_by_role("button", name="Take All of Strap out").click()
    assert [rule["id"] for rule in rules(page, shop)] == ["no-wood"]


def test_rivals_of_a_group_and_what_is_there_already_are_not_offered(page: Page) -> None:
    row(page, "case-steel").click()
    picker = pairs(page, "Does not go with").get_by_role("combobox")
    picker.fill("case")
    expect(page.locator(".pc-rule-one")).to_have_count(0)
    picker.fill("walnut")
    expect(page.locator(".pc-rule-one")).to_have_count(0)
    picker.press("Escape")
    expect(page.locator(".pc-rule-found")).to_have_count(0)


def test_a_rule_becomes_one_once_both_of_its_sides_say_something(page: Page, shop: Shop) -> None:
    page.get_by_role("button", name="Rules", exact=True).click()
    page.get_by_role("button", name="Add a rule").click()
    new = page.locator('[data-rule=""]')
    new.get_by_role("group", name="When").locator("select").select_option("all of")
    add(new.get_by_role("group", name="When"), "gift")
    add(new.get_by_role("group", name="When"), "tool")
    assert len(rules(page, shop)) == 1
    add(new.get_by_role("group", name="then"), "bronze")
    made = {"id": "r1", "if": {"all": ["extra-box", "extra-tool"]}, "then": "case-bronze"}
    assert rules(page, shop)[-1] == made
    page.locator('[data-rule="r1"]').get_by_role("group", name="then").locator("select").select_option("none of")
    assert rules(page, shop)[-1] == {**made, "then": {"not": "case-bronze"}}
    page.get_by_role("button", name="Remove the rule r1").click()
    assert len(rules(page, shop)) == 1


def test_a_grid_forbids_by_pressing_dragging_and_keys(page: Page, shop: Shop) -> None:
    page.get_by_role("button", name="Rules", exact=True).click()
    page.get_by_role("button", name="Grid").click()
    steel, bronze = (page.get_by_role("button", name=f"{case} with Walnut") for case in ("Steel", "Bronze"))
    expect(steel).to_have_attribute("aria-pressed", "true")
    expect(bronze).to_have_attribute("aria-pressed", "false")
    first = page.get_by_role("button", name="Bronze with Black").bounding_box()
    last = bronze.bounding_box()
    assert first is not None
    assert last is not None
    page.mouse.move(first["x"] + 10, first["y"] + 10)
    page.mouse.down()
    page.mouse.move(last["x"] + 10, last["y"] + 10, steps=6)
    page.mouse.up()
    forbidden = {"id": "r1", "if": "case-bronze", "then": {"not": {"any": ["dial-black", "dial-walnut"]}}}
    assert rules(page, shop)[-1] == forbidden
    bronze.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    assert rules(page, shop) == [{**forbidden, "then": {"not": "dial-black"}}]
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    assert {rule["id"] for rule in rules(page, shop)} == {"r1", "no-wood"}


def test_the_grid_hatches_what_other_rules_make_impossible(page: Page, shop: Shop) -> None:
    row(page, "case-bronze").click()
    add(pairs(page, "Needs one of"), "salmon")
    rules(page, shop)
    page.get_by_role("button", name="Rules", exact=True).click()
    page.get_by_role("button", name="Grid").click()
    expect(page.get_by_role("button", name="Bronze with Walnut")).to_have_attribute("data-dead", "true")
    expect(page.get_by_role("button", name="Bronze with Salmon")).to_have_attribute("data-dead", "false")
