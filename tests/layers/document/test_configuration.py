"""A selection read against its configurator, whatever the stock."""

import pytest

from layers.document.configuration import (
    Fault,
    Lack,
    checked_selection,
    drawn_leaves,
    faults,
    parts,
    settled,
    shown,
    stack,
    unit_price,
)
from layers.document.tree import Tree
from layers.errors import TwoOfOne, UnknownOption
from tests.layers.shopping import document, group, option

STRAPS = group("strap", option("tan", price=2500), option("steel"), required=True)


def test_an_unknown_option_is_named() -> None:
    with pytest.raises(UnknownOption) as caught:
        checked_selection(Tree(document(STRAPS)), ["tan", "silk", "wool"])
    assert caught.value.ids == ("silk", "wool")


def test_two_of_a_group_that_takes_one_are_refused() -> None:
    with pytest.raises(TwoOfOne) as caught:
        checked_selection(Tree(document(STRAPS)), ["tan", "steel"])
    assert (caught.value.group, caught.value.options) == ("strap", ("tan", "steel"))


def test_naming_an_option_twice_is_naming_it_once() -> None:
    assert checked_selection(Tree(document(STRAPS)), ["tan", "tan"]) == {"tan"}


def test_a_required_group_with_nothing_chosen_is_required() -> None:
    assert faults(Tree(document(STRAPS)), frozenset()) == [Fault(Lack.REQUIRED, "strap")]


def test_an_optional_group_may_stay_empty() -> None:
    assert faults(Tree(document(group("charm", option("star")))), frozenset()) == []


def test_a_group_of_many_counts_between_its_minimum_and_maximum() -> None:
    tree = Tree(document(group("pins", *(option(f"p{n}") for n in range(4)), choose="many", min=2, max=3)))
    found = [[fault.code for fault in faults(tree, {f"p{n}" for n in range(count)})] for count in range(5)]
    assert found == [[Lack.REQUIRED], [Lack.TOO_FEW], [], [], [Lack.TOO_MANY]]


def test_a_required_group_of_many_needs_one_even_without_a_minimum() -> None:
    tree = Tree(document(group("pins", option("p"), choose="many", required=True)))
    assert [fault.code for fault in faults(tree, frozenset())] == [Lack.REQUIRED]


def test_options_of_a_hidden_group_are_dropped_and_ask_for_nothing() -> None:
    hidden = group("initials", option("ink", "INK", price=500), required=True, show_if="tan")
    tree = Tree(document(STRAPS, hidden))
    assert settled(tree, {"steel", "ink"}) == {"steel"}
    assert faults(tree, {"steel"}) == []
    assert parts(tree, {"steel"}) == ()
    assert shown(tree, {"tan"}) == {"strap", "initials"}


def test_a_hidden_group_hides_what_is_inside_and_what_depends_on_it() -> None:
    inner = group("colour", option("gold"))
    outer = group("engraving", option("text"), inner, show_if="tan")
    third = group("gift", option("box"), show_if="gold")
    tree = Tree(document(third, STRAPS, outer))
    assert settled(tree, {"tan", "text", "gold", "box"}) == {"tan", "text", "gold", "box"}
    assert settled(tree, {"steel", "text", "gold", "box"}) == {"steel"}


def test_a_heading_hides_the_options_under_it() -> None:
    heading = group("metal", option("gold"), choose=None, show_if="tan")
    tree = Tree(document(STRAPS, group("buckle", option("plain"), heading)))
    assert tree.choices["buckle"].options == ("plain", "gold")
    assert settled(tree, {"steel", "gold"}) == {"steel"}


def test_a_hidden_option_counts_as_false_in_every_condition() -> None:
    hidden = group("extra", option("glow"), show_if="tan")
    shown_without = group("matte", option("flat"), show_if={"not": "glow"})
    tree = Tree(document(STRAPS, hidden, shown_without))
    assert settled(tree, {"steel", "glow", "flat"}) == {"steel", "flat"}


