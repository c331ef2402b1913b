"""Two people edit one draft: what goes together is taken, and nobody loses a change without being told."""

from typing import Any

import pytest

from layers.drafts.draft import EditedDraft, Resync
from tests.layers.drafts.desk import Desk, codes, group, image, watch


@pytest.fixture
def desk() -> Desk:
    return Desk()


def put(id: str, field: str, value: Any) -> dict[str, Any]:
    return {"op": "set", "id": id, "field": field, "value": value}


def test_different_fields_of_one_layer_merge(desk: Desk) -> None:
    desk.send("ann", put("tan", "price", 500), base=0)
    assert not desk.send("bob", put("tan", "label", "Brown"), base=0).refused
    assert (desk.layer("tan").price, desk.layer("tan").label) == (500, "Brown")


def test_the_same_field_is_refused_with_theirs_and_by_whom(desk: Desk) -> None:
    desk.send("ann", put("tan", "price", 500), base=0)
    (refused,) = desk.send("bob", put("tan", "price", 700), base=0).refused
    assert (refused.code, refused.id, refused.field, refused.theirs, refused.by) == (
        "changed", "tan", "price", 500, "Ann",
    )  # fmt: skip
    assert desk.layer("tan").price == 500


def test_who_has_read_it_may_change_it(desk: Desk) -> None:
    desk.send("ann", put("tan", "price", 500), base=0)
    assert not desk.send("bob", put("tan", "price", 700), base=1).refused


def test_the_same_value_is_taken(desk: Desk) -> None:
    desk.send("ann", put("tan", "price", 500), base=0)
    taken = desk.send("bob", put("tan", "price", 500), base=0)
    assert (taken.applied, taken.refused) == ((0,), ())
    assert not desk.send("ann", put("tan", "price", 600), base=1).refused, "Ann's own change is the last one"


def test_the_good_operations_of_a_batch_are_taken_and_the_others_named(desk: Desk) -> None:
    taken = desk.send(
        "ann", put("tan", "price", 1), put("tan", "price", "much"), put("tin", "price", 1), put("tan", "colour", 1),
        {"op": "fly"}, put("strap", "choose", "many"),
    )  # fmt: skip
    assert taken.applied == (0, 5)
    assert codes(taken) == {1: "invalid", 2: "unknown", 3: "unknown", 4: "invalid"}
    assert taken.refused[0].fault == "price: Input should be a valid integer"


def test_a_batch_of_which_nothing_is_taken_makes_no_revision(desk: Desk) -> None:
    assert desk.send("ann", put("tin", "price", 1)).rev == 0
    assert desk.send("ann", put("tan", "price", 1)).rev == 1


def test_the_last_move_wins_and_the_other_is_told(desk: Desk) -> None:
    desk.send("ann", {"op": "move", "ids": ["tan"], "parent": "case", "before": None}, base=0)
    taken = desk.send("bob", {"op": "move", "ids": ["tan"], "parent": None, "before": "strap"}, base=0)
    assert desk.order() == ["tan", "strap", "case"]
    (over,) = taken.steps[0].over
    assert (over.id, over.by, over.rev) == ("tan", "Ann", 1)


def test_a_group_cannot_be_moved_into_itself_or_into_what_is_in_it(desk: Desk) -> None:
    into_itself = {"op": "move", "ids": ["strap"], "parent": "strap", "before": None}
    assert codes(desk.send("ann", into_itself)) == {0: "cycle"}
    desk.send("ann", {"op": "move", "ids": ["case"], "parent": "strap", "before": None}, base=0)
    back = desk.send("bob", {"op": "move", "ids": ["strap"], "parent": "case", "before": None}, base=0)
    assert codes(back) == {0: "cycle"}


def test_what_was_to_follow_is_gone_so_it_comes_last(desk: Desk) -> None:
    desk.send("ann", {"op": "remove", "ids": ["tan"]}, base=0)
    desk.send("bob", {"op": "insert", "parent": "strap", "before": "tan", "layer": image("red")}, base=0)
    assert desk.order("strap") == ["black", "red"]


