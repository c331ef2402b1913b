"""The table of docs/layered-files.md, row by row."""

from layers.layered.plan import NO_WISH, Omission, Planned, Role, Wish, plan, walk
from tests.layers.layered.files import tree


def _planned(*layers: object, marks: bool = True, **wishes: Wish) -> dict[str, Planned]:
    paths = {f"{key.replace('_', '/')[1:]}": wish for key, wish in wishes.items()}
    return {one.node.path: one for one in walk(plan(tree(*layers), "Watch", paths, marks))}


def test_a_group_of_which_one_child_is_visible_is_a_choice_and_that_child_its_default() -> None:
    found = _planned(["Strap", "Tan", "-Black", "-Red"])
    assert found["0"].role is Role.ONE
    assert found["0"].required
    assert [found[path].default for path in ("0/0", "0/1", "0/2")] == [True, False, False]


def test_a_group_of_which_no_child_is_visible_is_a_choice_that_nobody_has_to_make() -> None:
    found = _planned(["Strap", "-Tan", "-Black"])
    assert found["0"].role is Role.ONE
    assert not found["0"].required
    assert not any(one.default for one in found.values())


def test_of_several_visible_marked_children_the_topmost_is_the_default() -> None:
    found = _planned(["Strap", "*Tan", "*Black", "-*Red"])
    assert found["0"].role is Role.ONE
    assert [path for path, one in found.items() if one.default] == ["0/1"]


def test_a_choice_of_marked_children_is_required_where_its_group_is_never_hidden() -> None:
    assert _planned(["!Strap", "*Tan", "-*Black"])["0"].required
    assert not _planned(["Strap", "*Tan", "-*Black"])["0"].required


def test_a_group_with_several_visible_children_is_always_drawn() -> None:
    found = _planned(["Body", "Case", "Glass"])
    assert found["0"].role is Role.DRAWN
    assert not any(one.omitted for one in found.values())


def test_a_group_that_is_never_hidden_is_always_drawn_whatever_is_visible_in_it() -> None:
    found = _planned(["!Body", "Case", "-Glass"])
    assert found["0"].role is Role.DRAWN
    assert found["0/1"].omitted is Omission.HIDDEN


def test_a_child_that_stands_for_nothing_makes_its_group_optional() -> None:
    for nothing in ("NONE", "-none", "-NONE#20.png", "-*NONE", "-Glass="):
        found = _planned(["Hat", nothing, "Cap", "-Crown"])
        assert found["0"].role is Role.ONE, nothing
        assert not found["0"].required, nothing
        assert found["0/0"].omitted in (Omission.NOTHING, Omission.EMPTY), nothing


def test_two_weighted_children_are_a_choice_though_all_are_visible() -> None:
    found = _planned(["Hat", "Cap#50.png", "Crown#10.png"])
    assert found["0"].role is Role.ONE
    assert [one.label for one in found.values()] == ["Hat", "Cap", "Crown"]


def test_a_layer_at_the_top_is_always_drawn_and_a_hidden_one_left_out() -> None:
    found = _planned("Case", "-Sketch", "-!Logo")
    assert [found[path].omitted for path in "012"] == [None, Omission.HIDDEN, None]


def test_marked_layers_at_the_top_are_a_choice_named_like_the_product() -> None:
    found = _planned("Case", "*Front", "-*Back")
    assert found["*"].role is Role.ONE
    assert found["*"].label == "Watch"
    assert [one.node.path for one in found["*"].children] == ["1", "2"]
    assert found["1"].default


def test_unmarked_children_beside_marked_ones_are_always_drawn() -> None:
    found = _planned(["Head", "Skin", "*Smile", "-*Frown", "Hair"])
    assert found["0"].role is Role.DRAWN
    assert [one.node.path for one in found["0"].children] == ["0/0", "0/*", "0/3"]
    assert found["0/*"].role is Role.ONE


def test_layers_for_mirrored_pictures_are_left_out() -> None:
    found = _planned(["Shirt", "*Text", "*Text:flipx"])
    assert found["0/1"].omitted is Omission.MIRRORED
    assert found["0/0"].default


def test_a_switch_ignores_the_marks() -> None:
    found = _planned(["Shirt", "*Text", "-*Logo"], marks=False)
    assert [one.label for one in found.values()] == ["Shirt", "*Text", "*Logo"]
    assert found["0"].role is Role.ONE


def test_what_is_in_a_hidden_group_is_left_out_and_a_hidden_choice_has_no_default() -> None:
    found = _planned(["-Old", "Case", "Glass"], ["-Hat", "Cap", "-Crown"])
    assert found["0"].omitted is Omission.HIDDEN
    assert found["1"].omitted is None
    assert not found["1/0"].default
    assert not found["1"].required


def test_a_group_without_anything_in_it_is_left_out() -> None:
    assert _planned(["Empty"], "Case")["0"].omitted is Omission.EMPTY
    assert _planned(["Empty", "Nothing="], "Case")["0"].omitted is Omission.EMPTY


def test_choices_further_inside_are_found() -> None:
    found = _planned(["Head", "Skin", ["Mouth", "*Smile", "*Frown"], ["Ears", "Left", "Right"]])
    assert found["0/1"].role is Role.ONE
    assert found["0/2"].role is None


def test_a_person_makes_a_group_that_is_always_drawn_a_choice_and_back() -> None:
    one = _planned(["Body", "Case", "Glass"], _0=Wish(choose=Role.ONE))
    assert one["0"].role is Role.ONE
    assert one["0/1"].default
    many = _planned(["Body", "Case", "-Glass"], _0=Wish(choose=Role.MANY))
    assert many["0"].role is Role.MANY
    assert [many[path].default for path in ("0/0", "0/1")] == [True, False]
    drawn = _planned(["Strap", "Tan", "-Black"], _0=Wish(choose=Role.DRAWN))
    assert drawn["0"].role is Role.DRAWN
    assert drawn["0/1"].omitted is Omission.HIDDEN


def test_a_person_renames_a_layer_leaves_one_out_and_brings_a_hidden_one_in() -> None:
    found = _planned(
        "Case", "Shadow", "-Logo", ["-Old", "Dial"],
        _0=Wish(label="Steel case"), _1=Wish(skip=True), _2=Wish(skip=False), _3=Wish(skip=False),
    )  # fmt: skip
    assert found["0"].label == "Steel case"
    assert found["1"].omitted is Omission.SKIPPED
    assert found["2"].omitted is None
    assert found["3/0"].omitted is None


def test_a_group_that_is_left_out_goes_with_all_that_is_in_it() -> None:
    found = _planned(["Body", "Case", "Glass"], _0=Wish(skip=True))
    assert all(one.omitted is Omission.SKIPPED for one in found.values())


def test_no_wish_changes_nothing() -> None:
    assert _planned(["Body", "Case", "-Glass"], _0=NO_WISH) == _planned(["Body", "Case", "-Glass"])
