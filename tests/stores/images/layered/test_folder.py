import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from configurator.stores.images.layered.folder import folder
from configurator.stores.images.layered.source import FileRefused, Limits, Refusal
from layers.layered.node import Note, walk
from layers.layered.plan import Omission, Role, plan
from layers.layered.plan import walk as all_planned
from tests.stores.images.layered.drawn import SIZE, Drawn, flat, on_canvas, packed, pictures, unpacked

RED, BLUE = on_canvas("red"), on_canvas("blue", (10, 10, 30, 20))


def test_a_folder_of_pictures_is_a_choice_with_the_first_as_default(tmp_path: Path) -> None:
    drawn = pictures(tmp_path, {"01 case.png": RED, "10 glass.png": BLUE, "2 strap/b.png": RED, "2 strap/a.png": BLUE})
    assert [node.name for node in walk(drawn.result.nodes)] == [
        "01 case.png", "2 strap", "a.png", "b.png", "10 glass.png",
    ]  # fmt: skip
    assert [drawn[name].visible for name in ("a.png", "b.png")] == [True, False]


def test_pictures_in_a_folder_marked_as_always_drawn_are_all_visible(tmp_path: Path) -> None:
    drawn = pictures(tmp_path, {"!body/a.png": RED, "!body/b.png": BLUE, "c.png": RED})
    assert all(node.visible for node in walk(drawn.result.nodes))


def test_weights_nothing_and_scales_are_read_from_the_names(tmp_path: Path) -> None:
    files = {
        "hat/NONE#20.png": flat("#00000000", SIZE),
        "hat/200% Cap#50.png": RED,
        "hat/Crown#1.png": BLUE,
        "z.png": RED,
    }
    drawn = pictures(tmp_path, files)
    found = {one.label: one for one in all_planned(plan(drawn.result.nodes, "watch", {}))}
    assert found["hat"].role is Role.ONE
    assert not found["hat"].required
    assert found["Cap"].default
    assert found["NONE"].omitted is Omission.NOTHING


def test_canvases_of_one_size_give_the_places(tmp_path: Path) -> None:
    drawn = pictures(tmp_path, {"case.png": RED, "glass.png": BLUE})
    place = drawn["glass.png"].picture
    assert place
    assert (place.x, place.y, place.width, place.height) == (10, 10, 20, 10)
    assert (drawn.result.canvas.width, drawn.result.canvas.height) == SIZE


@pytest.mark.parametrize(
    "beside",
    [
        {"case.json": {"x": 30, "y": 6}},
        {"places.json": {"case.png": {"x": 30, "y": 6}}},
        {"places.json": {"case": {"x": 30.2, "y": 6, "note": "ok"}, "nobody": {"x": 1, "y": 1}}},
    ],
)
def test_a_file_beside_the_pictures_says_where_they_belong(tmp_path: Path, beside: dict[str, Any]) -> None:
    drawn = pictures(tmp_path, {"ground.png": flat("white", SIZE), "case.png": flat("red"), **beside})
    place = drawn["case.png"].picture
    assert place
    assert (place.x, place.y) == (30, 6)
    assert drawn.notes("case.png") == []


def test_a_file_at_the_top_says_where_pictures_in_folders_belong_and_how_large_the_canvas_is(tmp_path: Path) -> None:
    said = {"canvas": {"width": 90, "height": 70}, "strap/tan.png": {"x": 3, "y": 4}}
    drawn = pictures(tmp_path, {"strap/tan.png": flat("red"), "strap/black.png": flat("blue"), "all.json": said})
    assert (drawn.result.canvas.width, drawn.result.canvas.height) == (90, 70)
    place = drawn["tan.png"].picture
    assert place
    assert (place.x, place.y) == (3, 4)


def test_a_picture_of_another_size_that_nothing_is_said_of_is_at_the_upper_left_and_named(tmp_path: Path) -> None:
    drawn = pictures(tmp_path, {"ground.png": flat("white", SIZE), "case.png": flat("red")})
    assert drawn.notes("case.png") == [Note.NO_POSITION]
    assert drawn.notes("ground.png") == []


