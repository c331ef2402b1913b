"""Pictures dropped into the editor: where they go, and what becomes of those that do not arrive."""

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, Route, expect

from tests.api.shop import Shop
from tests.browser.admin.conftest import AtWork
from tests.browser.editor.hands import announced, edit, row, saved
from tests.browser.editor.pictures.files import carry, drop, picture, pictures
from tests.browser.editor.pictures.hands import finished, item, layer, outline

ASSETS = re.compile(r"/api/v1/assets\?locale")
THREE_GROUPS = [
    f"{group}-{option}" for group in ("case", "dial", "strap") for option in ("one", "two", "three", "four")
]


@pytest.fixture
def page(at_work: AtWork) -> Page:
    return edit(at_work)


@pytest.fixture
def empty(shop: Shop) -> str:
    shop.ok("POST", "/configurators", {"id": "fresh", "title": "Fresh", "views": [VIEW], "layers": []})
    return "fresh"


VIEW = {"id": "front", "label": "Front", "width": 300, "height": 300}


def holding(page: Page) -> list[Route]:
    """Uploads wait until somebody continues them."""
    held: list[Route] = []
    page.route(ASSETS, lambda route: held.append(route))
    return held


# Where they go


def test_files_dropped_on_a_group_are_new_options_of_it_by_their_names(page: Page, shop: Shop, tmp_path: Path) -> None:
    files = pictures(tmp_path, ["dial-moss green", "sunray_blue", "Élan"])
    let_go = carry(page, files, row(page, "dial"))
    expect(row(page, "dial")).to_have_attribute("data-over", "true")
    let_go()
    finished(page)
    assert outline(shop)[4:11] == ["Dial", "  Black", "  Walnut", "  Salmon", "  Moss green", "  Élan", "  Sunray blue"]
    made = layer(shop, "Moss green")
    assert made["id"] == "moss-green"
    assert made["images"] == {"front": {**made["images"]["front"], "x": 0, "y": 0, "z": 2, "blend": "normal"}}


def test_a_name_that_a_layer_has_already_is_that_layers_picture_in_the_view_that_it_ends_with(
    page: Page, shop: Shop, tmp_path: Path
) -> None:
    before = {label: layer(shop, label)["images"] for label in ("Steel", "Bronze", "Walnut")}
    files = pictures(tmp_path, ["steel", "case-bronze back", "dial-walnut-front", "walnut_back"])
    drop(page, files, page.locator(".pc-tree"), y=690)
    finished(page)
    steel, bronze, walnut = (layer(shop, label)["images"] for label in ("Steel", "Bronze", "Walnut"))
    assert steel["front"]["asset"] != before["Steel"]["front"]["asset"]
    assert steel["back"] == before["Steel"]["back"]
    assert bronze["front"] == before["Bronze"]["front"]
    assert bronze["back"]["asset"] != before["Bronze"]["back"]["asset"]
    assert set(walnut) == {"front", "back"}
    assert (
        len({steel["front"]["asset"], bronze["back"]["asset"], walnut["front"]["asset"], walnut["back"]["asset"]}) == 4
    )
    expect(item(page, "steel.png")).to_contain_text("Case › Steel · Front, replaced")


def test_a_picture_of_the_views_size_lies_on_all_of_it_and_another_keeps_its_place(
    page: Page, shop: Shop, tmp_path: Path
) -> None:
    drop(page, [picture(tmp_path / "any.png", (300, 300))], row(page, "case-steel"))
    finished(page)
    assert {**layer(shop, "Steel")["images"]["front"], "asset": ""} == {
        "asset": "",
        "x": 0,
        "y": 0,
        "z": 1,
        "blend": "normal",
    }
    drop(page, [picture(tmp_path / "other.png", (100, 90))], row(page, "case-bronze"))
    finished(page)
    assert {**layer(shop, "Bronze")["images"]["front"], "asset": ""} == {
        "asset": "",
        "x": 20,
        "y": 20,
        "z": 1,
        "blend": "normal",
    }


def test_twelve_files_find_their_three_groups(at_work: AtWork, shop: Shop, tmp_path: Path) -> None:
    groups = [{"kind": "group", "id": id, "label": id.title(), "choose": "one", "required": True, "layers": []}
              for id in ("strap", "case", "dial")]  # fmt: skip
    shop.ok("POST", "/configurators", {"id": "three", "title": "Three", "views": [VIEW], "layers": groups})
    page = edit(at_work, "/admin/configurators/three")
    drop(page, pictures(tmp_path, reversed(THREE_GROUPS)), page.locator(".pc-tree"), y=400)
    finished(page)
    names = ["  Four", "  One", "  Three", "  Two"]
    assert outline(shop, "three") == ["Strap", *names, "Case", *names, "Dial", *names]
    found = {group["label"]: group["layers"] for group in shop.ok("GET", "/configurators/three")["layers"]}
    assert {label: {one["images"]["front"]["z"] for one in layers} for label, layers in found.items()} == {
        "Strap": {0}, "Case": {1}, "Dial": {2},
    }  # fmt: skip
    assert [[one["default"] for one in layers] for layers in found.values()] == [[True, False, False, False]] * 3
    page.keyboard.press("Control+z")
    expect(page.locator("[data-uploads]")).to_contain_text("12 taken back")
    assert outline(shop, "three") == ["Strap", "Case", "Dial"]
    page.keyboard.press("Control+Shift+z")
    expect(page.locator("[data-uploads]")).to_contain_text("12 pictures are in")


