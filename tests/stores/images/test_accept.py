"""What an honest upload becomes."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from configurator.stores.images.accept import Accepted, accept, fingerprint, shipped
from configurator.stores.images.errors import Corrupt
from tests.stores.images.pictures import (
    FORMATS,
    SRGB,
    chunks_of,
    layer,
    linear_grey,
    located,
    noted,
    opened,
    photograph,
    reencoded,
    saved,
)

PLAIN = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH"}


def colour(webp: bytes, at: tuple[int, int] = (10, 10)) -> tuple[int, ...]:
    pixel = opened(webp).convert("RGBA").getpixel(at)
    assert isinstance(pixel, tuple)
    return pixel


def is_near(pixel: tuple[int, ...], other: tuple[int, ...], by: int = 6) -> bool:
    return all(abs(one - two) <= by for one, two in zip(pixel, other, strict=True))


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_taken_becomes_webp_of_its_size(accepting: Callable[..., Accepted], format: str) -> None:
    accepted = accepting(saved(photograph(64, 48), format))
    assert (accepted.width, accepted.height) == opened(accepted.webp).size == (64, 48)


@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF"])
def test_transparency_survives(format: str) -> None:
    webp = reencoded(saved(layer(), format))
    assert colour(webp, (0, 0))[3] == 0
    assert is_near(colour(webp, (20, 15)), (200, 40, 40, 255))


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "drawing.svg"
    path.write_bytes(saved(layer(), "PNG"))
    assert accept(path).width == 40


def test_a_stream_is_read_like_bytes() -> None:
    data = saved(layer(), "PNG")
    assert accept(io.BytesIO(data)) == accept(data)


def test_the_same_bytes_are_the_same_picture() -> None:
    data = saved(photograph(), "JPEG")
    assert accept(data) == accept(data)


def test_other_bytes_have_another_id() -> None:
    assert fingerprint(saved(layer(), "PNG")) != fingerprint(saved(layer(), "PNG", compress_level=1))


def test_few_colours_are_kept_exactly() -> None:
    assert opened(reencoded(saved(layer(), "PNG"))).tobytes() == layer().tobytes()


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_but_pixels_is_kept(format: str) -> None:
    options: dict[str, object] = {"exif": located(), "icc_profile": SRGB}
    if format != "PNG":
        options["xmp"] = b"<x:xmpmeta>somewhere</x:xmpmeta>"
    data = saved(photograph(), format, **({"pnginfo": noted()} | options if format == "PNG" else options))
    webp = reencoded(data)
    assert b"Maker" in data
    assert chunks_of(webp) <= PLAIN
    assert not any(secret in webp for secret in (b"Maker", b"somewhere", b"somebody", b"Exif"))
    assert set(opened(webp).info) <= {"loop", "background", "timestamp", "duration"}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_upright(format: str, orientation: int) -> None:
    """The quarter that the camera's notes put at the upper left is light."""
    image = Image.new("RGB", (64, 32))
    corner = {1: (0, 0), 2: (32, 0), 3: (32, 16), 4: (0, 16), 5: (0, 0), 6: (0, 16), 7: (32, 16), 8: (32, 0)}
    image.paste("white", (*corner[orientation], corner[orientation][0] + 32, corner[orientation][1] + 16))
    webp = reencoded(saved(image, format, exif=located(orientation)))
    width, height = opened(webp).size
    assert (width, height) == ((64, 32) if orientation < 5 else (32, 64))
    assert is_near(colour(webp, (5, 5)), (255, 255, 255, 255))
    assert is_near(colour(webp, (width - 5, height - 5)), (0, 0, 0, 255))


