"""A layered file in the admin area: sent, looked at, made a configurator of."""

import re
from html import unescape
from pathlib import Path

import pytest
from httpx2 import Response

from tests.admin.desk import OWN, Desk
from tests.api.shop import Shop
from tests.stores.images.layered.drawn import SIZE, flat, packed
from tests.stores.images.layered.photoshop_file import Group, Layer, write_photoshop
from tests.waiting import until

LIST = "/admin/configurators"
IMPORT = f"{LIST}/-/import"


@pytest.fixture
def lamp(tmp_path: Path) -> Path:
    shade = Group("Shade", [Layer("Red", flat("red")), Layer("Blue", flat("blue"), visible=False)])
    return write_photoshop(tmp_path / "Desk lamp.psd", SIZE, [Layer("Foot", flat("silver")), shade])


def brings(desk: Desk, path: Path, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with path.open("rb") as file:
        return desk.client.post(IMPORT, files={"file": (path.name, file)}, headers={**OWN, **named})


def read(desk: Desk, path: Path) -> tuple[str, str]:
    """The address of a file's page, and what it says once it is read or could not be."""
    answer = brings(desk, path)
    assert answer.status_code == 303, answer.text[:500]
    address = answer.headers["location"]

    def ended() -> str | None:
        page = unescape(desk.opens(address).text)
        return None if 'data-status="reading"' in page else page

    return address, until(ended)


def form_of(page: str) -> dict[str, str]:
    """What a browser would send of the page's form."""
    fields = dict(re.findall(r'name="(label:[^"]+|title)"[^>]*? value="([^"]*)"', page))
    fields |= dict(re.findall(r'<input type="checkbox" name="(take:[^"]+)" value="(yes)" checked', page))
    for name, options in re.findall(r'<select[^>]*? name="(choose:[^"]+)".*?>(.*?)</select>', page, re.DOTALL):
        fields[name] = re.findall(r'value="(\w+)" selected', options)[0]
    return fields


def named(page: str, kind: str, label: str) -> str:
    """The field of that kind of the layer that is called so."""
    path = re.findall(rf'name="label:([^"]+)" value="{label}"', page)[0]
    return f"{kind}:{path}"


def test_one_press_after_the_drop_and_shoppers_can_buy_it(shop: Shop, designer: Desk, lamp: Path) -> None:
    address, page = read(designer, lamp)
    assert "One can be chosen" in page
    answer = designer.posts(address, {**form_of(page), "do": "publish"})
    assert answer.headers["location"] == LIST
    assert "“Desk lamp” is published." in unescape(designer.opens(LIST).text)
    found = shop.evaluate("desk-lamp")
    assert (found["complete"], found["selected"]) == (True, ["red"])
    assert shop.client.get("/c/desk-lamp").status_code == 200
    kinds = [entry["what"] for entry in shop.ok("GET", "/audit")["items"][:3]]
    assert kinds == ["configurator.published", "configurator.imported", "import.uploaded"]


def test_its_page_shows_every_layer_and_the_pictures_of_both(designer: Desk, lamp: Path) -> None:
    _, page = read(designer, lamp)
    assert re.findall(r'name="label:[^"]+" value="(\w+)"', page) == ["Foot", "Shade", "Red", "Blue"]
    pictures = re.findall(r'<img src="([^"]+)"', page)
    assert len(pictures) >= 4
    headers = {"Sec-Fetch-Site": "same-origin"}
    assert {designer.client.get(each, headers=headers).headers["content-type"] for each in pictures} == {"image/webp"}


def test_what_is_changed_on_the_page_is_made_so(shop: Shop, designer: Desk, lamp: Path) -> None:
    address, page = read(designer, lamp)
    fields = form_of(page)
    fields[named(page, "label", "Red")] = "Ruby"
    fields[named(page, "choose", "Shade")] = "many"
    del fields[named(page, "take", "Foot")]
    answer = designer.posts(address, {**fields, "title": "Lamp of glass", "do": "edit"})
    assert answer.headers["location"] == f"{LIST}/lamp-of-glass"
    made = shop.ok("GET", "/configurators/lamp-of-glass")
    assert (made["title"], made["version"]) == ("Lamp of glass", 0)
    (shade,) = made["layers"]
    assert shade["choose"] == "many"
    assert [layer["label"] for layer in shade["layers"]] == ["Ruby", "Blue"]


def test_the_same_press_again_makes_nothing_more(shop: Shop, designer: Desk, lamp: Path) -> None:
    address, page = read(designer, lamp)
    for press in ("edit", "edit", "publish"):
        designer.posts(address, {**form_of(page), "do": press})
    drafts = {each["id"]: each["version"] for each in shop.ok("GET", "/configurators")["items"]}
    assert drafts == {"desk-lamp": 1, "watch": 1}


def test_a_file_comes_into_a_configurator_after_its_changes_are_shown(
    shop: Shop, designer: Desk, lamp: Path, tmp_path: Path
) -> None:
    address, page = read(designer, lamp)
    designer.posts(address, {**form_of(page), "do": "edit"})
    shop.ok("POST", "/configurators/desk-lamp/edits", {
        "batch": "5d0a9f8e-14a5-4a4b-9bb8-5f43a3c6a001", "client": "w", "base": 0,
        "ops": [{"op": "set", "id": "red", "field": "price", "value": 700}],
    })  # fmt: skip
    shade = Group("Shade", [Layer("Red", flat("red")), Layer("Green", flat("green"), visible=False)])
    newer = write_photoshop(tmp_path / "Newer.psd", SIZE, [Layer("Foot", flat("silver")), shade])
    address, page = read(designer, newer)
    shown = unescape(designer.opens(f"{address}?into=desk-lamp").text)
    change = shown.split('id="into"')[1].split("</details>")[0]
    assert re.findall(r"<h3>([^<]+)</h3>", change) == ["New · 1", "No longer in the file · 1"]
    fields = {**form_of(page), "into": "desk-lamp", "remove_gone": "yes", "do": "into"}
    assert designer.posts(address, fields).headers["location"] == f"{LIST}/desk-lamp"
    layers = shop.ok("GET", "/configurators/desk-lamp")["layers"][1]["layers"]
    assert [(layer["label"], layer["price"]) for layer in layers] == [("Red", 700), ("Green", 0)]


def test_a_file_that_cannot_be_read_says_why(designer: Desk, tmp_path: Path) -> None:
    path = tmp_path / "notes.psd"
    path.write_bytes(b"8BPS" + bytes(60))
    _, page = read(designer, path)
    assert "data-failed" in page
    assert "damaged" in page or "no layered file" in page


def test_a_file_is_let_go(designer: Desk, lamp: Path) -> None:
    address, _ = read(designer, lamp)
    assert designer.posts(address, {"do": "drop"}).headers["location"] == LIST
    assert designer.opens(address).status_code == 404


def test_pictures_in_a_zip_are_layered_and_an_export_is_not(shop: Shop, designer: Desk, tmp_path: Path) -> None:
    pictures = packed(tmp_path / "lamp.zip", {"foot.png": flat("gray"), "shade/red.png": flat("red")})
    assert brings(designer, pictures).headers["location"].startswith(f"{IMPORT}/imp_")
    export = tmp_path / "watch.zip"
    export.write_bytes(shop.call("GET", "/configurators/watch/export").content)
    assert brings(designer, export).headers["location"] == f"{LIST}/watch-2"


def test_a_script_is_told_where_to_go_or_why_not(designer: Desk, lamp: Path, tmp_path: Path) -> None:
    answer = brings(designer, lamp, HX_Request="true")
    assert (answer.status_code, answer.text) == (204, "")
    assert answer.headers["hx-redirect"].startswith(f"{IMPORT}/imp_")
    assert "data-status" in designer.opens(answer.headers["hx-redirect"], HX_Request="true").text
    empty = tmp_path / "empty.psd"
    empty.touch()
    refused = brings(designer, empty, HX_Request="true")
    assert refused.status_code == 422
    assert "data-refused" in refused.text
    assert "<html" not in refused.text


def test_a_choice_that_is_none_changes_nothing(shop: Shop, designer: Desk, lamp: Path) -> None:
    address, page = read(designer, lamp)
    fields = form_of(page)
    fields[named(page, "choose", "Shade")] = "seven"
    fields["label:99/99"] = "Nowhere"
    designer.posts(address, {**fields, "do": "edit"})
    assert shop.ok("GET", "/configurators/desk-lamp")["layers"][1]["choose"] == "one"