def test_folders_are_groups(at_work: AtWork, shop: Shop, empty: str, tmp_path: Path) -> None:
    pictures(tmp_path / "kit", ["Case/Steel", "Case/Bronze", "Dial hands/Long", "Dial hands/Long-back", "base"])
    page = edit(at_work, f"/admin/configurators/{empty}")
    drop(
        page, [tmp_path / "kit" / name for name in ("Case", "Dial hands", "base.png")], page.locator(".pc-tree"), y=300
    )
    finished(page)
    assert outline(shop, empty) == ["Base", "Case", "  Bronze", "  Steel", "Dial hands", "  Long", "  Long back"]


def test_of_two_layers_of_a_name_the_designer_says_which(page: Page, shop: Shop, tmp_path: Path) -> None:
    row(page, "dial-black").click()
    page.keyboard.press("F2")
    page.keyboard.type("Steel")
    page.keyboard.press("Enter")
    drop(page, pictures(tmp_path, ["steel"]), page.locator(".pc-tree"), y=690)
    finished(page)
    before = shop.ok("GET", "/configurators/kit")
    expect(item(page, "steel.png")).to_contain_text("Several layers could have this picture.")
    item(page, "steel.png").get_by_role("button", name="Change where “steel.png” goes").click()
    item(page, "steel.png").get_by_label("Layer").select_option("layer dial-black")
    item(page, "steel.png").get_by_role("button", name="Put it there").click()
    expect(item(page, "steel.png")).to_contain_text("Dial › Steel · Front, replaced")
    saved(page)
    after = shop.ok("GET", "/configurators/kit")
    assert after["layers"][1] == before["layers"][1], "the other one stays"
    assert (
        after["layers"][2]["layers"][0]["images"]["front"]["asset"]
        != before["layers"][2]["layers"][0]["images"]["front"]["asset"]
    )


def test_a_match_is_changed_afterwards(page: Page, shop: Shop, tmp_path: Path) -> None:
    before = outline(shop)
    drop(page, pictures(tmp_path, ["oyster"]), row(page, "dial"))
    finished(page)
    assert "  Oyster" in outline(shop)
    item(page, "oyster.png").get_by_role("button", name="Change where “oyster.png” goes").click()
    item(page, "oyster.png").get_by_label("Layer").select_option("layer case-bronze")
    item(page, "oyster.png").get_by_label("View").select_option("back")
    item(page, "oyster.png").get_by_role("button", name="Put it there").click()
    expect(item(page, "oyster.png")).to_contain_text("Case › Bronze · Back, replaced")
    saved(page)
    assert outline(shop) == before, "the layer that was made for it is gone"


def test_a_file_dropped_beside_everything_leaves_the_page_as_it_is(page: Page, tmp_path: Path) -> None:
    drop(page, pictures(tmp_path, ["stray"]), page.locator(".pc-toolbar"))
    page.wait_for_timeout(200)
    assert page.url.endswith("/admin/configurators/kit")
    expect(page.locator("[data-uploads]")).to_have_count(0)


def test_a_layer_with_two_choices_from_files_takes_at_most_six_presses(
    at_work: AtWork, shop: Shop, empty: str, tmp_path: Path
) -> None:
    page = edit(at_work, f"/admin/configurators/{empty}")
    page.evaluate(
        "window.presses = 0; for (const kind of ['pointerdown', 'drop'])"
        " addEventListener(kind, () => (window.presses += 1), true);"
        " addEventListener('keydown', (event) => (window.presses += event.key.length > 1 ? 1 : 0), true);"
    )
    page.get_by_role("button", name="Add a group").first.click()
    page.keyboard.type("strap")
    page.keyboard.press("Enter")
    drop(page, pictures(tmp_path, ["tan", "black"]), row(page, "strap"))
    finished(page)
    assert outline(shop, empty) == ["strap", "  Black", "  Tan"]
    assert page.evaluate("presses") <= 6


# What becomes of them


