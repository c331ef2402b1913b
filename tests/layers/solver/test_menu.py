"""Sets of options as bits: what stands for what, and what a pick makes of them."""

from hypothesis import given
from hypothesis import strategies as st

from layers.document.tree import Tree
from layers.solver.menu import Menu, earlier
from tests.layers.models import documents
from tests.layers.shopping import document, group, option
from tests.layers.solving import thorough

WATCH = Menu(
    Tree(
        document(
            option("case"),
            group("strap", option("tan"), option("steel"), option("rubber"), required=True),
            group("extras", option("box"), option("pen"), choose="many", min=1),
            group("dial", option("blue"), option("white"), required=True, show_if="tan"),
            group("crown", option("round")),
        )
    )
)
masks = st.integers(0, 2**8 - 1)


def test_the_first_option_of_the_menu_is_the_lowest_bit_and_what_is_always_drawn_has_none() -> None:
    assert WATCH.names == ("tan", "steel", "rubber", "box", "pen", "blue", "white", "round")
    assert (WATCH.bit["tan"], WATCH.bit["steel"], WATCH.bit["round"]) == (1, 2, 128)
    assert "case" not in WATCH.bit


@given(masks)
def test_a_mask_and_its_names_say_the_same(mask: int) -> None:
    names = list(WATCH.options(mask))
    assert names == [name for name in WATCH.names if WATCH.bit[name] & mask]
    assert WATCH.mask(reversed(names)) == mask
    assert WATCH.names_of(mask) == frozenset(names)


def test_a_choice_that_is_always_asked_for_is_required() -> None:
    """A group of many or one that may be hidden can be left empty."""
    assert WATCH.names_of(WATCH.required) == {"tan", "steel", "rubber"}


def test_an_option_replaces_its_rivals_and_stands_beside_all_others() -> None:
    assert WATCH.names_of(WATCH.replaced("steel")) == {"tan", "rubber"}
    assert (WATCH.replaced("box"), WATCH.replaced("round"), WATCH.replaced(None)) == (0, 0, 0)
    assert (WATCH.group("steel"), WATCH.group("pen")) == ("strap", "extras")


def test_a_pick_leaves_everything_else_as_it_was() -> None:
    before = WATCH.mask(["tan", "box", "white"])
    assert WATCH.names_of(WATCH.picked(before, "steel")) == {"steel", "box", "white"}
    assert WATCH.names_of(WATCH.picked(before, "pen")) == {"tan", "box", "pen", "white"}
    assert WATCH.picked(before, "tan") == before
    assert WATCH.picked(before, None) == before


@given(masks, masks)
def test_of_two_sets_the_one_with_the_first_option_they_differ_in_is_earlier(mask: int, other: int) -> None:
    first = next(
        (name for name in WATCH.names if (name in WATCH.names_of(mask)) != (name in WATCH.names_of(other))), ""
    )
    assert earlier(mask, other) == (bool(first) and first in WATCH.names_of(mask))


@thorough
@given(documents())
def test_every_option_is_in_exactly_one_group(document) -> None:  # type: ignore[no-untyped-def]
    tree = Tree(document)
    menu = Menu(tree)
    for name in menu.names:
        homes = [id for id, mask in menu.choices.items() if menu.bit[name] & mask]
        assert homes == [menu.group(name)] == [tree.options[name].group]
        assert menu.mask(tree.choices[homes[0]].options) == menu.choices[homes[0]]