def test_what_another_has_edited_goes_only_with_confirm(desk: Desk) -> None:
    desk.send("ann", put("tan", "price", 500), base=0)
    (refused,) = desk.send("bob", {"op": "remove", "ids": ["strap"]}, base=0).refused
    assert (refused.code, refused.id, refused.by, refused.theirs["price"]) == ("edited", "tan", "Ann", 500)
    assert not desk.send("bob", {"op": "remove", "ids": ["strap"], "confirm": True}, base=0).refused
    assert desk.order() == ["case"]


def test_what_another_has_put_into_a_group_goes_only_with_confirm(desk: Desk) -> None:
    desk.send("ann", {"op": "insert", "parent": "strap", "layer": image("red")}, base=0)
    assert codes(desk.send("bob", {"op": "remove", "ids": ["strap"]}, base=0)) == {0: "edited"}


def test_an_operation_on_what_another_removed_is_refused_with_what_brings_it_back(desk: Desk) -> None:
    desk.send("ann", {"op": "remove", "ids": ["strap"]}, base=0)
    (refused,) = desk.send("bob", put("tan", "price", 500), base=0).refused
    assert (refused.code, refused.by) == ("gone", "Ann")
    assert not desk.send("bob", refused.theirs, put("tan", "price", 500)).refused
    assert (desk.order(), desk.layer("tan").price) == (["strap", "case"], 500)


def test_both_remove_the_same(desk: Desk) -> None:
    desk.send("ann", {"op": "remove", "ids": ["tan"]}, base=0)
    taken = desk.send("bob", {"op": "remove", "ids": ["tan", "black"]}, base=0)
    assert (taken.applied, taken.operations[0].ids) == ((0,), ("black",))  # type: ignore[union-attr]


def test_a_layer_that_came_again_under_the_same_id_is_another_one(desk: Desk) -> None:
    desk.send("ann", {"op": "remove", "ids": ["tan"]}, base=0)
    desk.send("ann", {"op": "insert", "parent": "strap", "layer": image("tan", price=900)})
    (refused,) = desk.send("bob", put("tan", "price", 1), base=0).refused
    assert (refused.code, refused.theirs) == ("changed", 900)


def test_another_id_is_followed_by_who_does_not_know_it_yet(desk: Desk) -> None:
    desk.send("ann", {"op": "rename", "id": "tan", "to": "brown"}, base=0)
    rule = {"op": "rule.put", "rule": {"id": "r1", "if": "tan", "then": {"not": "gold"}}}
    taken = desk.send("bob", put("tan", "price", 5), rule, base=0)
    assert not taken.refused
    assert desk.layer("brown").price == 5
    assert desk.document.rules[0].if_ == "brown"
    assert taken.operations[0].id == "brown"  # type: ignore[union-attr]


def test_two_ids_for_one_layer(desk: Desk) -> None:
    desk.send("ann", {"op": "rename", "id": "tan", "to": "brown"}, base=0)
    (refused,) = desk.send("bob", {"op": "rename", "id": "tan", "to": "beige"}, base=0).refused
    assert (refused.code, refused.theirs) == ("changed", "brown")


def test_an_id_that_passes_from_one_layer_to_another_is_read_as_its_reader_knew_it(desk: Desk) -> None:
    desk.send("ann", {"op": "remove", "ids": ["black"]}, {"op": "rename", "id": "tan", "to": "black"}, base=0)
    assert codes(desk.send("bob", put("black", "price", 1), base=0)) == {0: "gone"}
    assert not desk.send("bob", put("tan", "price", 2), base=0).refused
    assert desk.layer("black").price == 2


def test_fields_of_one_picture_merge_and_collide_each_for_itself(desk: Desk) -> None:
    desk.send("ann", {"op": "place", "id": "tan", "view": "front", "x": 5, "y": 0}, base=0)
    place = {"op": "place", "id": "tan", "view": "front"}
    taken = desk.send("bob", {**place, "y": 7}, {**place, "x": 7}, base=0)
    assert codes(taken) == {1: "changed"}
    assert taken.refused[0].theirs == {"asset": "t", "x": 5, "y": 7, "z": 0, "blend": "normal"}


