"""Options that cannot be had say why and what would free them; picks that change others say so."""

from playwright.sync_api import Locator, expect

from tests.api.shop import Shop
from tests.browser.conftest import Opens
from tests.browser.hands import add, layers, option, pick, price, settled, status, tab_to


def test_an_option_that_does_not_go_with_a_pick_says_why_and_one_press_takes_it(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "case-bronze")
    pick(page, "case-steel")
    expect(option(page, "dial-walnut")).to_have_attribute("data-selectable", "false")
    option(page, "dial-walnut").click()
    why = page.locator("#w-dial-walnut")
    expect(why).to_contain_text("A steel case takes no wooden dial")
    assert status(page) == "A steel case takes no wooden dial"
    expect(page.locator("#o-dial-black")).to_be_checked()
    why.get_by_role("button", name="Change Case to Bronze and take it").click()
    settled(page)
    expect(page.locator("#o-dial-walnut")).to_be_checked()
    expect(page.locator("#o-case-bronze")).to_be_checked()
    assert layers(page) == ["shadow", "case-bronze", "dial-walnut", "strap-tan"]
    expect(page.locator("#o-dial-walnut")).to_be_focused()


def test_an_option_that_cannot_be_had_is_reached_and_opened_by_keyboard(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "case-bronze")
    pick(page, "case-steel")
    tab_to(page, "#o-dial-black")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#o-dial-walnut")).to_be_focused()
    expect(page.locator("#o-dial-walnut")).to_have_attribute("aria-disabled", "true")
    expect(page.locator("#w-dial-walnut")).to_be_visible()
    settled(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator("#o-dial-walnut")).to_be_checked()


def test_a_pick_that_changes_something_nobody_insisted_on_says_so(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "dial-walnut")
    expect(page.locator("#o-case-bronze")).to_be_checked()
    expect(page.locator('[data-notice="repaired"]')).to_contain_text("Case to Bronze")
    assert "Case to Bronze" in status(page)
    pick(page, "size-42")
    expect(page.locator('[data-notice="repaired"]')).to_have_count(0)


def test_add_after_pressing_what_cannot_be_had_is_refused_once_naming_it(shop: Shop, opens: Opens) -> None:
    shop.stock("DIAL-SALMON", 0)
    page = opens("/c/kit")
    option(page, "dial-salmon").click()
    page.locator("[data-add]").click()
    expect(page.locator("#problems")).to_be_focused()
    expect(page.locator('[data-problem="out_of_stock"]')).to_contain_text("Salmon")
    add(page)
    expect(page.locator('[data-option="dial-black"]')).to_be_visible()


def test_an_optional_group_offers_none(opens: Opens) -> None:
    page = opens("/c/kit")
    expect(page.locator('[id="o-none.engraving"]')).to_be_checked()
    pick(page, "engraving-rose")
    assert price(page) == "€243.00"
    page.locator('[data-none="engraving"]').click()
    settled(page)
    assert price(page) == "€214.00"
    expect(page.locator("#summary")).to_contain_text("None")


def test_a_group_of_many_takes_as_many_as_it_may(opens: Opens) -> None:
    page = opens("/c/kit")
    pick(page, "extra-box")
    pick(page, "extra-tool")
    assert price(page) == "€242.00"
    option(page, "extra-box").click()
    settled(page)
    assert price(page) == "€223.00"


def test_picking_twice_before_the_first_answer_keeps_both(opens: Opens) -> None:
    page = opens("/c/kit")
    page.evaluate(
        "() => { document.getElementById('o-case-bronze').click(); document.getElementById('o-extra-box').click() }"
    )
    settled(page)
    expect(page.locator("#o-case-bronze")).to_be_checked()
    expect(page.locator("#o-extra-box")).to_be_checked()
    assert price(page) == "€292.00"


def test_a_preset_and_reset_set_everything_at_once(opens: Opens) -> None:
    page = opens("/c/kit")
    page.get_by_role("button", name="Gala").click()
    settled(page)
    assert layers(page) == ["shadow", "case-bronze", "dial-walnut", "strap-tan", "extra-box"]
    page.get_by_role("button", name="Reset").click()
    settled(page)
    assert layers(page) == ["shadow", "case-steel", "dial-black", "strap-tan"]


def test_the_summary_names_every_choice_and_leads_to_its_group(opens: Opens) -> None:
    page = opens("/c/kit")
    rows = page.locator("#summary dl > div")
    assert rows.count() == 6
    rows.filter(has_text="Dial").get_by_role("link").click()
    expect(page.locator("#o-dial-black")).to_be_focused()
    expect(page.locator("#o-dial-black")).to_be_in_viewport()


def test_each_settled_answer_is_said_once(opens: Opens) -> None:
    page = opens("/c/kit")
    page.evaluate(
        "() => { window.said = []; new MutationObserver(() => said.push(document.querySelector('[data-status]')"
        ".textContent)).observe(document.querySelector('[data-status]'), {childList: true}) }"
    )
    pick(page, "case-bronze")
    page.wait_for_timeout(300)
    assert page.evaluate("said") == ["€273.00. Everything ships now."]


def test_options_stand_beneath_their_own_heading(shop: Shop, opens: Opens) -> None:
    hides, metals = ("tan", "black", "cognac", "sand"), ("mesh", "beads")
    parts = {"hides": hides, "metals": metals}
    hides_and_metals = {
        id: [{"kind": "image", "id": name, "label": name.title()} for name in names] for id, names in parts.items()
    }
    layers = [
        {"kind": "group", "id": id, "label": id.title(), "layers": options} for id, options in hides_and_metals.items()
    ]
    page = opens(f"/c/{shop.design({'strap': {'_': {'layers': layers}}})}")
    headings = {name: page.get_by_role("heading", name=name.title(), exact=True) for name in parts}
    assert all(_top(headings["hides"]) < _top(option(page, name)) < _top(headings["metals"]) for name in hides)
    assert all(_top(option(page, name)) > _top(headings["metals"]) for name in metals)


def _top(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["y"]