def test_a_folder_is_drawn_only_while_its_condition_holds() -> None:
    folder = group("shine", option("reflex"), choose=None, show_if="steel")
    tree = Tree(document(STRAPS, folder))
    assert [leaf.id for leaf in drawn_leaves(tree, {"steel"})] == ["steel", "reflex"]
    assert [leaf.id for leaf in drawn_leaves(tree, {"tan"})] == ["tan"]


def test_a_choosing_group_inside_another_is_a_choice_of_its_own() -> None:
    tree = Tree(document(group("strap", option("tan"), group("stitch", option("white"), option("red")))))
    assert tree.choices["strap"].options == ("tan",)
    assert tree.choices["stitch"].options == ("white", "red")


def test_a_price_counts_each_option_once_whatever_its_units_and_is_never_negative() -> None:
    tree = Tree(document(group("x", option("two", "O", units=2, price=300), option("off", price=-20_000))))
    assert unit_price(tree, {"two"}) == 10_300
    assert unit_price(tree, {"off"}) == 0


def test_equal_z_is_drawn_in_menu_order() -> None:
    layers = [option(name, images={"front": {"asset": name, "z": z}}) for name, z in [("a", 5), ("b", 1), ("c", 5)]]
    tree = Tree(document(*layers))
    assert [drawing.layer for drawing in stack(tree, frozenset(), "front")] == ["b", "a", "c"]


def test_a_managed_layer_without_a_sku_has_an_item_of_its_own() -> None:
    managed = {**option("tan"), "stock": {"managed": True}}
    assert Tree(document(group("strap", managed))).skus == {"watch.tan"}


def test_a_broken_rule_is_a_fault() -> None:
    rules = [{"id": "r1", "if": "tan", "then": {"any": ["gold", {"all": ["brass", {"not": "star"}]}]}}]
    tree = Tree(document(STRAPS, group("m", option("gold"), option("brass")), group("c", option("star")), rules=rules))
    assert faults(tree, {"tan", "brass"}) == []
    assert faults(tree, {"tan", "brass", "star"}) == [Fault(Lack.RULE, "r1")]
    assert faults(tree, {"steel", "star"}) == []


def placed(asset: str, z: int, **more: object) -> dict[str, object]:
    return {"asset": asset, "z": z, **more}


def test_a_layer_has_several_pictures_in_one_view() -> None:
    """A strap runs behind the case and before it."""
    strap = option("tan", images={"front": placed("behind", 0)}, parts={"front": [placed("before", 2, x=5)]})
    case = option("steel", images={"front": placed("case", 1)})
    tree = Tree(document(group("case", case), group("strap", strap)))
    drawn = [(one.layer, one.asset, one.x) for one in stack(tree, {"tan", "steel"}, "front")]
    assert drawn == [("tan", "behind", 0), ("steel", "case", 0), ("tan", "before", 5)]


def test_parts_stand_without_a_picture_in_images() -> None:
    strap = option("tan", parts={"front": [placed("one", 0), placed("two", 0)]})
    assert [one.asset for one in stack(Tree(document(group("strap", strap))), {"tan"}, "front")] == ["one", "two"]


def test_a_picture_says_how_it_is_mixed() -> None:
    shade = option("shade", images={"front": placed("shade", 0, blend="multiply")})
    (drawing,) = stack(Tree(document(shade)), set(), "front")
    assert drawing.blend == "multiply"


def test_what_is_always_drawn_is_so_under_its_own_condition_only() -> None:
    gleam = option("gleam", "OIL", images={"front": placed("gleam", 0)}, show_if="steel")
    tree = Tree(document(STRAPS, gleam))
    assert [one.layer for one in stack(tree, {"steel"}, "front")] == ["gleam"]
    assert [part.sku for part in parts(tree, {"steel"})] == ["OIL"]
    assert stack(tree, {"tan"}, "front") == []
    assert parts(tree, {"tan"}) == ()
