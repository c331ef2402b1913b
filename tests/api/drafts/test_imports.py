"""Layered files over the API: from the upload to a configurator that sells, and into one that exists."""

import io
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat
from starlette.testclient import TestClient

from configurator.accounts.tokens import Scope, create_token
from configurator.app import create_app
from configurator.runtime.config import Config
from configurator.runtime.opening import open_services
from tests.api.shop import API, Clock, Shop, codes
from tests.stores.images.layered.drawn import SIZE, flat, packed
from tests.stores.images.layered.photoshop_file import Group, Layer, write_photoshop

SHARED = Path(__file__).parents[4] / "shared" / "data" / "psd"
AIM = 1.0
"""Percent of the mean difference that the server's picture of a real file may have from its own."""


@pytest.fixture
def watch(tmp_path: Path) -> Path:
    """A watch with a strap to choose, and its merged picture."""
    merged = flat("white", SIZE)
    merged.paste("tan", (2, 2, 22, 12))
    merged.paste("silver", (30, 20, 50, 30))
    strap = Group(
        "Strap", [Layer("*Tan", flat("tan"), x=2, y=2), Layer("*Black", flat("black"), x=4, y=2, visible=False)]
    )
    layers = [Layer("Ground", flat("white", SIZE)), strap, Layer("Case", flat("silver"), x=30, y=20)]
    return write_photoshop(tmp_path / "watch.psd", SIZE, layers, merged.convert("RGB"))


def upload(shop: Shop, path: Path, name: str | None = None) -> Any:
    with path.open("rb") as file:
        answer = shop.client.post(
            f"{API}/imports",
            files={"file": (name or path.name, file)},
            headers={"Authorization": f"Bearer {shop.token}"},
        )
    assert answer.status_code == 202, answer.text
    return answer.json()


def waited(shop: Shop, id: str) -> Any:
    """The import once it is read, or could not be."""
    for _ in range(600):
        found = shop.ok("GET", f"/imports/{id}")
        if found["status"] != "reading":
            return found
        time.sleep(0.05)
    raise AssertionError("it is still being read")


def read(shop: Shop, path: Path) -> Any:
    return waited(shop, upload(shop, path)["id"])


def accept(shop: Shop, staged: str, **body: Any) -> Any:
    return shop.ok("POST", f"/imports/{staged}/accept", {"id": "watch", "title": "Watch", **body})


def test_an_uploaded_file_is_read_and_shown_before_it_is_accepted(shop: Shop, watch: Path) -> None:
    found = read(shop, watch)
    assert (found["status"], found["progress"], found["name"]) == ("ready", 1.0, "watch.psd")
    ground, strap, case = found["tree"]
    assert (strap["label"], strap["choose"], strap["kind"]) == ("Strap", "one", "group")
    assert [(layer["label"], layer["default"]) for layer in strap["layers"]] == [("Tan", True), ("Black", False)]
    assert case["picture"].items() >= {"x": 30, "y": 20, "width": 20, "height": 10}.items()
    assert found["difference"] == {"percent": 0.0, "layers": {}}
    for address in (ground["picture"]["url"], ground["picture"]["thumb"], found["composite"], found["merged"]):
        answer = shop.call("GET", address.removeprefix(API))
        assert answer.headers["content-type"] == "image/webp"
        assert Image.open(io.BytesIO(answer.content)).size


def test_nothing_of_a_file_is_in_the_shop_until_it_is_accepted(shop: Shop, watch: Path, data: Path) -> None:
    before = set((data / "assets").glob("*.webp"))
    found = read(shop, watch)
    assert set((data / "assets").glob("*.webp")) == before
    accept(shop, found["id"])
    assets = {path.stem for path in set((data / "assets").glob("*.webp")) - before}
    draft = shop.ok("GET", "/configurators/watch")
    used = {layer["images"]["front"]["asset"] for layer in _images(draft["layers"])}
    swatches = {layer["swatch"]["asset"] for layer in draft["layers"][1]["layers"]}
    assert assets == used | swatches
    assert len(swatches) == 2


def test_an_accepted_file_can_be_published_and_looks_like_the_file(shop: Shop, watch: Path) -> None:
    accept(shop, read(shop, watch)["id"])
    shop.ok("POST", "/configurators/watch/publish")
    merged = flat("white", SIZE)
    merged.paste("tan", (2, 2, 22, 12))
    merged.paste("silver", (30, 20, 50, 30))
    assert _difference(shop, "watch", merged) < AIM