def test_a_picture_that_another_took_away_is_not_moved(desk: Desk) -> None:
    desk.send("ann", {"op": "place", "id": "tan", "view": "front", "asset": None}, base=0)
    (refused,) = desk.send("bob", {"op": "place", "id": "tan", "view": "front", "x": 7}, base=0).refused
    assert (refused.code, refused.theirs, refused.field) == ("changed", None, "images.front")


def test_texts_of_different_languages_merge(desk: Desk) -> None:
    def text(language: str, words: str | None) -> dict[str, Any]:
        return {"op": "doc", "field": f"translations.{language}.tan", "value": words}

    desk.send("ann", text("de", "Braun"), base=0)
    assert not desk.send("bob", text("fr", "Brun"), base=0).refused
    assert codes(desk.send("bob", text("de", "Hell"), base=0)) == {0: "changed"}
    assert codes(desk.send("bob", {"op": "doc", "field": "translations", "value": {}}, base=0)) == {0: "changed"}
    assert desk.document.translations == {"de": {"tan": "Braun"}, "fr": {"tan": "Brun"}}


@pytest.mark.parametrize(
    ("kind", "content", "other"),
    [
        ("rule", {"if": "tan", "then": {"not": "gold"}}, {"if": "tan", "then": {"not": "steel"}}),
        ("view", {"label": "Front"}, {"label": "Face"}),
        ("preset", {"selected": ["tan"]}, {"selected": ["gold"]}),
    ],
)
def test_rules_views_and_presets_collide_as_a_whole(desk: Desk, kind: str, content: Any, other: Any) -> None:
    def put(content: Any) -> dict[str, Any]:
        return {"op": f"{kind}.put", kind: {"id": "one", **content}}

    remove = {"op": f"{kind}.remove", "id": "one"}
    desk.send("ann", put({}) if kind != "rule" else put(other))
    desk.send("ann", put(content), base=1)
    assert codes(desk.send("bob", put(other), base=1)) == {0: "changed"}
    assert codes(desk.send("bob", remove, base=1)) == {0: "edited"}
    assert not desk.send("bob", {**remove, "confirm": True}, base=1).refused
    assert codes(desk.send("ann", put(other), base=2)) == {0: "gone"}
    assert desk.send("ann", remove, base=2).applied == (0,)


def test_a_whole_document_is_refused_where_anybody_else_has_edited(desk: Desk) -> None:
    desk.send("ann", put("tan", "price", 500), base=0)
    replace = {"op": "replace", "document": watch(image("other")).model_dump(mode="json", by_alias=True)}
    assert codes(desk.send("bob", replace, base=0)) == {0: "changed"}
    assert not desk.send("bob", {**replace, "confirm": True}, base=0).refused
    assert desk.order() == ["other"]
    assert codes(desk.send("ann", put("tan", "price", 1), base=1)) == {0: "gone"}


def test_a_whole_document_collides_only_where_it_differs(desk: Desk) -> None:
    changed = watch().model_dump(mode="json", by_alias=True) | {"title": "Clock"}
    desk.send("ann", {"op": "replace", "document": changed}, base=0)
    assert not desk.send("bob", put("tan", "price", 500), base=0).refused
    assert codes(desk.send("bob", {"op": "doc", "field": "title", "value": "Sundial"}, base=0)) == {0: "changed"}


@pytest.mark.parametrize("base", [-1, 99])
def test_a_revision_that_is_not_known_is_to_be_read_anew(base: int) -> None:
    desk = Desk(EditedDraft.of(watch(), rev=5))
    with pytest.raises(Resync):
        desk.send("ann", put("tan", "price", 1), base=base if base > 0 else 4)


def test_ids_are_unique_over_layers_and_rules(desk: Desk) -> None:
    assert codes(desk.send("ann", {"op": "insert", "layer": image("tan")})) == {0: "duplicate"}
    assert codes(desk.send("ann", {"op": "insert", "layer": group("new", image("a"), image("a"))})) == {0: "duplicate"}
    rule = {"op": "rule.put", "rule": {"id": "tan", "if": "tan", "then": "gold"}}
    assert codes(desk.send("ann", rule)) == {0: "duplicate"}
    assert codes(desk.send("ann", {"op": "rename", "id": "tan", "to": "gold"})) == {0: "duplicate"}


