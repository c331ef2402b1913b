from pathlib import Path

import pytest
from PIL import Image

from configurator.stores.images.layered.photoshop.document import Document
from configurator.stores.images.layered.source import FileRefused, Limits, Refusal
from layers.layered.node import Kind, Note, walk
from tests.stores.images.layered.drawn import SIZE, flat, photoshop
from tests.stores.images.layered.photoshop_file import Group, Layer, Mask


def test_a_layer_is_cut_to_its_pixels_and_to_the_canvas(tmp_path: Path) -> None:
    wide = Image.new("RGBA", (40, 20))
    wide.paste("red", (5, 5, 35, 15))
    drawn = photoshop(tmp_path, [Layer("Strap", wide, x=-10, y=3)])
    place = drawn["Strap"].picture
    assert place
    assert (place.x, place.y, place.width, place.height) == (0, 8, 25, 10)
    assert drawn.pixel("Strap", 0, 8) == (255, 0, 0, 255)


def test_names_groups_and_what_is_hidden_are_as_in_the_file(tmp_path: Path) -> None:
    options = [Layer("*Braun", flat("red")), Layer("*Blau", flat("blue"), visible=False)]
    drawn = photoshop(tmp_path, [Layer("Grund", flat("white")), Group("Riemen – 黒", options)])
    assert [(node.path, node.name, node.visible) for node in walk(drawn.result.nodes)] == [
        ("0", "Grund", True), ("1", "Riemen – 黒", True), ("1/0", "*Braun", True), ("1/1", "*Blau", False),
    ]  # fmt: skip
    assert drawn["*Blau"].picture


def test_a_layer_shows_through_its_mask_and_its_groups_at_the_opacity_of_both(tmp_path: Path) -> None:
    half = Mask(flat("white", (10, 48)).convert("L"))
    drawn = photoshop(
        tmp_path, [Group("Strap", [Layer("Tan", flat("red", SIZE), opacity=128, mask=half)], opacity=128)]
    )
    assert drawn.pixel("Tan", 5, 5) == (255, 0, 0, 64)
    assert drawn.pixel("Tan", 15, 5)[3] == 0


def test_what_is_clipped_to_a_layer_is_a_part_of_it(tmp_path: Path) -> None:
    drawn = photoshop(tmp_path, [Layer("Case", flat("red")), Layer("Shine", flat("blue", SIZE), x=10, clipped=True)])
    assert list(drawn.nodes) == ["Case"]
    assert drawn.pixel("Case", 5, 5) == (255, 0, 0, 255)
    assert drawn.pixel("Case", 15, 5) == (0, 0, 255, 255)
    assert drawn.pixel("Case", 25, 5)[3] == 0
    assert drawn.notes("Case") == [Note.CLIPPED_INTO]


def test_what_is_clipped_to_a_group_has_its_outline_and_stays_a_layer(tmp_path: Path) -> None:
    drawn = photoshop(
        tmp_path,
        [Group("Strap", [Layer("Tan", flat("red"))]), Layer("Shine", flat("blue", SIZE), clipped=True, blend=b"mul ")],
    )
    assert drawn.pixel("Shine", 5, 5) == (0, 0, 255, 255)
    assert drawn.pixel("Shine", 25, 5)[3] == 0
    assert drawn["Shine"].blend == "multiply"
    assert drawn.notes("Shine") == [Note.CLIPPED_TO_GROUP]


def test_a_group_in_a_choice_is_one_picture_of_what_is_visible_in_it(tmp_path: Path) -> None:
    one = Group(
        "Tan",
        [Layer("Leather", flat("red")), Layer("Seam", flat("lime", (5, 5))), Layer("Old", flat("blue"), visible=False)],
    )
    drawn = photoshop(tmp_path, [Group("Strap", [one, Group("Black", [Layer("x", flat("black"))], visible=False)])])
    assert drawn["Tan"].kind is Kind.LEAF
    assert drawn.pixel("Tan", 2, 2) == (0, 255, 0, 255)
    assert drawn.pixel("Tan", 10, 2) == (255, 0, 0, 255)
    assert drawn.pixel("Black", 10, 2) == (0, 0, 0, 255)


@pytest.mark.parametrize(
    ("key", "blend", "notes"),
    [
        (b"mul ", "multiply", []), (b"scrn", "screen", []), (b"over", "overlay", []), (b"lum ", "luminosity", []),
        (b"lbrn", "multiply", [Note.BLEND_REPLACED]), (b"diss", "normal", [Note.BLEND_REPLACED]),
    ],
)  # fmt: skip
def test_blend_modes_are_kept_as_css_has_them_or_the_nearest_is_named(
    tmp_path: Path, key: bytes, blend: str, notes: list[Note]
) -> None:
    drawn = photoshop(tmp_path, [Layer("Ground", flat("white", SIZE)), Layer("Shade", flat("gray"), blend=key)])
    assert drawn["Shade"].blend == blend
    assert drawn.notes("Shade") == notes