def test_the_same_acceptance_again_answers_with_the_same_draft(shop: Shop, watch: Path) -> None:
    id = read(shop, watch)["id"]
    body = {"id": "watch", "title": "Watch"}
    assert shop.call("POST", f"/imports/{id}/accept", body).status_code == 201
    again = shop.call("POST", f"/imports/{id}/accept", body)
    assert again.status_code == 200
    assert again.json()["id"] == "watch"
    assert shop.ok("GET", f"/imports/{id}")["accepted"] == ["watch"]
    other = shop.call("POST", f"/imports/{id}/accept", {"id": "watch", "title": "Another"})
    assert other.status_code == 409


def test_a_person_chooses_what_becomes_of_layers(shop: Shop, watch: Path) -> None:
    choices = {"1": {"choose": "many", "label": "Straps"}, "1/1": {"label": "Ebony"}, "2": {"skip": True}}
    draft = accept(shop, read(shop, watch)["id"], choices=choices)
    assert [layer["label"] for layer in draft["layers"]] == ["Ground", "Straps"]
    assert draft["layers"][1]["choose"] == "many"
    assert draft["layers"][1]["layers"][1]["label"] == "Ebony"
    drawn = accept(shop, read(shop, watch)["id"], id="drawn", choices={"1": {"choose": None}})
    assert drawn["layers"][1]["choose"] is None


def test_choices_about_layers_that_the_file_does_not_have_are_refused(shop: Shop, watch: Path) -> None:
    id = read(shop, watch)["id"]
    for choices in ({"9": {"skip": True}}, {"0": {"choose": "one"}}):
        answer = shop.call("POST", f"/imports/{id}/accept", {"id": "a", "title": "A", "choices": choices})
        assert answer.status_code == 422
        assert codes(answer) == ["unknown"]


def test_the_files_own_picture_can_be_a_fixed_base(shop: Shop, watch: Path) -> None:
    draft = accept(shop, read(shop, watch)["id"], merged_base=True)
    assert [layer["label"] for layer in draft["layers"]] == ["Base", "Strap"]


def test_a_changed_file_comes_in_again_after_a_list_of_what_it_changes(shop: Shop, watch: Path, tmp_path: Path) -> None:
    accept(shop, read(shop, watch)["id"])
    draft = shop.call("GET", "/configurators/watch")
    document = draft.json()
    document["layers"][1]["layers"][0] |= {"price": 2500, "stock": {"managed": True, "sku": "TAN", "units": 2}}
    document["rules"] = [{"id": "r1", "if": "tan", "then": {"not": "black"}}]
    shop.ok("PUT", "/configurators/watch", document, headers={"If-Match": draft.headers["etag"]})
    strap = Group("Strap", [Layer("*Red", flat("red")), Layer("*Tan", flat("orange"), x=9, y=2)])
    changed = write_photoshop(
        tmp_path / "new.psd", SIZE, [Layer("Case", flat("gold")), strap, Layer("Ground", flat("white", SIZE))]
    )
    id = read(shop, changed)["id"]
    before = shop.ok("GET", "/configurators/watch")
    listed = shop.ok("POST", f"/imports/{id}/accept", {"into": "watch", "dry_run": True})["difference"]
    assert shop.ok("GET", "/configurators/watch") == before
    assert [named["id"] for named in listed["new"]] == ["red"]
    assert [named["id"] for named in listed["gone"]] == ["black"]
    assert {named["id"] for named in listed["changed"]} == {"tan", "case"}
    after = shop.ok("POST", f"/imports/{id}/accept", {"into": "watch"})
    layers = {layer["id"]: layer for layer in _images(after["layers"])}
    assert layers["tan"]["price"] == 2500
    assert layers["tan"]["stock"] == {"managed": True, "sku": "TAN", "units": 2}
    assert layers["tan"]["images"]["front"]["x"] == 9
    assert after["rules"] == before["rules"]
    old = {layer["id"]: layer for layer in _images(before["layers"])}
    assert layers["tan"]["swatch"] != old["tan"]["swatch"]
    assert layers["black"] == old["black"]
    again = shop.call("POST", f"/imports/{id}/accept", {"into": "watch"})
    assert again.status_code == 200
    assert again.json()["rev"] == after["rev"]


def test_a_swatch_of_the_designers_own_stays(shop: Shop, watch: Path, tmp_path: Path) -> None:
    accept(shop, read(shop, watch)["id"])
    draft = shop.call("GET", "/configurators/watch")
    document = draft.json()
    own = {"color": None, "asset": shop.asset(), "text": None}
    document["layers"][1]["layers"][0]["swatch"] = own
    shop.ok("PUT", "/configurators/watch", document, headers={"If-Match": draft.headers["etag"]})
    changed = write_photoshop(
        tmp_path / "b.psd", SIZE, [Group("Strap", [Layer("*Tan", flat("red")), Layer("*Black", flat("black"))])]
    )
    after = shop.ok("POST", f"/imports/{read(shop, changed)['id']}/accept", {"into": "watch"})
    assert {layer["id"]: layer for layer in _images(after["layers"])}["tan"]["swatch"] == own