def test_the_last_view_stays(desk: Desk) -> None:
    taken = desk.send("ann", {"op": "view.remove", "id": "front"}, {"op": "view.remove", "id": "back"})
    assert codes(taken) == {1: "invalid"}


def test_a_batch_may_name_what_it_brought_itself(desk: Desk) -> None:
    taken = desk.send(
        "ann",
        {"op": "insert", "parent": None, "layer": {"kind": "group", "temp": "g", "label": "Crème brûlée"}},
        {"op": "insert", "parent": "g", "layer": {"kind": "image", "temp": "one", "label": "蒸し"}},
        {"op": "insert", "parent": "g", "before": "one", "layer": {"kind": "image", "label": "Tan"}},
        put("one", "price", 5),
        {"op": "rule.put", "rule": {"temp": "r", "if": "one", "then": "gold"}},
    )
    assert taken.ids == {"g": "creme-brulee", "one": "creme-brulee-1", "r": "r1"}
    assert desk.order("creme-brulee") == ["tan-2", "creme-brulee-1"]
    assert desk.document.rules[0].if_ == "creme-brulee-1"
    assert codes(desk.send("ann", {"op": "insert", "parent": "g", "layer": image("x")})) == {0: "unknown"}


def test_layers_are_nested_only_so_deep(desk: Desk) -> None:
    parent: str | None = None
    depth = 0
    while not (taken := desk.send("ann", {"op": "insert", "parent": parent, "layer": group(f"g{depth}")})).refused:
        parent, depth = f"g{depth}", depth + 1
    assert (depth, codes(taken)) == (20, {0: "invalid"})
    assert codes(desk.send("ann", {"op": "move", "ids": ["strap"], "parent": parent})) == {0: "invalid"}
    deep: Any = "tan"
    for _ in range(17):
        deep = {"not": deep}
    assert codes(desk.send("ann", put("strap", "show_if", deep))) == {0: "invalid"}
    assert not desk.send("ann", put("strap", "show_if", deep["not"])).refused


def test_a_document_grows_to_a_limit_and_can_shrink_from_there(desk: Desk) -> None:
    def text(key: str, words: str | None) -> dict[str, Any]:
        return {"op": "doc", "field": f"translations.de.{key}", "value": words}

    last = 0
    while not (taken := desk.send("ann", text(f"k{last}", "x" * 10_000))).refused:
        last += 1
    assert codes(taken) == {0: "too_large"}
    assert 390 < last < 400
    assert not desk.send("ann", text("k0", None)).refused
    assert f"k{last}" not in desk.document.translations["de"]


def test_an_id_that_was_given_again_and_removed_does_not_lead_to_the_layer_that_had_it_first(desk: Desk) -> None:
    desk.send("ann", {"op": "rename", "id": "tan", "to": "brown"})
    desk.send("ann", {"op": "insert", "parent": "strap", "layer": image("tan")})
    desk.send("ann", {"op": "remove", "ids": ["tan"]})
    assert codes(desk.send("bob", put("tan", "price", 1), base=2)) == {0: "gone"}
    assert not desk.send("bob", put("tan", "price", 2), base=0).refused
    assert desk.layer("brown").price == 2


def test_an_id_that_two_layers_had_one_after_the_other_is_read_as_its_reader_knew_it(desk: Desk) -> None:
    desk.send("ann", {"op": "rename", "id": "tan", "to": "brown"}, {"op": "rename", "id": "black", "to": "tan"})
    desk.send("ann", {"op": "rename", "id": "tan", "to": "dark"})
    desk.send("bob", put("tan", "price", 1), put("black", "price", 2), base=0)
    desk.send("cleo", put("tan", "price", 3), base=1)
    assert (desk.layer("brown").price, desk.layer("dark").price) == (1, 2)
    assert not desk.send("cleo", put("tan", "label", "Dark"), base=1).refused
    assert desk.layer("dark").label == "Dark"
