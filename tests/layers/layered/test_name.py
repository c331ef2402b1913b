import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.layered.name import LONGEST, Name, name_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Red", Name("Red")),
        ("*Red", Name("Red", radio=True)),
        ("!Body", Name("Body", always=True)),
        ("* Red ", Name("Red", radio=True)),
        ("Text:flipx", Name("Text", flip="x")),
        ("*Text:flipxy", Name("Text", radio=True, flip="xy")),
        ("Red#50.png", Name("Red", weighted=True)),
        ("Red #0.5", Name("Red", weighted=True)),
        ("z-10,Back", Name("Back", z=-10)),
        ("z2,*Front#7", Name("Front", radio=True, weighted=True, z=2)),
        ("200% Chair.png", Name("Chair")),
        ("Photo.jpg80%", Name("Photo")),
        ("NONE#20.png", Name("NONE", weighted=True)),
        ("Jeans 1.5", Name("Jeans 1.5")),
        ("50% cotton", Name("cotton")),
        ("#3", Name("#3")),
        (".png", Name(".png")),
        ("*", Name("*", radio=True)),
        ("Size: flipx", Name("Size: flipx")),
    ],
)
def test_marks_weights_depths_scales_and_extensions_are_taken_off_the_label(text: str, name: Name) -> None:
    assert name_of(text) == name


def test_without_marks_those_of_psdtool_are_letters_like_any_other() -> None:
    assert name_of("*Red:flipx#5", marks=False) == Name("*Red:flipx", weighted=True)


def test_none_stands_for_choosing_nothing_in_any_case() -> None:
    assert name_of("none").nothing
    assert name_of("*NONE#20.png").nothing
    assert not name_of("None of these").nothing


@given(st.text(max_size=400))
def test_a_label_is_never_empty_unless_the_name_is_and_never_longer_than_labels_may_be(text: str) -> None:
    label = name_of(text).label
    assert bool(label) == bool(text.strip())
    assert len(label) <= LONGEST


def test_a_name_of_many_marks_is_read_like_any_other() -> None:
    assert name_of("*" * 100_000).radio