def test_what_is_refused_keeps_its_reason_beside_its_name(page: Page, shop: Shop, tmp_path: Path) -> None:
    notes, cut = tmp_path / "notes.png", tmp_path / "cut.png"
    notes.write_text("no picture at all")
    cut.write_bytes(picture(tmp_path / "whole.png").read_bytes()[:300])
    before = outline(shop)
    drop(page, [notes, *pictures(tmp_path, ["jade"]), cut], row(page, "dial"))
    finished(page)
    expect(item(page, "notes.png")).to_contain_text("This is not an image; PNG, WebP, JPEG and AVIF are taken.")
    expect(item(page, "cut.png")).to_contain_text("The file ends too early; it was probably cut off on its way.")
    expect(page.locator("[data-uploads]")).to_contain_text("1 picture is in · 2 not taken")
    assert set(outline(shop)) - set(before) == {"  Jade"}
    expect(page.locator(".pc-upload").first).to_have_attribute("data-phase", "refused")


def test_what_failed_is_tried_again_and_comes_to_its_place(page: Page, shop: Shop, tmp_path: Path) -> None:
    times = 0

    def failing(route: Route) -> None:
        nonlocal times
        times += 1
        if times <= 2:
            route.fulfill(status=503, json={"title": "Busy"})
        else:
            route.continue_()

    page.route(ASSETS, failing)
    drop(page, pictures(tmp_path, ["a1", "b1", "c1", "d1"]), row(page, "dial"))
    finished(page)
    failed = page.locator('.pc-upload[data-phase="failed"]')
    expect(failed).to_have_count(2)
    expect(failed.first).to_contain_text("The file did not arrive. Try again.")
    page.get_by_role("button", name="Try 2 again").click()
    expect(page.locator("[data-uploads]")).to_contain_text("4 pictures are in")
    saved(page)
    assert outline(shop)[8:12] == ["  A1", "  B1", "  C1", "  D1"], "in the order of their names, whichever came first"


def test_what_is_cancelled_does_not_come(page: Page, shop: Shop, tmp_path: Path) -> None:
    held = holding(page)
    before = outline(shop)
    drop(page, pictures(tmp_path, ["a1", "b1", "c1"]), row(page, "dial"))
    expect(page.locator('.pc-upload[data-phase="sending"]')).to_have_count(3)
    item(page, "b1.png").get_by_role("button", name="Cancel “b1.png”").click()
    expect(item(page, "b1.png")).to_contain_text("Cancelled")
    page.unroute(ASSETS)
    for route in held:
        with suppress(Error):
            route.continue_()  # Of the one that was cancelled there is no request any more.
    finished(page)
    assert [line for line in outline(shop) if line not in before] == ["  A1", "  C1"]
    expect(page.locator("[data-uploads]")).to_contain_text("2 pictures are in · 1 cancelled")


def test_undo_stops_what_is_under_way_and_takes_back_what_is_there(page: Page, shop: Shop, tmp_path: Path) -> None:
    before = outline(shop)
    held: list[Route] = []
    page.route(
        ASSETS,
        lambda route: held.append(route) if b'filename="z' in route.request.post_data_buffer else route.continue_(),
    )
    drop(page, pictures(tmp_path, ["a1", "b1", "z1", "z2"]), row(page, "dial"))
    expect(page.locator('.pc-upload[data-phase="done"]')).to_have_count(2)
    saved(page)
    page.keyboard.press("Control+z")
    announced(page, "Done.")
    finished(page)
    assert outline(shop) == before
    expect(page.locator('.pc-upload[data-phase="cancelled"]')).to_have_count(2)


def test_undo_before_anything_is_there_only_stops_it(page: Page, shop: Shop, tmp_path: Path) -> None:
    row(page, "shadow").click()
    page.keyboard.press("F2")
    page.keyboard.type("Soft shadow")
    page.keyboard.press("Enter")
    holding(page)
    drop(page, pictures(tmp_path, ["a1"]), row(page, "dial"))
    expect(page.locator('.pc-upload[data-phase="sending"]')).to_have_count(1)
    page.keyboard.press("Control+z")
    finished(page)
    assert outline(shop)[0] == "Soft shadow"


def test_a_reload_among_uploads_loses_nothing_that_had_arrived(page: Page, shop: Shop, tmp_path: Path) -> None:
    held: list[Route] = []
    page.route(
        ASSETS,
        lambda route: held.append(route) if b'filename="z' in route.request.post_data_buffer else route.continue_(),
    )
    drop(page, pictures(tmp_path, ["a1", "b1", "c1", "z1"]), row(page, "dial"))
    expect(page.locator('.pc-upload[data-phase="done"]')).to_have_count(3)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.locator(".pc-tree").wait_for()
    saved(page)
    assert outline(shop)[8:11] == ["  A1", "  B1", "  C1"]
    assert "  Z1" not in outline(shop)


def test_a_file_that_is_too_large_is_not_even_sent(page: Page, tmp_path: Path) -> None:
    sent: list[Any] = []
    page.on("request", lambda request: sent.append(request) if ASSETS.search(request.url) else None)
    large = tmp_path / "large.png"
    with large.open("wb") as file:
        file.truncate(25_000_001)
    drop(page, [large], row(page, "dial"))
    expect(item(page, "large.png")).to_contain_text("The file is larger than 25 MB.")
    assert not sent
