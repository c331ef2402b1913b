"""Configurators as files: a copy, out of one shop and into another, and files from anybody."""

import json
import random
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Client, Response
from PIL import Image

from configurator.accounts.tokens import Scope, create_token
from tests.api.shop import Json, Shop
from tests.browser.conftest import serving

NOTHING: Mapping[str, bytes | None] = {}
WATCH = "/configurators/watch"


def sold(shop: Shop) -> None:
    """A published watch with two groups, a rule, parts and swatches."""
    colours = [(200, 0, 0, 255), (0, 0, 200, 160), (0, 150, 0, 255), (90, 90, 90, 90)]
    pictures = [shop.asset(width=40 + n, color=color) for n, color in enumerate(colours)]

    def image(id: str, picture: str, z: int, **more: Any) -> Json:
        return {"kind": "image", "id": id, "label": id.title(), "images": {"front": {"asset": picture, "z": z}}, **more}

    document = {
        "id": "watch", "title": "Watch", "base_price": 100, "views": [{"id": "front", "width": 64, "height": 64}],
        "layers": [
            {"kind": "group", "id": "strap", "label": "Strap", "choose": "one", "required": True, "layers": [
                image("tan", pictures[0], 1, default=True, stock={"managed": True}),
                image("blue", pictures[1], 1, price=5, stock={"managed": True, "sku": "BLUE", "units": 2}),
            ]},
            {"kind": "group", "id": "pins", "label": "Pins", "choose": "many", "layers": [
                image("star", pictures[2], 2, swatch={"asset": pictures[3]},
                      parts={"front": [{"asset": pictures[3], "z": 3, "blend": "multiply"}]}),
                image("moon", pictures[3], 4, default=True),
            ]},
        ],
        "rules": [{"id": "r", "if": "blue", "then": {"not": "star"}}],
        "translations": {"de": {"tan": "Leder"}},
    }  # fmt: skip
    shop.ok("POST", "/configurators", document)
    shop.ok("POST", f"{WATCH}/publish")
    shop.stock("watch.tan", 7, restock_on="2027-01-01")
    shop.stock("BLUE", 3)


def exported(shop: Shop) -> bytes:
    answer = shop.call("GET", f"{WATCH}/export")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert 'filename="watch.zip"' in answer.headers["content-disposition"]
    return answer.content


def sent(shop: Shop, content: bytes, **fields: str) -> Response:
    head = {"Authorization": f"Bearer {shop.token}"}
    files = {"file": ("watch.zip", content, "application/zip")}
    return shop.client.post("/api/v1/configurators/import", files=files, data=fields, headers=head)


def repacked(content: bytes, change: Mapping[str, bytes | None] = NOTHING, **document: Any) -> bytes:
    """The same file with other entries: None takes one away."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        entries: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
        package = json.loads(entries["configurator.json"] or b"")
        package["document"].update(document)
        entries["configurator.json"] = json.dumps(package).encode()
        for name, data in {**entries, **change}.items():
            if data is not None:
                new.writestr(name, data)
    return out.getvalue()


def test_a_copy_has_another_id_and_a_title_that_says_so(shop: Shop) -> None:
    sold(shop)
    made = shop.call("POST", f"{WATCH}/duplicate", {"id": "watch-2"})
    assert (made.status_code, made.json()) == (201, {"id": "watch-2", "title": "Watch (copy)", "version": 0})
    copy, original = shop.ok("GET", "/configurators/watch-2"), shop.ok("GET", WATCH)
    assert [copy["layers"], copy["rules"]] == [original["layers"], original["rules"]]
    assert shop.ok("POST", f"{WATCH}/duplicate", {"id": "watch-3", "title": "Third"})["title"] == "Third"
    assert shop.call("POST", f"{WATCH}/duplicate", {"id": "watch-2"}).status_code == 409


@pytest.fixture
def elsewhere(tmp_path: Path, shop: Shop) -> Any:
    """Another shop, with nothing in it."""
    with serving(tmp_path / "elsewhere", shop.clock) as (address, services):
        token = create_token(services.ledger, "tests", Scope.ADMIN, shop.clock())
        with Client(base_url=address) as client:
            yield Shop(client, token, shop.clock)


def test_what_was_exported_is_the_same_in_another_shop(shop: Shop, elsewhere: Shop) -> None:
    """1,000 selections are answered alike, and every picture is the same byte by byte."""
    sold(shop)
    answer = sent(elsewhere, exported(shop))
    assert answer.status_code == 201, answer.text
    assert answer.json()["stock"] == {"created": ["BLUE", "watch.tan"], "kept": []}
    elsewhere.ok("POST", f"{WATCH}/publish")
    assert elsewhere.item("watch.tan")["on_hand"] == 7
    assert elsewhere.item("watch.tan")["restock_on"] == "2027-01-01"
    choose = random.Random(9)
    seen: dict[tuple[str, ...], None] = {}
    for _ in range(1_000):
        strap = choose.choice((["tan"], ["blue"], []))
        pins = [pin for pin in ("star", "moon") if choose.randrange(2)]
        seen[*strap, *pins] = None
        body = {"selected": [*strap, *pins], "quantity": choose.randint(1, 5)}
        one, other = (said(each, body) for each in (shop, elsewhere))
        assert one == other
    for selected in seen:
        assert picture(shop, selected) == picture(elsewhere, selected)
    assert exported(elsewhere) != b""
    assert sent(elsewhere, exported(elsewhere)).status_code == 409


def said(shop: Shop, body: Json) -> Any:
    """An evaluation without what is a shop's own: how pictures are called, and the signature."""
    answer = shop.ok("POST", f"{WATCH}/evaluate", body, admin=False)
    stack = [{**one, "src": ""} for one in answer["stack"]["front"]]
    return {**answer, "token": "", "stack": stack, "version": 0}