def test_a_group_that_blends_gives_its_mode_to_its_layers_and_says_so_where_several_show(tmp_path: Path) -> None:
    drawn = photoshop(
        tmp_path, [Group("Shade", [Layer("Left", flat("gray")), Layer("Right", flat("gray"), x=30)], blend=b"mul ")]
    )
    assert drawn["Left"].blend == "multiply"
    assert Note.BLEND_OF_GROUP in drawn.notes("Shade")


def test_a_group_drawn_as_one_picture_says_when_it_would_blend_with_what_is_below_it(tmp_path: Path) -> None:
    over = Layer("Shade", flat("gray"), blend=b"mul ")
    inside = Group("Lit", [Layer("Dial", flat("red")), over])
    outside = Group("Loose", [Layer("Dial", flat("red", (2, 2))), over])
    drawn = photoshop(tmp_path, [Group("Face", [inside, outside, Layer("Glass", flat("blue", (3, 3)))])])
    assert Note.BLEND_INSIDE not in drawn.notes("Lit")
    assert Note.BLEND_INSIDE in drawn.notes("Loose")


def test_an_option_that_holds_a_choice_says_that_it_cannot(tmp_path: Path) -> None:
    inner = Group("*Steel", [Layer("*Matt", flat("gray")), Layer("*Bright", flat("white"))])
    drawn = photoshop(tmp_path, [Group("Case", [inner, Layer("*Gold", flat("gold"))])])
    assert drawn.notes("*Steel") == [Note.CHOICES_INSIDE]


def test_the_stacked_layers_are_compared_with_the_files_own_picture(tmp_path: Path) -> None:
    layers = [Layer("Ground", flat("white", SIZE)), Layer("Case", flat("red"), x=5, y=5)]
    merged = flat("white", SIZE)
    merged.paste("red", (5, 5, 25, 15))
    drawn = photoshop(tmp_path, layers, merged.convert("RGB"))
    assert drawn.result.compared.percent == 0
    assert drawn.result.merged


def test_a_layer_that_looks_otherwise_than_in_the_files_own_picture_is_named_with_how_much(tmp_path: Path) -> None:
    layers = [Layer("Ground", flat("white", SIZE)), Layer("Case", flat("red"), x=5, y=5)]
    merged = flat("white", SIZE)
    merged.paste("blue", (5, 5, 25, 15))
    drawn = photoshop(tmp_path, layers, merged.convert("RGB"))
    share = 20 * 10 / (SIZE[0] * SIZE[1]) * 200 / 3
    assert drawn.result.compared.percent == pytest.approx(share, abs=0.05)
    assert list(drawn.result.compared.layers) == ["1"]
    assert [remark.note for remark in drawn["Case"].remarks] == [Note.DIFFERS]


@pytest.mark.parametrize("ground", ["white", "black"])
def test_translucent_colours_may_be_mixed_with_white_or_with_black(tmp_path: Path, ground: str) -> None:
    glass = flat("#ff000080", SIZE)
    mixed = Image.new("RGBA", SIZE, ground)
    mixed.alpha_composite(glass)
    merged = mixed.copy()
    merged.putalpha(glass.getchannel("A"))
    drawn = photoshop(tmp_path, [Layer("Glass", glass)], merged)
    assert drawn.result.compared.percent == pytest.approx(0, abs=0.3)


def test_progress_rises_from_the_opened_file_to_its_last_layer(tmp_path: Path) -> None:
    drawn = photoshop(tmp_path, [Layer(str(number), flat("red")) for number in range(5)])
    assert len(drawn.progress) == 6
    assert drawn.progress == sorted(drawn.progress)


def test_groups_nested_without_end_are_refused(tmp_path: Path) -> None:
    nested: Layer | Group = Layer("Inside", flat("red"))
    for _ in range(100):
        nested = Group("Group", [nested])
    with pytest.raises(FileRefused) as refused:
        photoshop(tmp_path, [nested])
    assert refused.value.reason is Refusal.TOO_DEEP


def test_more_layers_than_a_document_may_have_are_refused(tmp_path: Path) -> None:
    layers = [Layer(str(number), flat("red", (1, 1))) for number in range(30)]
    with pytest.raises(FileRefused) as refused:
        photoshop(tmp_path, layers, limits=Limits(layers=20))
    assert refused.value.reason is Refusal.TOO_MANY_LAYERS


def test_a_canvas_that_is_too_large_is_refused_by_its_head(tmp_path: Path) -> None:
    file = tmp_path / "huge.psd"
    file.write_bytes(b"8BPS" + bytes.fromhex("0001 000000000000 0003 00007530 00007530 0008 0003") + bytes(20))
    with pytest.raises(FileRefused) as refused:
        Document(file, Limits())
    assert refused.value.reason is Refusal.TOO_MANY_PIXELS


def test_a_layer_that_is_too_large_is_left_out_and_the_others_come_in(tmp_path: Path) -> None:
    drawn = photoshop(
        tmp_path, [Layer("Far", flat("red", (300, 20))), Layer("Case", flat("red"))], limits=Limits(pixels=4000)
    )
    assert drawn.notes("Far") == [Note.TOO_LARGE]
    assert drawn["Case"].picture


def test_a_file_without_any_pixels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        photoshop(tmp_path, [Group("Empty", [])])
    assert refused.value.reason is Refusal.NO_PICTURES