def test_a_file_can_be_a_further_view(shop: Shop, watch: Path, tmp_path: Path) -> None:
    accept(shop, read(shop, watch)["id"])
    back = write_photoshop(
        tmp_path / "back.psd", (80, 60), [Group("Strap", [Layer("*Tan", flat("red")), Layer("*Black", flat("black"))])]
    )
    after = shop.ok("POST", f"/imports/{read(shop, back)['id']}/accept", {"into": "watch", "view": "back"})
    assert [(view["id"], view["width"]) for view in after["views"]] == [("front", SIZE[0]), ("back", 80)]
    tan = {layer["id"]: layer for layer in _images(after["layers"])}["tan"]
    assert sorted(tan["images"]) == ["back", "front"]


def test_a_zip_of_pictures_is_imported_like_a_file_of_layers(shop: Shop, tmp_path: Path) -> None:
    path = packed(
        tmp_path / "lamp.zip",
        {"lamp/1 foot.png": flat("gray"), "lamp/2 shade/red.png": flat("red"), "lamp/2 shade/NONE.png": flat("#0000")},
    )
    draft = accept(shop, read(shop, path)["id"], id="lamp")
    shade = draft["layers"][1]
    assert (shade["choose"], shade["required"]) == ("one", False)
    assert [layer["label"] for layer in shade["layers"]] == ["red"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"hello", "unknown_format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unknown_format"),
        (b"8BPS" + bytes.fromhex("0001 000000000000 0003 00007530 00007530 0008 0003") + bytes(20), "too_many_pixels"),
        (b"8BPS" + bytes(100), "corrupt"),
        (b"PK\3\4" + bytes(100), "corrupt"),
    ],
)
def test_a_file_that_cannot_be_read_fails_with_a_reason(shop: Shop, tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.psd"
    path.write_bytes(content)
    found = read(shop, path)
    assert found["status"] == "failed"
    assert [finding["code"] for finding in found["findings"]] == [code]
    assert found["findings"][0]["message"]
    assert shop.call("POST", f"/imports/{found['id']}/accept", {"id": "a", "title": "A"}).status_code == 409


def test_somebody_lets_go_of_a_file(shop: Shop, watch: Path, data: Path) -> None:
    id = upload(shop, watch)["id"]
    assert shop.call("DELETE", f"/imports/{id}").status_code == 204
    assert shop.call("GET", f"/imports/{id}").status_code == 404
    assert shop.call("DELETE", f"/imports/{id}").status_code == 404
    assert not (data / "staging" / id / "file").exists()


def test_a_file_is_kept_for_a_day(shop: Shop, watch: Path, clock: Clock) -> None:
    id = read(shop, watch)["id"]
    clock.pass_(hours=23)
    assert shop.call("GET", f"/imports/{id}").status_code == 200
    clock.pass_(hours=2)
    assert shop.call("GET", f"/imports/{id}").status_code == 404


@pytest.mark.parametrize("address", ["/pictures/{asset}.webp", "/thumbs/composite.webp"])
def test_pictures_of_an_import_are_for_those_who_may_edit(shop: Shop, watch: Path, address: str) -> None:
    found = read(shop, watch)
    asset = found["tree"][0]["picture"]["url"].rsplit("/", 1)[-1].removesuffix(".webp")
    path = f"/imports/{found['id']}" + address.format(asset=asset)
    assert shop.call("GET", path).status_code == 200
    assert shop.call("GET", path, admin=False).status_code == 401
    for name in ("..%2f..%2ffile", "nothing", "0" * 32):
        assert shop.call("GET", f"/imports/{found['id']}/pictures/{name}.webp").status_code == 404


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{}", {"Content-Type": "application/json"}, 415),
        (b"", {"Content-Type": "multipart/form-data"}, 400),
        (b"--x\r\n", {"Content-Type": "multipart/form-data; boundary=x"}, 400),
        (b"nonsense", {"Content-Type": "multipart/form-data; boundary=x"}, 400),
        (
            b'--x\r\nContent-Disposition: form-data; name="other"; filename="a"\r\n\r\nhello\r\n--x--\r\n',
            {"Content-Type": "multipart/form-data; boundary=x"},
            422,
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n\r\n--x--\r\n',
            {"Content-Type": "multipart/form-data; boundary=x"},
            422,
        ),
        (
            b"--x\r\nA: " + b"b" * 20_000 + b"\r\n\r\nhello\r\n--x--\r\n",
            {"Content-Type": "multipart/form-data; boundary=x"},
            400,
        ),
    ],
)
def test_a_form_that_is_none_is_refused_and_leaves_nothing(
    shop: Shop, data: Path, body: bytes, headers: Mapping[str, str], status: int
) -> None:
    answer = shop.client.post(
        f"{API}/imports", content=body, headers={**headers, "Authorization": f"Bearer {shop.token}"}
    )
    assert answer.status_code == status
    assert not list((data / "staging").glob("*"))