def picture(shop: Shop, selected: tuple[str, ...]) -> bytes:
    token = shop.ok("POST", f"{WATCH}/evaluate", {"selected": selected}, admin=False)["token"]
    return shop.client.get(f"/render/watch/{token}.webp").content


def test_a_configurator_comes_in_under_another_id_beside_its_original(shop: Shop) -> None:
    sold(shop)
    made = sent(shop, exported(shop), id="twin").json()
    assert made == {
        "id": "twin", "title": "Watch", "version": 0, "stock": {"created": ["twin.tan"], "kept": ["BLUE"]},
    }  # fmt: skip
    assert shop.item("BLUE")["on_hand"] == 3
    assert shop.item("twin.tan")["on_hand"] == 7
    images = [shop.ok("GET", f"/configurators/{id}")["layers"][0]["layers"][0]["images"] for id in ("watch", "twin")]
    assert images[0] == images[1]


def lost(content: bytes) -> bytes:
    """A document that names a picture which is nowhere."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        package = json.loads(archive.read("configurator.json"))
    layers = package["document"]["layers"]
    placed = layers[0]["layers"][0]["images"]["front"]
    named, placed["asset"] = placed["asset"], "0" * 32
    return repacked(content, {f"pictures/{named}.webp": None}, layers=layers)


def bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("configurator.json", b" " * 30_000_000)
    return out.getvalue()


def crowded(entries: int) -> bytes:
    """A small document among so many empty files."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("configurator.json", b"{}")
        for number in range(entries):
            archive.writestr(f"{number:x}", b"")
    return out.getvalue()


def stocked(content: bytes, sku: str) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        package = json.loads(archive.read("configurator.json"))
    package["stock"][sku] = {"terms": {}, "on_hand": 5}
    return repacked(content, {"configurator.json": json.dumps(package).encode()})


def test_a_file_that_is_no_such_file_is_refused_and_leaves_nothing(shop: Shop) -> None:
    sold(shop)
    whole = exported(shop)
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        first = next(name for name in archive.namelist() if name.startswith("pictures/"))
    twice = BytesIO(whole)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(twice, "a") as archive:
        archive.writestr(first, b"x")
    cases = {
        "no ZIP": (b"GIF89a", "no file that a configurator was exported to"),
        "a backup": (repacked(whole, {"configurator.json": None}), "no file that a configurator was exported to"),
        "twice": (twice.getvalue(), "more than once"),
        "outside": (repacked(whole, {"../../etc/passwd": b"x"}), "does not belong there"),
        "a script": (repacked(whole, {"pictures/a.svg": b"<svg/>"}), "does not belong there"),
        "no JSON": (repacked(whole, {"configurator.json": b"{"}), "has a fault"),
        "unknown field": (repacked(whole, colour="red"), "/document/colour"),
        "too deep": (repacked(whole, {"configurator.json": b"[" * 100_000}), "configurator.json"),
        "a bomb": (bomb(), "is larger than 8,000,000 bytes"),
        "a picture that is none": (repacked(whole, {first: b"RIFF"}), "no picture that can be taken"),
        "a lost picture": (lost(whole), "is missing"),
        "a picture of nobody": (repacked(whole, {f"pictures/{'0' * 32}.webp": b"x"}), "is a picture of no layer"),
        "somebody else's stock": (stocked(whole, "GOLD-BAR"), "has a stock item of no layer, GOLD-BAR"),
        "a crowd": (crowded(80_000), "is one of more than 20,000"),
        "cut": (whole[: len(whole) // 2], "no file that a configurator was exported to"),
    }
    shop.ok("DELETE", "/configurators/watch", headers={"If-Match": "*"})
    for name, (content, reason) in cases.items():
        refused = sent(shop, content)
        assert refused.status_code == 422, (name, refused.text)
        assert reason in refused.json()["detail"], name
        assert refused.json()["problems"][0]["pointer"] == "/file"
        assert shop.call("GET", WATCH).status_code == 404
    assert sent(shop, whole, id="Not an id").status_code == 422


def test_a_picture_with_more_in_it_than_a_picture_is_written_anew(shop: Shop) -> None:
    sold(shop)
    whole = exported(shop)
    noted = BytesIO()
    Image.new("RGBA", (40, 64), (200, 0, 0, 255)).save(noted, "WEBP", exif=b"Exif\0\0secret place")
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        names = [name for name in archive.namelist() if name.startswith("pictures/")]
    made = sent(shop, repacked(whole, dict.fromkeys(names, noted.getvalue())), id="twin")
    assert made.status_code == 201
    layers = shop.ok("GET", "/configurators/twin")["layers"]
    stored = shop.client.get(f"/media/{layers[0]['layers'][0]['images']['front']['asset']}.webp").content
    assert b"secret place" not in stored
    assert shop.ok("GET", WATCH)["layers"][0]["layers"][0]["images"] != layers[0]["layers"][0]["images"]


def test_files_are_for_designers(shop: Shop) -> None:
    assert shop.client.post("/api/v1/configurators/import", files={"file": b"x"}).status_code == 401
    assert shop.call("GET", f"{WATCH}/export", admin=False).status_code == 401
