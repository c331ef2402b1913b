"""A document compiled for use."""

from typing import Any

import pytest
from hypothesis import given

from layers.document.line_demand import Part
from layers.document.model import Configurator
from layers.document.tree import Tree, dependencies, mentions
from tests.layers.brute import Brute
from tests.layers.models import documents
from tests.layers.shopping import document, group, option
from tests.layers.solving import thorough

WATCH = Tree(
    document(
        option("case", "CASE", units=2),
        group(
            "strap",
            option("tan", default=True),
            group("hides", option("calf"), group("dark", option("black"), choose=None, label=""), choose=None),
            group("stitch", option("red", default=True), choose="many"),
            option("steel"),
            required=True,
        ),
        group("box", option("ribbon"), group("card", option("gold")), choose=None, show_if="tan"),
    )
)


def heading(name: str) -> str | None:
    found = WATCH.named[name].heading
    return found.id if found else None


def test_options_belong_to_the_nearest_group_that_offers_a_choice() -> None:
    assert {choice.id: choice.options for choice in WATCH.choices.values()} == {
        "strap": ("tan", "calf", "black", "steel"),
        "stitch": ("red",),
        "card": ("gold",),
    }
    assert [leaf.id for leaf in WATCH.drawn] == ["case", "ribbon"]


def test_leaves_are_in_menu_order_and_found_by_their_ids() -> None:
    names = ["case", "tan", "calf", "black", "red", "steel", "ribbon", "gold"]
    assert [leaf.id for leaf in WATCH.leaves] == names
    assert list(WATCH.named) == names
    assert sorted(leaf.index for leaf in WATCH.leaves) == [leaf.index for leaf in WATCH.leaves]


def test_an_option_stands_under_the_nearest_heading_with_a_label_inside_its_group() -> None:
    assert [heading(name) for name in ("tan", "calf", "black", "red")] == [None, "hides", "hides", None]
    assert [heading(name) for name in ("ribbon", "gold")] == [None, None]


def test_everything_behind_a_condition_knows_it() -> None:
    assert [WATCH.named[name].gates for name in ("tan", "ribbon", "gold")] == [(), ("box",), ("box",)]
    assert (WATCH.choices["strap"].gates, WATCH.choices["card"].gates) == ((), ("box",))


def test_conditions_are_named_from_the_outermost_to_the_group_itself() -> None:
    inner = group("inner", group("more", option("b1"), choose=None, show_if="a2"), show_if="a1")
    made = Tree(document(group("a", option("a1"), option("a2")), group("outer", inner, choose=None, show_if="a1")))
    assert made.choices["inner"].gates == ("outer", "inner")
    assert made.options["b1"].gates == ("outer", "inner", "more")


@pytest.mark.parametrize(
    ("fields", "bounds"),
    [
        ({}, (0, 1)),
        ({"required": True}, (1, 1)),
        ({"required": True, "min": 3, "max": 3}, (1, 1)),
        ({"choose": "many"}, (0, None)),
        ({"choose": "many", "required": True}, (1, None)),
        ({"choose": "many", "min": 2, "max": 3}, (2, 3)),
        ({"choose": "many", "required": True, "min": 2}, (2, None)),
        ({"choose": "many", "required": True, "min": 0}, (1, None)),
    ],
)
def test_a_group_asks_for_as_many_as_it_says(fields: dict[str, Any], bounds: tuple[int, int | None]) -> None:
    choice = Tree(document(group("g", option("a"), **fields))).choices["g"]
    assert (choice.minimum, choice.maximum) == bounds
    assert choice.one == (fields.get("choose") != "many")


def test_what_a_layer_consumes_is_its_sku_or_an_item_of_its_own() -> None:
    own = {**option("tan"), "stock": {"managed": True, "units": 3}}
    unmanaged = {**option("steel"), "stock": {"managed": False, "sku": "STEEL"}}
    made = Tree(document(group("strap", own, unmanaged), option("case", "CASE", units=2)))
    assert [leaf.part for leaf in made.leaves] == [Part("tan", "watch.tan", 3), None, Part("case", "CASE", 2)]
    assert made.skus == {"watch.tan", "CASE"}


def test_defaults_are_the_options_that_say_so() -> None:
    assert WATCH.defaults == {"tan", "red"}


def test_a_price_is_that_of_its_layer() -> None:
    assert Tree(document(group("a", option("a1", price=-7)))).options["a1"].price == -7


def test_a_condition_names_its_options_in_order_as_often_as_it_does() -> None:
    condition = {"any": ["b", {"all": ["a", {"not": "b"}]}, {"not": {"any": []}}]}
    rule = document(rules=[{"id": "r", "if": condition, "then": "c"}]).rules[0]
    assert list(mentions(rule.if_)) == ["b", "a", "b"]


def test_a_condition_depends_on_whatever_shows_its_options() -> None:
    made = Tree(
        document(
            group("first", option("a"), show_if="b"),
            group("second", option("b"), show_if={"not": "c"}),
            group("third", option("c")),
            group("fourth", option("d"), show_if={"all": ["a", "b", "gone"]}),
        )
    )
    assert dependencies(made) == {
        "first": {"second"},
        "second": frozenset(),
        "fourth": {"first", "second"},
    }
    assert made.gates == ("second", "first", "fourth")


def test_conditions_in_a_circle_come_last_and_stop_nobody() -> None:
    made = Tree(
        document(
            group("x", option("x1"), show_if="y1"),
            group("y", option("y1"), show_if="x1"),
            group("z", option("z1"), show_if="x1"),
            group("free", option("f1"), show_if={"all": []}),
        )
    )
    assert made.gates == ("free", "x", "y", "z")


@thorough
@given(documents())
def test_a_tree_has_what_the_document_says(made: Configurator) -> None:
    tree, brute = Tree(made), Brute(made)
    assert [leaf.id for leaf in tree.leaves] == [seat.image.id for seat in brute.seats]
    assert tuple(tree.options) == brute.options
    for box in brute.boxes:
        choice = tree.choices[box.id]
        assert choice.options == tuple(image.id for image in box.options)
        assert (choice.one, choice.minimum) == (box.one, box.minimum)
        assert (float("inf") if choice.maximum is None else choice.maximum) == box.maximum
        assert [tree.conditions[gate] for gate in choice.gates] == list(box.conditions)
    for seat in brute.seats:
        assert [tree.conditions[gate] for gate in tree.named[seat.image.id].gates] == list(seat.conditions)


@thorough
@given(documents())
def test_no_condition_comes_before_one_that_it_depends_on(made: Configurator) -> None:
    tree = Tree(made)
    seen: set[str] = set()
    for gate in tree.gates:
        assert dependencies(tree)[gate] <= seen
        seen.add(gate)
    assert seen == set(tree.conditions)