def test_a_folder_around_everything_and_what_systems_leave_behind_are_no_layers(tmp_path: Path) -> None:
    files = {
        "Watch/strap/a.png": RED, "Watch/case.png": BLUE, "__MACOSX/Watch/._case.png": b"x", "Watch/.DS_Store": b"x",
        "Watch/readme.txt": b"hello", "Watch/drawing.svg": b"<svg/>",
    }  # fmt: skip
    assert [node.name for node in walk(pictures(tmp_path, files).result.nodes)] == ["case.png", "strap", "a.png"]


def test_a_single_folder_of_pictures_is_a_group_unless_it_is_named_like_the_file(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    files = {"strap/a.png": RED, "strap/b.png": BLUE}
    group = pictures(tmp_path / "one", files).result.nodes
    assert [node.name for node in group] == ["strap"]
    around = pictures(tmp_path / "two", files, title="Strap").result.nodes
    assert [node.name for node in around] == ["a.png", "b.png"]


def test_a_folder_on_disk_is_read_like_a_zip_and_links_are_not_followed(tmp_path: Path) -> None:
    secret = unpacked(tmp_path / "elsewhere", {"secret.png": RED})
    place = unpacked(tmp_path / "watch", {"case.png": RED, "strap/a.png": BLUE})
    (place / "link.png").symlink_to(secret / "secret.png")
    (place / "linked").symlink_to(secret)
    drawn = Drawn(folder(place, "watch", Limits()), tmp_path / "out")
    assert [node.name for node in walk(drawn.result.nodes)] == ["case.png", "strap", "a.png"]


@pytest.mark.parametrize("name", ["../up.png", "/etc/x.png", "a/../../up.png", "a\\b.png", "C:/x.png"])
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    assert _refused(packed(tmp_path / "a.zip", {"case.png": RED, name: BLUE})) is Refusal.UNSAFE_NAME


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as file:
        link = zipfile.ZipInfo("link.png")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/passwd")
    assert _refused(path) is Refusal.UNSAFE_NAME


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"case.png": RED})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)
    assert _refused(path) is Refusal.ENCRYPTED


def test_a_zip_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("case.png", "w", force_zip64=True) as inside,
    ):
        for _ in range(110):
            inside.write(bytes(1 << 20))
    assert path.stat().st_size < 1 << 20
    assert _refused(path) is Refusal.UNPACKS_TOO_LARGE


def test_a_zip_that_lies_about_how_large_its_files_are_gives_no_more_than_it_said(tmp_path: Path) -> None:
    path = tmp_path / "liar.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("case.png", bytes(50 << 20))
    data = bytearray(path.read_bytes())
    directory = data.index(b"PK\1\2")
    data[directory + 24 : directory + 28] = struct.pack("<I", 1000)
    path.write_bytes(data)
    assert _refused(path) is Refusal.CORRUPT


def test_thousands_of_entries_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {f"{number}.png": b"" for number in range(10_100)})
    assert _refused(path) is Refusal.TOO_MANY_LAYERS


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, Refusal.NO_PICTURES),
        ({"readme.txt": b"hello"}, Refusal.NO_PICTURES),
        ({"drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}, Refusal.NO_PICTURES),
        ({"drawing.png": b"<svg xmlns='http://www.w3.org/2000/svg'/>"}, Refusal.CORRUPT),
        ({"a.png": RED, "a.json": b"{"}, Refusal.CORRUPT),
        ({"a.png": RED, "a.json": b"[" * 100_000}, Refusal.CORRUPT),
        ({"/".join("d" * 70) + "/a.png": RED}, Refusal.TOO_DEEP),
        ({"a.png": RED, "all.json": {"width": 30_000, "height": 30_000}}, Refusal.TOO_MANY_PIXELS),
    ],
)
def test_what_holds_no_pictures_or_damaged_ones_is_refused(tmp_path: Path, files: Any, reason: Refusal) -> None:
    assert _refused(packed(tmp_path / "a.zip", files)) is reason


def _refused(path: Path) -> Refusal:
    with pytest.raises(FileRefused) as refused:
        folder(path, "watch", Limits())
    return refused.value.reason
