"""Pictures that are missing, or not where they can be seen."""

from typing import Any

import pytest

from layers.document.names import Names
from layers.document.tree import Tree
from layers.lint.box import Box
from layers.lint.finding import Finding
from layers.lint.gallery import Extent, Gallery
from layers.lint.pictures import MOST_PLACES, about_pictures
from layers.speech import ENGLISH
from tests.layers.lint.drafted import codes, linted, option
from tests.layers.shopping import document, group
from tests.layers.shopping import option as plain

PICTURES = {"small": Extent(10, 10), "view": Extent(100, 100), "huge": Extent(1000, 1000)}


def at(x: int = 0, y: int = 0, asset: str = "small") -> dict[str, Any]:
    return {"front": {"asset": asset, "x": x, "y": y}}


def seen(*layers: dict[str, Any], **fields: Any) -> list[Finding]:
    made = document(*layers, **fields)
    tree = Tree(made)
    views = {view.id: Extent(100, 100) for view in made.views}
    return list(about_pictures(tree, Gallery(PICTURES, views), Names(tree, "en"), ENGLISH))


def told(*layers: dict[str, Any], **fields: Any) -> list[tuple[str, str | None]]:
    return [(one.code, one.layer) for one in seen(*layers, **fields)]


def test_an_option_without_the_image_its_neighbours_have_is_reported() -> None:
    straps = group("strap", option("tan", images={"front": {"asset": "x"}}), option("steel"))
    views = [{"id": "front"}, {"id": "back"}]
    assert codes(linted(straps, views=views)) == [("missing_image", "steel")]


def test_an_option_that_shoppers_know_by_its_name_only_is_reported() -> None:
    swatches = [plain("color", swatch={"color": "#ffffff"}), plain("text", swatch={"text": "XL"})]
    assert seen(group("size", *swatches, plain("bare"), plain("empty", swatch={}))) == [
        Finding("no_picture", "Size: Bare has neither a picture nor a swatch.", layer="bare"),
        Finding("no_picture", "Size: Empty has neither a picture nor a swatch.", layer="empty"),
    ]


def test_a_group_of_names_only_is_one_finding() -> None:
    (found,) = seen(group("size", plain("s"), plain("m")))
    assert found == Finding("no_picture", "The options of Size have neither pictures nor swatches.", layer="size")
    assert told(group("none"), plain("shadow")) == []


def test_a_picture_among_further_parts_counts() -> None:
    parts = {"front": [{"asset": "small"}]}
    assert told(group("strap", plain("tan", parts=parts))) == []


@pytest.mark.parametrize(
    ("images", "message"),
    [
        (at(), None),
        (at(95, 95), "Most of a picture of Shadow lies outside the view front."),
        (at(96, 0), "Most of a picture of Shadow lies outside the view front."),
        (at(95, 0), None),
        (at(-5, 0), None),
        (at(-6, 0), "Most of a picture of Shadow lies outside the view front."),
        (at(100, 0), "A picture of Shadow lies outside the view front."),
        (at(0, -10), "A picture of Shadow lies outside the view front."),
        (at(-400, -400, "huge"), None),
        (at(-960, 0, "huge"), "Most of a picture of Shadow lies outside the view front."),
        (at(100_000, 0, "lost"), None),
    ],
)
def test_a_picture_that_is_mostly_beside_its_view_is_reported(images: dict[str, Any], message: str | None) -> None:
    assert [one.message for one in seen(plain("shadow", images=images))] == ([message] if message else [])


def test_each_of_several_pictures_of_a_layer_is_looked_at() -> None:
    parts = {"front": [{"asset": "small"}, {"asset": "small", "x": 500}]}
    assert told(plain("shadow", parts=parts)) == [("off_canvas", "shadow")]


def test_a_picture_that_overlaps_no_other_of_its_group_is_reported() -> None:
    straps = group("strap", *(option(name, images=at(x)) for name, x in (("a", 0), ("b", 5), ("c", 60), ("d", 9))))
    assert seen(straps) == [
        Finding("apart", "The picture of Strap: C overlaps no other of its group in front.", layer="c")
    ]


def test_pictures_that_touch_do_not_overlap() -> None:
    straps = group("strap", option("a", images=at(0)), option("b", images=at(10)))
    assert seen(straps) == [Finding("apart", "The pictures of Strap do not overlap in front.", layer="strap")]
    assert told(group("strap", option("a", images=at(0)), option("b", images=at(9)))) == []


def test_options_of_which_several_can_be_chosen_may_lie_apart() -> None:
    assert told(group("pins", option("a", images=at(0)), option("b", images=at(50)), choose="many")) == []


def test_a_single_picture_has_nothing_to_overlap() -> None:
    unknown = option("lost", images=at(50, asset="lost"))
    assert told(group("strap", option("a", images=at(0)), unknown)) == []


def test_many_options_in_one_place_overlap_and_very_many_places_are_not_asked() -> None:
    assert told(group("strap", *(option(f"o{n}", images=at(3)) for n in range(1_000)))) == []
    spread = [option(f"o{n}", images=at(n * 20)) for n in range(MOST_PLACES + 1)]
    assert "apart" in {code for code, _ in told(group("strap", *spread[:-1]))}
    assert "apart" not in {code for code, _ in told(group("strap", *spread))}


def test_views_are_named_as_the_designer_reads_them() -> None:
    views = [{"id": "front", "label": "Front"}]
    (found,) = seen(plain("shadow", images=at(500)), views=views)
    assert found.message == "A picture of Shadow lies outside the view Front."


@pytest.mark.parametrize(
    ("other", "shared"), [(Box(5, 5, 20, 20), 25), (Box(10, 0, 20, 10), 0), (Box(20, 20, 30, 30), 0)]
)
def test_boxes_share_what_both_cover(other: Box, shared: int) -> None:
    box = Box(0, 0, 10, 10)
    assert (box.shared(other), other.shared(box), box.shared(box)) == (shared, shared, 100)
