import zipfile
from pathlib import Path

import pytest

from configurator.stores.images.layered.openraster import openraster
from configurator.stores.images.layered.source import FileRefused, Limits, Refusal
from layers.layered.node import Note, walk
from tests.stores.images.layered.drawn import SIZE, Drawn, flat, ora, packed, raster

LAYER = "<layer name='{name}' src='data/{src}.png' x='{x}' y='{y}' {more}/>"


def _layer(name: str, src: str = "red", x: int = 0, y: int = 0, more: str = "") -> str:
    return LAYER.format(name=name, src=src, x=x, y=y, more=more)


def test_layers_come_from_the_bottom_up_with_place_visibility_opacity_and_blend_mode(tmp_path: Path) -> None:
    hidden = _layer("*Tan", more="visibility='hidden' opacity='0.5' composite-op='svg:multiply'")
    stack = f"<stack name='Strap'>{hidden}{_layer('*Black', x=7, y=9)}</stack>{_layer('Ground')}"
    drawn = raster(tmp_path, stack, {"red": flat("red")})
    assert [node.name for node in walk(drawn.result.nodes)] == ["Ground", "Strap", "*Black", "*Tan"]
    place = drawn["*Black"].picture
    assert place
    assert (place.x, place.y) == (7, 9)
    assert not drawn["*Tan"].visible
    assert drawn["*Tan"].blend == "multiply"
    assert drawn.pixel("*Tan", 1, 1) == (255, 0, 0, 128)


def test_a_way_to_compose_that_browsers_lack_is_said(tmp_path: Path) -> None:
    drawn = raster(tmp_path, _layer("Light", more="composite-op='svg:plus'"), {"red": flat("red")})
    assert drawn["Light"].blend == "normal"
    assert drawn.notes("Light") == [Note.BLEND_REPLACED]


def test_the_merged_picture_is_compared_with_the_stacked_layers(tmp_path: Path) -> None:
    merged = flat("#00000000", SIZE)
    merged.paste("red", (0, 0, 20, 10))
    same = raster(tmp_path, _layer("Red"), {"red": flat("red")}, merged)
    assert same.result.compared.percent == 0


def test_a_file_without_merged_picture_is_not_compared(tmp_path: Path) -> None:
    drawn = raster(tmp_path, _layer("Red"), {"red": flat("red")})
    assert drawn.result.compared.percent is None
    assert drawn.result.merged is None


def test_a_layer_whose_picture_is_missing_or_damaged_is_left_out(tmp_path: Path) -> None:
    stack = _layer("Red") + _layer("Lost", "lost") + _layer("Torn", "torn")
    path = ora(tmp_path / "a.ora", stack, {"red": flat("red")})
    files = {"mimetype": b"image/openraster", "stack.xml": _content(path), "data/torn.png": b"\x89PNG\r\n\x1a\n"}
    packed(tmp_path / "watch.ora", files | {"data/red.png": flat("red")})
    drawn = Drawn(openraster(tmp_path / "watch.ora", Limits()), tmp_path / "out")
    assert drawn["Lost"].picture is None
    assert drawn.notes("Torn") == [Note.DAMAGED]
    assert drawn["Red"].picture


def _content(path: Path) -> bytes:
    with zipfile.ZipFile(path) as file:
        return file.read("stack.xml")


@pytest.mark.parametrize(
    ("stack", "reason"),
    [
        (b"<image w='64' h='48'><stack>", Refusal.CORRUPT),
        (b"<picture w='64' h='48'/>", Refusal.CORRUPT),
        (b"<image w='wide' h='48'/>", Refusal.CORRUPT),
        (b"<image w='30000' h='30000'><stack/></image>", Refusal.TOO_MANY_PIXELS),
        (b"<image w='64' h='48'>" + b"<stack>" * 200 + b"</stack>" * 200 + b"</image>", Refusal.TOO_DEEP),
        (b"<image w='64' h='48'><stack>" + b"<layer src='a'/>" * 6000 + b"</stack></image>", Refusal.TOO_MANY_LAYERS),
        (
            b"<!DOCTYPE a [<!ENTITY b '12'><!ENTITY c '&b;&b;&b;&b;'>]><image w='64' h='48'>&c;</image>",
            Refusal.CORRUPT,
        ),
    ],
)
def test_a_stack_that_lies_or_has_no_end_is_refused(tmp_path: Path, stack: bytes, reason: Refusal) -> None:
    path = packed(tmp_path / "a.ora", {"mimetype": b"image/openraster", "stack.xml": stack})
    with pytest.raises(FileRefused) as refused:
        openraster(path, Limits())
    assert refused.value.reason is reason
