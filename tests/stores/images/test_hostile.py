"""What is refused, and that nothing worse than a refusal ever happens."""

import io
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from configurator.stores.images.accept import LIMITS, Accepted, accept
from configurator.stores.images.decoder import DecodingRefused
from configurator.stores.images.errors import (
    Animated,
    Corrupt,
    Empty,
    ImageRefused,
    NotAnImage,
    TooCostly,
    TooManyBytes,
    TooManyPixels,
    Truncated,
    UnsupportedFormat,
)
from tests.stores.images.pictures import (
    END,
    FORMATS,
    declaring,
    header,
    hiding_a_large_frame,
    layer,
    opened,
    photograph,
    pixels,
    png,
    reencoded,
    saved,
    solid,
    with_text_bomb,
)

Accepting = Callable[..., Accepted]
SEEDS = {format: saved(photograph(16, 12), format) for format in FORMATS} | {"layer": saved(layer(), "WEBP")}


@pytest.fixture(autouse=True)
def _small_canvases(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the decoder does for its own process."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000_000)


def test_nothing_is_not_a_picture() -> None:
    with pytest.raises(Empty):
        accept(b"")


@pytest.mark.parametrize("data", [b"x", b"hello, world", b"\x89PNG", b"<html>", b"RIFF\4\0\0\0WAVE", bytes(5000)])
def test_what_is_not_a_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NotAnImage):
        accept(data)


@pytest.mark.parametrize(
    "svg",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xef\xbb\xbf \n<?xml version='1.0'?><!-- a drawing --><SVG onload='alert(1)'/>",
        "<?xml version='1.0' encoding='UTF-16'?><svg/>".encode("utf-16"),
        b"<!DOCTYPE svg [<!ENTITY a 'a'>]><svg/>",
    ],
)
def test_svg_is_refused_by_name(svg: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match="SVG is not taken; PNG, WebP, JPEG and AVIF are"):
        accept(svg)


@pytest.mark.parametrize(("format", "name"), [("GIF", "GIF"), ("TIFF", "TIFF"), ("BMP", "BMP"), ("ICO", "ICO")])
def test_other_formats_are_refused_by_name(format: str, name: str) -> None:
    with pytest.raises(UnsupportedFormat) as refused:
        accept(saved(photograph(), format))
    assert refused.value.format == name


@pytest.mark.parametrize(
    ("head", "name"), [(b"8BPS\0\1", "PSD"), (b"\0\0\0\x1cftypheic", "HEIC"), (b"%PDF-1.7", "PDF")]
)
def test_formats_near_a_picture_are_refused_by_name(head: bytes, name: str) -> None:
    with pytest.raises(UnsupportedFormat, match=name):
        accept(head + bytes(100))


def test_a_picture_by_another_name_is_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "layer.png"
    path.write_bytes(saved(photograph(), "GIF"))
    with pytest.raises(UnsupportedFormat):
        accept(path)


def test_a_file_too_long_is_not_read_to_its_end() -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size: int = -1) -> bytes:
            self.taken += size
            return bytes(size)

    endless = Endless()
    with pytest.raises(TooManyBytes):
        accept(endless, replace(LIMITS, bytes=1000))  # type: ignore[arg-type]
    assert endless.taken == 1001
    endless.close()


@pytest.mark.parametrize("format", FORMATS)
def test_a_header_that_declares_a_huge_picture_is_refused_undecoded(accepting: Accepting, format: str) -> None:
    huge = 16_000 if format == "WEBP" else 60_000
    begun = time.process_time()
    with pytest.raises((TooManyPixels, Corrupt) if format == "AVIF" else TooManyPixels):
        accepting(declaring(format, huge, huge))
    assert time.process_time() - begun < 1


def test_a_picture_too_long_on_one_side_is_refused(accepting: Accepting) -> None:
    with pytest.raises(TooManyPixels):
        accepting(saved(solid(10_001, 1), "PNG"))


def test_a_small_file_of_many_pixels_is_refused(accepting: Accepting) -> None:
    with pytest.raises(TooManyPixels):
        accepting(saved(Image.new("1", (9000, 9000)), "PNG"))


def test_a_frame_larger_than_its_file_says_takes_no_more_than_its_share(accepting: Accepting) -> None:
    """Nothing can tell before decoding, so the decoder has a process and a memory of its own."""
    limits = replace(LIMITS, memory=80 << 20)
    assert accepting(hiding_a_large_frame(64, 64), limits).width == 64
    with pytest.raises((TooCostly, Corrupt)):
        accepting(hiding_a_large_frame(6000, 6000), limits)


def test_a_picture_of_no_size_is_refused(accepting: Accepting) -> None:
    for width, height in ((0, 5), (5, 0), (0, 0)):
        with pytest.raises(Corrupt):
            accepting(png(header(width, height), pixels(5, 5), END))


@pytest.mark.parametrize("kind", [b"zTXt", b"iTXt", b"iCCP"])
def test_text_that_unpacks_hugely_is_refused(accepting: Accepting, kind: bytes) -> None:
    with pytest.raises(TooCostly):
        accepting(with_text_bomb(kind))


@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF"])
def test_animations_are_refused(accepting: Accepting, format: str) -> None:
    with pytest.raises(Animated):
        accepting(
            saved(photograph(), format, save_all=True, append_images=[layer(64, 48).convert("RGB")], duration=100)
        )


@pytest.mark.parametrize("format", FORMATS)
def test_half_a_file_is_called_truncated(accepting: Accepting, format: str) -> None:
    data = saved(photograph(), format)
    with pytest.raises(Truncated):
        accepting(data[: len(data) // 2])


def test_a_checksum_that_is_wrong_is_damage(accepting: Accepting) -> None:
    data = saved(photograph(), "PNG")
    with pytest.raises(Corrupt):
        accepting(data[:-14] + bytes([data[-14] ^ 1]) + data[-13:])


def test_a_picture_that_takes_too_long_is_refused(accepting: Accepting) -> None:
    with pytest.raises(TooCostly):
        accepting(saved(photograph(), "PNG"), replace(LIMITS, seconds=0))


@pytest.mark.parametrize("format", FORMATS)
def test_every_beginning_of_a_file_is_refused_or_read(format: str) -> None:
    data = SEEDS[format]
    for end in range(1, len(data), 7):
        is_harmless(data[:end])


@pytest.mark.parametrize("seed", SEEDS)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_flipped_bits_are_refused_or_read(seed: str, data: st.DataObject) -> None:
    damaged = bytearray(SEEDS[seed])
    flips = st.lists(st.integers(0, len(damaged) * 8 - 1), min_size=1, max_size=12)
    for flip in data.draw(flips):
        damaged[flip // 8] ^= 1 << flip % 8
    is_harmless(bytes(damaged))


@pytest.mark.parametrize("seed", SEEDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_spliced_files_are_refused_or_read(seed: str, data: st.DataObject) -> None:
    """A piece cut out, doubled, or taken from another format."""
    whole = SEEDS[seed]
    cut = sorted(data.draw(st.tuples(st.integers(0, len(whole)), st.integers(0, len(whole)))))
    middle = data.draw(st.sampled_from([b"", whole[cut[0] : cut[1]] * 2, *SEEDS.values()]))
    is_harmless(whole[: cut[0]] + middle + whole[cut[1] :])


def is_harmless(data: bytes) -> None:
    try:
        webp = reencoded(data)
    except (DecodingRefused, ImageRefused):
        return
    assert opened(webp).size
