"""The pictures of a layer in the inspector: where they lie, what is odd about them, and swatches made of them."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.api.shop import Json, Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.editor.hands import announced, edit, row, saved
from tests.browser.editor.pictures.files import drop, picture, pictures
from tests.browser.editor.pictures.hands import finished, layer


@pytest.fixture
def page(at_work: AtWork) -> Page:
    return edit(at_work)


def view(page: Page, id: str = "front") -> Locator:
    return page.locator(f'[data-section="images"] [data-view="{id}"]')


def part(page: Page, number: int | None = None, of: str = "front") -> Locator:
    return view(page, of).locator(f'[data-part="{"first" if number is None else number}"]')


def choose(page: Page, press: Locator, files: list[Path]) -> None:
    with page.expect_file_chooser() as dialog:
        press.click()
    dialog.value.set_files(files)
    finished(page)


def test_a_picture_is_moved_by_typing_and_by_the_arrow_keys(page: Page, shop: Shop) -> None:
    row(page, "case-steel").click()
    part(page).get_by_label("From the left, in pixels").fill("-12")
    part(page).get_by_label("From the top, in pixels").press("ArrowUp")
    part(page).get_by_label("From the top, in pixels").press("Shift+ArrowDown")
    part(page).get_by_label("Height in the stack").fill("7")
    part(page).get_by_label("How it is mixed with what lies beneath").select_option("multiply")
    saved(page)
    placed = layer(shop, "Steel")["images"]["front"]
    assert (placed["x"], placed["y"], placed["z"], placed["blend"]) == (-12, 11, 7, "multiply")
    assert layer(shop, "Steel")["images"]["back"]["x"] == 20


def test_what_is_no_whole_number_is_not_taken(page: Page, shop: Shop) -> None:
    row(page, "case-steel").click()
    field = part(page).get_by_label("From the left, in pixels")
    for text in ("1.5", "1e3", "two", "100001", ""):
        field.fill(text)
        expect(field).to_have_attribute("aria-invalid", "true")
    field.blur()
    expect(field).to_have_value("20")
    assert layer(shop, "Steel")["images"]["front"]["x"] == 20


def test_parts_are_added_change_places_and_go(page: Page, shop: Shop, tmp_path: Path) -> None:
    row(page, "case-steel").click()
    first = layer(shop, "Steel")["images"]["front"]["asset"]
    choose(page, view(page).get_by_role("button", name="Add a part"), pictures(tmp_path, ["shine", "spark"]))
    expect(view(page).locator("[data-part]")).to_have_count(3)
    shine, spark = (one["asset"] for one in layer(shop, "Steel")["parts"]["front"])
    part(page, 1).get_by_role("button", name="Move backward").click()
    part(page, 0).get_by_role("button", name="Move backward").click()
    saved(page)
    assert layer(shop, "Steel")["images"]["front"]["asset"] == spark
    assert [one["asset"] for one in layer(shop, "Steel")["parts"]["front"]] == [first, shine]
    part(page).get_by_role("button", name="Remove the picture").click()
    part(page, 0).get_by_role("button", name="Remove the picture").click()
    saved(page)
    assert layer(shop, "Steel")["images"]["front"]["asset"] == first
    assert layer(shop, "Steel")["parts"] == {}


def test_a_picture_is_replaced_where_it_lies(page: Page, shop: Shop, tmp_path: Path) -> None:
    row(page, "dial-walnut").click()
    before = layer(shop, "Walnut")["images"]["front"]
    choose(
        page, part(page).get_by_role("button", name="Replace the picture"), [picture(tmp_path / "x.png", (220, 220))]
    )
    after = layer(shop, "Walnut")["images"]["front"]
    assert after["asset"] != before["asset"]
    assert {**after, "asset": ""} == {**before, "asset": ""}


def test_a_placement_is_copied_to_another_view(page: Page, shop: Shop) -> None:
    row(page, "dial-walnut").click()
    part(page).get_by_label("Copy to another view").select_option("back")
    expect(part(page, of="back")).to_be_visible()
    saved(page)
    images = layer(shop, "Walnut")["images"]
    assert images["back"] == images["front"]


def test_files_dropped_on_a_view_in_the_inspector_are_the_layers_there(page: Page, shop: Shop, tmp_path: Path) -> None:
    row(page, "dial-walnut").click()
    drop(page, [picture(tmp_path / "whatever.png")], view(page, "back"))
    finished(page)
    assert set(layer(shop, "Walnut")["images"]) == {"front", "back"}


def test_many_layers_are_placed_at_once(page: Page, shop: Shop) -> None:
    row(page, "case-steel").click()
    row(page, "dial").click(modifiers=["Control"])
    row(page, "dial-black").click(modifiers=["Control"])
    section = page.locator('[data-section="images"]')
    expect(section.get_by_label("From the left, in pixels")).to_have_value("")
    section.get_by_label("From the left, in pixels").fill("3")
    saved(page)
    assert [layer(shop, label)["images"]["front"]["x"] for label in ("Steel", "Black")] == [3, 3]
    page.locator(".pc-toolbar").get_by_role("button", name="Undo").click()
    announced(page, "Done.")
    assert [layer(shop, label)["images"]["front"]["x"] for label in ("Steel", "Black")] == [20, 40]


def test_what_is_odd_about_a_picture_is_said_and_why(page: Page, tmp_path: Path) -> None:
    files = [
        *pictures(tmp_path, ["whole", "also-whole"]),
        picture(tmp_path / "trimmed.png", (90, 80)),
        picture(tmp_path / "short.png", (300, 280)),
        picture(tmp_path / "solid.png", (300, 300), opaque=True),
        picture(tmp_path / "wide.png", (900, 300)),
    ]
    copy = tmp_path / "twin.png"
    copy.write_bytes(files[0].read_bytes())
    drop(page, [*files, copy], row(page, "engraving"))
    finished(page)
    said = {
        "trimmed.png": "It is 90 × 80 in the upper left corner of a view of 300 × 300."
        " If it was trimmed, move it to its place.",
        "short.png": "It is 300 × 280, the other pictures of this group are 300 × 300:"
        " they may not lie exactly on each other.",
        "solid.png": "No part of it is transparent, unlike the other pictures of this group:"
        " it covers everything beneath.",
        "twin.png": "“Whole” has the same picture.",
    }
    for file, text in said.items():
        expect(page.locator(f'[data-file="{file}"] .pc-upload-odd')).to_have_text([text])
    expect(page.locator('[data-file="also-whole.png"] .pc-upload-odd')).to_have_count(0)
    page.locator('[data-file="wide.png"] .pc-upload-link').click()
    expect(part(page)).to_contain_text("the other pictures of this group are 300 × 300")
    part(page).get_by_label("From the left, in pixels").fill("-10")
    expect(part(page)).to_contain_text("It is 900 × 300 and sticks out of the view of 300 × 300: the rest is cut off.")
    part(page).get_by_label("From the left, in pixels").fill("300")
    expect(part(page)).to_contain_text("It lies outside the view: nobody sees it.")


def test_swatches_are_made_from_the_pictures_that_came_in(page: Page, shop: Shop, tmp_path: Path) -> None:
    drop(page, pictures(tmp_path, ["opal", "pearl"]), row(page, "dial"))
    finished(page)
    page.locator("[data-uploads]").get_by_role("button", name="Make swatches from the pictures").click()
    expect(page.locator(".pc-toast")).to_contain_text("2 swatches made.")
    saved(page)
    opal = layer(shop, "Opal")
    assert opal["swatch"]["asset"] not in (None, opal["images"]["front"]["asset"])
    [known] = shop.ok("GET", f"/assets?ids={opal['swatch']['asset']}")["items"]
    assert (known["width"], known["height"]) == (192, 192)
    assert layer(shop, "Black")["swatch"]["asset"] is None, "those with a colour keep it"
    page.locator(".pc-toast").get_by_role("button", name="Undo").click()
    announced(page, "Done.")
    assert layer(shop, "Opal")["swatch"] is None


def test_a_group_gets_swatches_from_the_inspector(page: Page, shop: Shop) -> None:
    row(page, "case").click()
    page.locator('[data-section="swatches"]').get_by_role("button").click()
    expect(page.locator(".pc-toast")).to_contain_text("2 swatches made.")
    saved(page)
    assert layer(shop, "Steel")["swatch"]["color"] == "#969ba0"
    assert layer(shop, "Steel")["swatch"]["asset"]


def test_a_layer_that_nobody_chooses_is_shown_with_options(page: Page, shop: Shop) -> None:
    row(page, "shadow").click()
    section = page.locator('[data-section="shown"]')
    section.get_by_label("Shown", exact=True).select_option("With one of these options")
    section.get_by_label("Add an option").select_option("case-bronze")
    saved(page)
    assert layer(shop, "Shadow")["show_if"] == "case-bronze"
    section.get_by_label("Add an option").select_option("dial-walnut")
    saved(page)
    assert layer(shop, "Shadow")["show_if"] == {"any": ["case-bronze", "dial-walnut"]}
    section.get_by_label("Shown", exact=True).select_option("With all of these options")
    section.get_by_role("button", name="Without “Bronze”").click()
    saved(page)
    assert layer(shop, "Shadow")["show_if"] == "dial-walnut"
    section.get_by_label("Shown", exact=True).select_option("Always")
    saved(page)
    assert layer(shop, "Shadow")["show_if"] is None
    row(page, "case-steel").click()
    expect(section).to_have_count(0)


def test_a_condition_of_several_levels_is_left_alone(at_work: AtWork, shop: Shop) -> None:
    condition = {"all": ["a", {"not": "b"}]}
    options: list[Json] = [{"kind": "image", "id": id, "label": id} for id in "ab"]
    layers: list[Any] = [
        {"kind": "group", "id": "g", "label": "G", "choose": "one", "layers": options},
        {"kind": "image", "id": "glow", "label": "Glow", "show_if": condition},
    ]
    shop.ok("POST", "/configurators", {"id": "deep", "title": "Deep", "views": [{"id": "front"}], "layers": layers})
    page = edit(at_work, "/admin/configurators/deep")
    row(page, "glow").click()
    expect(page.locator('[data-section="shown"]')).to_contain_text("This condition has several levels")
    assert layer(shop, "Glow", "deep")["show_if"] == condition