def test_an_acceptance_says_what_it_makes_or_changes(shop: Shop, watch: Path) -> None:
    id = read(shop, watch)["id"]
    for body in (
        {},
        {"id": "a"},
        {"title": "A"},
        {"id": "A b", "title": "A"},
        {"id": "a", "title": "A", "choices": {"x": {}}},
    ):
        assert shop.call("POST", f"/imports/{id}/accept", body).status_code == 422
    assert shop.call("POST", f"/imports/{id}/accept", {"into": "nothing"}).status_code == 404


@pytest.fixture
def small(data: Path, clock: Clock) -> Iterator[Shop]:
    """A shop in which imports may take little."""
    services = open_services(Config(data=data, max_import_bytes=30_000, staging_bytes=40_000), clock)
    token = create_token(services.ledger, "tests", Scope.ADMIN, clock.now)
    with TestClient(create_app(services), base_url="http://127.0.0.1:8000") as client:
        yield Shop(client, token, clock)


def test_files_that_are_too_large_or_too_many_are_refused(small: Shop, tmp_path: Path) -> None:
    path = tmp_path / "a.psd"
    path.write_bytes(b"8BPS" + bytes(29_000))
    head = {"Authorization": f"Bearer {small.token}"}
    with path.open("rb") as file:
        assert small.client.post(f"{API}/imports", files={"file": file}, headers=head).status_code == 202
    large = small.client.post(f"{API}/imports", files={"file": b"8BPS" + bytes(40_000)}, headers=head)
    assert large.status_code == 413
    announced = small.client.post(f"{API}/imports", files={"file": bytes(200_000)}, headers=head)
    assert announced.status_code == 413


def test_a_full_quota_is_a_conflict(small: Shop, tmp_path: Path) -> None:
    head = {"Authorization": f"Bearer {small.token}"}
    picture = flat("red", (40, 40))
    packed(tmp_path / "a.zip", {f"{number}.png": picture for number in range(120)})
    data = (tmp_path / "a.zip").read_bytes()
    assert 20_000 < len(data) < 30_000
    first = small.client.post(f"{API}/imports", files={"file": ("a.zip", data)}, headers=head)
    assert first.status_code == 202
    waited(small, first.json()["id"])
    second = small.client.post(f"{API}/imports", files={"file": ("b.zip", data)}, headers=head)
    assert second.status_code == 409
    small.ok("DELETE", f"/imports/{first.json()['id']}")
    assert small.client.post(f"{API}/imports", files={"file": ("b.zip", data)}, headers=head).status_code == 202


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the files of other programs are not there: {SHARED}")
def test_files_of_other_programs_look_in_the_servers_picture_as_in_their_own(shop: Shop) -> None:
    ids = {path: upload(shop, path)["id"] for path in sorted(SHARED.glob("*.psd"))}
    for number, (path, id) in enumerate(ids.items()):
        found = waited(shop, id)
        assert found["status"] == "ready", path.name
        name = f"file-{number}"
        accept(shop, id, id=name)
        shop.ok("POST", f"/configurators/{name}/publish")
        merged = Image.open(io.BytesIO(shop.call("GET", found["merged"].removeprefix(API)).content)).convert("RGBA")
        assert _difference(shop, name, merged) <= AIM or found["difference"]["layers"], path.name


def _images(layers: Any) -> list[Any]:
    return [image for layer in layers for image in (_images(layer["layers"]) if layer["kind"] == "group" else [layer])]


def _difference(shop: Shop, name: str, merged: Image.Image) -> float:
    """Percent between the server's picture of what the page opens with and a picture, on white."""
    token = shop.evaluate(name)["token"]
    drawn = Image.open(io.BytesIO(shop.client.get(f"/render/{name}/{token}.webp").content)).convert("RGBA")
    flattened = []
    for image in (drawn, merged):
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image)
        flattened.append(ground.convert("RGB"))
    return float(sum(ImageStat.Stat(ImageChops.difference(*flattened)).mean)) / 3 / 2.55
