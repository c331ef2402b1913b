"""Reading in a process of its own: what comes back, and that nothing worse than a refusal ever happens."""

import os
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from configurator.stores.images.layered.errors import (
    CorruptFile,
    LayeredRefused,
    NoPictures,
    ReadingStopped,
    TooCostlyFile,
    TooLargePicture,
    UnknownFormat,
)
from configurator.stores.images.layered.reading import LIMITS, Reading
from configurator.stores.images.layered.result import COMPOSITE, MERGED, Result, picture, thumb
from configurator.stores.images.layered.source import Limits
from layers.layered.node import walk
from tests.stores.images.layered.drawn import SIZE, flat, ora, packed
from tests.stores.images.layered.photoshop_file import Group, Layer, write_photoshop

SHARED = Path(__file__).parents[5] / "shared" / "data" / "psd"
AIM = 0.5
"""Percent of the mean difference that a real file may have from its own picture."""


def read(file: Path, place: Path, limits: Limits = LIMITS) -> Result:
    place.mkdir(exist_ok=True)
    return Reading(file, file.stem, place, limits).run(lambda _: None)


def outcome(file: Path, place: Path, limits: Limits = LIMITS) -> str:
    """The names of the layers with pixels that were read, or the sentence that the file was refused with."""
    try:
        result = read(file, place, limits)
    except LayeredRefused as refused:
        return str(refused)
    return ", ".join(node.name or "unnamed" for node in walk(result.nodes) if node.picture)


def test_a_photoshop_file_is_read_with_a_picture_for_every_layer_and_for_the_whole(tmp_path: Path) -> None:
    file = write_photoshop(
        tmp_path / "a.psd", SIZE, [Group("Strap", [Layer("*Tan", flat("red"))]), Layer("Case", flat("blue"))]
    )
    seen: list[float] = []
    place = tmp_path / "out"
    place.mkdir()
    result = Reading(file, "a", place).run(seen.append)
    assets = [node.picture.asset for node in walk(result.nodes) if node.picture]
    assert len(assets) == 2
    assert all(picture(place, asset).is_file() and thumb(place, asset).is_file() for asset in assets)
    assert thumb(place, COMPOSITE).is_file()
    assert thumb(place, MERGED).is_file()
    assert seen == sorted(seen)
    assert len(seen) == 3


def test_an_openraster_file_and_a_zip_are_known_by_their_content(tmp_path: Path) -> None:
    stack = "<layer name='Red' src='data/red.png'/>"
    assert read(ora(tmp_path / "a.psd", stack, {"red": flat("red")}), tmp_path / "1").nodes[0].name == "Red"
    assert read(packed(tmp_path / "b.psd", {"Blue.png": flat("blue")}), tmp_path / "2").nodes[0].name == "Blue.png"


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\n", b"8BP"]
)
def test_what_is_no_layered_file_is_refused_without_a_process(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.psd"
    file.write_bytes(data)
    with pytest.raises(UnknownFormat):
        read(file, tmp_path / "out")


def test_a_zip_without_pictures_is_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(NoPictures, match="no pictures"):
        read(packed(tmp_path / "a.zip", {"readme.txt": b""}), tmp_path / "out")


def test_a_canvas_of_30000_by_30000_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "huge.psd"
    file.write_bytes(b"8BPS" + bytes.fromhex("0001 000000000000 0003 00007530 00007530 0008 0003") + bytes(20))
    with pytest.raises(TooLargePicture, match="40 megapixels"):
        read(file, tmp_path / "out")


@pytest.mark.parametrize("at", [26, 30, 34, 38, 44, 54, 62, 92, 120])
def test_lengths_that_lie_are_refused_soon_and_without_memory(tmp_path: Path, at: int) -> None:
    file = write_photoshop(tmp_path / "a.psd", SIZE, [Layer("Case", flat("red"))])
    whole = file.read_bytes()
    file.write_bytes(whole[:at] + b"\x7f\xff\xff\xff" + whole[at + 4 :])
    began = time.monotonic()
    said = outcome(file, tmp_path / "out", replace(LIMITS, memory=200 << 20))
    assert said
    assert time.monotonic() - began < 20


def test_reading_that_takes_too_much_memory_or_time_is_refused(tmp_path: Path) -> None:
    file = write_photoshop(tmp_path / "a.psd", SIZE, [Layer("Case", flat("red"))])
    with pytest.raises((TooCostlyFile, CorruptFile)):  # Where it is short already when it begins, it says nothing.
        read(file, tmp_path / "1", replace(LIMITS, memory=60 << 20))
    many = [Layer(f"Layer {number}", flat("red", (400, 400))) for number in range(200)]
    slow = write_photoshop(tmp_path / "b.psd", (400, 400), many)
    with pytest.raises(TooCostlyFile):
        read(slow, tmp_path / "2", replace(LIMITS, seconds=1))


def test_somebody_who_lets_go_ends_the_process(tmp_path: Path) -> None:
    many = [Layer(f"Layer {number}", flat("red", (400, 400))) for number in range(300)]
    file = write_photoshop(tmp_path / "a.psd", (400, 400), many)
    place = tmp_path / "out"
    place.mkdir()
    reading = Reading(file, "a", place)
    began, seen = threading.Event(), list[float]()

    def progress(share: float) -> None:
        seen.append(share)
        began.set()

    def let_go() -> None:
        began.wait(30)
        reading.stop()

    threading.Thread(target=let_go).start()
    with pytest.raises(ReadingStopped):
        reading.run(progress)
    assert seen[-1] < 0.9


def test_what_was_stopped_before_it_began_is_not_read(tmp_path: Path) -> None:
    file = write_photoshop(tmp_path / "a.psd", SIZE, [Layer("Case", flat("red"))])
    reading = Reading(file, "a", tmp_path)
    reading.stop()
    with pytest.raises(ReadingStopped):
        reading.run(lambda _: None)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_files_are_read_or_refused_and_nothing_else(tmp_path: Path, data: st.DataObject) -> None:
    seeds = {
        "a.psd": lambda path: write_photoshop(path, SIZE, [Group("Strap", [Layer("Tan", flat("red"))])]),
        "a.ora": lambda path: ora(path, "<layer name='Red' src='data/red.png'/>", {"red": flat("red")}),
        "a.zip": lambda path: packed(path, {"strap/a.png": flat("red"), "strap/b.png": flat("blue")}),
    }
    name = data.draw(st.sampled_from(sorted(seeds)))
    content = bytearray(seeds[name](tmp_path / name).read_bytes())
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(content) - 1), st.integers(0, 255)), max_size=6)):
        content[at] = value
    file = tmp_path / f"torn-{name}"
    file.write_bytes(content[: data.draw(st.integers(1, len(content)))])
    assert outcome(file, tmp_path / os.urandom(8).hex())


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the files of other programs are not there: {SHARED}")
@pytest.mark.parametrize("name", sorted(path.name for path in SHARED.glob("*.psd")) or ["none"])
def test_files_of_other_programs_look_as_in_their_own_picture(tmp_path: Path, name: str) -> None:
    found = read(SHARED / name, tmp_path / "out").compared
    assert found.percent is not None
    assert found.percent <= AIM or found.layers