def test_broken_notes_of_a_camera_are_left_aside() -> None:
    broken = saved(photograph(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + b"\xff" * 40)
    assert opened(reencoded(broken)).size == (64, 48)


def test_colours_are_converted_to_srgb() -> None:
    """A profile that swaps nothing but the white point: yellowish in, the same colour by other numbers out."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = lab.replace(b"rXYZ", b"\1XYZ").replace(b"gXYZ", b"rXYZ").replace(b"\1XYZ", b"gXYZ")
    image = Image.new("RGB", (20, 20), (255, 0, 0))
    assert is_near(colour(reencoded(saved(image, "PNG", icc_profile=swapped))), (0, 255, 0, 255))
    image.putalpha(128)
    assert is_near(colour(reencoded(saved(image, "PNG", icc_profile=swapped))), (0, 255, 0, 128))


@pytest.mark.parametrize("profile", [b"not a profile", SRGB[:200], SRGB[:16] + b"CMYK" + SRGB[20:], b"\0" * 300_000])
def test_a_broken_profile_is_left_aside(profile: bytes) -> None:
    image = Image.new("RGB", (20, 20), (250, 100, 50))
    assert is_near(colour(reencoded(saved(image, "PNG", icc_profile=profile))), (250, 100, 50, 255))


def test_grey_with_a_profile_of_colours() -> None:
    assert is_near(colour(reencoded(saved(Image.new("L", (20, 20), 90), "PNG", icc_profile=SRGB))), (90, 90, 90, 255))


def test_grey_with_a_profile_of_its_own() -> None:
    profile = linear_grey()
    assert is_near(
        colour(reencoded(saved(Image.new("L", (20, 20), 128), "PNG", icc_profile=profile))), (188,) * 3 + (255,)
    )
    glass = saved(Image.new("LA", (20, 20), (128, 90)), "PNG", icc_profile=profile)
    assert is_near(colour(reencoded(glass)), (188, 188, 188, 90))


def test_cmyk_becomes_colours() -> None:
    image = Image.new("CMYK", (20, 20), (0, 255, 255, 0))
    assert is_near(colour(reencoded(saved(image, "JPEG", quality=95))), (254, 0, 0, 255))
    assert is_near(colour(reencoded(saved(image, "JPEG", quality=95, icc_profile=SRGB))), (254, 0, 0, 255))


@pytest.mark.parametrize(
    ("mode", "value", "seen"),
    [
        ("1", 1, (255, 255, 255, 255)),
        ("L", 90, (90, 90, 90, 255)),
        ("LA", (90, 128), (90, 90, 90, 128)),
        ("I;16", 0x5A00, (90, 90, 90, 255)),
        ("RGB", (1, 90, 200), (1, 90, 200, 255)),
        ("RGBA", (1, 90, 200, 128), (1, 90, 200, 128)),
    ],
)
def test_every_kind_of_pixel_is_read(mode: str, value: int | tuple[int, ...], seen: tuple[int, ...]) -> None:
    assert is_near(colour(reencoded(saved(Image.new(mode, (20, 20), value), "PNG"))), seen, by=1)


def test_a_palette_with_transparency() -> None:
    image = Image.new("P", (20, 20), 1)
    image.putpalette([0, 0, 0, 250, 100, 50])
    assert colour(reencoded(saved(image, "PNG", transparency=b"\xff\x80"))) == (250, 100, 50, 128)
    assert colour(reencoded(saved(image, "PNG", transparency=1)))[3] == 0
    assert colour(reencoded(saved(image, "PNG"))) == (250, 100, 50, 255)


def test_a_transparent_colour_without_an_alpha_channel() -> None:
    assert colour(reencoded(saved(Image.new("RGB", (20, 20), "red"), "PNG", transparency=(255, 0, 0))))[3] == 0
    assert colour(reencoded(saved(Image.new("L", (20, 20), 7), "PNG", transparency=7)))[3] == 0
    deep = Image.new("I;16", (20, 20), 0x5A00)
    deep.putpixel((10, 10), 0x5A01)
    webp = reencoded(saved(deep, "PNG", transparency=0x5A00))
    assert colour(webp, (0, 0))[3] == 0
    assert colour(webp) == (90, 90, 90, 255)


@pytest.mark.parametrize("format", FORMATS)
def test_a_single_pixel_is_a_picture(format: str) -> None:
    assert opened(reencoded(saved(Image.new("RGB", (1, 1), "red"), format))).size == (1, 1)


def test_a_gain_map_behind_a_photograph_is_dropped() -> None:
    data = saved(photograph(), "MPO", save_all=True, append_images=[photograph(32, 24)])
    assert opened(reencoded(data)).size == (64, 48)


def test_what_hides_behind_a_picture_is_dropped() -> None:
    for format in ("PNG", "JPEG", "WEBP"):
        webp = reencoded(saved(photograph(), format) + b"PK\3\4<script>alert(1)</script>")
        assert b"script" not in webp


def test_a_shipped_picture_is_taken_as_it_is() -> None:
    data = saved(layer(), "WEBP", quality=80)
    assert shipped(data).webp is data
    with pytest.raises(Corrupt):
        shipped(saved(layer(), "PNG"))
