"""Undo takes back a person's own last gesture, and spares what anybody else has done since."""

from typing import Any

import pytest

from tests.layers.drafts.desk import Desk, codes, image, watch


@pytest.fixture
def desk() -> Desk:
    return Desk()


def price(id: str, value: int) -> dict[str, Any]:
    return {"op": "set", "id": id, "field": "price", "value": value}


def test_undo_and_redo_go_back_and_forth(desk: Desk) -> None:
    desk.send("ann", price("tan", 1))
    desk.send("ann", price("tan", 2))
    assert (desk.undo("ann").gesture, desk.layer("tan").price) == ("", 1)
    desk.undo("ann")
    assert desk.layer("tan").price == 0
    desk.redo("ann")
    desk.redo("ann")
    assert desk.layer("tan").price == 2
    assert desk.redo("ann").steps == ()


def test_a_gesture_of_several_batches_is_taken_back_at_once(desk: Desk) -> None:
    for x in range(3):
        desk.send("ann", {"op": "place", "id": "tan", "view": "front", "x": x + 1}, gesture="nudge")
    desk.send("ann", price("tan", 1), gesture="price")
    desk.undo("ann")
    assert desk.undo("ann").gesture == "nudge"
    assert desk.document == watch()


def test_undo_ends_a_gesture(desk: Desk) -> None:
    desk.send("ann", price("tan", 1), gesture="g")
    desk.undo("ann")
    desk.send("ann", price("tan", 2), gesture="g")
    desk.send("ann", price("tan", 3), gesture="g")
    desk.undo("ann")
    assert (desk.layer("tan").price, desk.undo("ann").steps) == (0, ())


def test_a_new_edit_ends_what_could_be_done_again(desk: Desk) -> None:
    desk.send("ann", price("tan", 1))
    desk.undo("ann")
    desk.send("ann", price("gold", 2))
    assert desk.redo("ann").steps == ()


def test_each_undoes_what_is_theirs(desk: Desk) -> None:
    desk.send("ann", price("tan", 1))
    desk.send("bob", price("gold", 2))
    desk.undo("ann")
    assert (desk.layer("tan").price, desk.layer("gold").price) == (0, 2)
    assert desk.undo("ann").steps == ()


def test_a_step_whose_field_another_has_changed_since_is_skipped_and_said(desk: Desk) -> None:
    desk.send("ann", price("tan", 1), price("gold", 1))
    desk.send("bob", price("tan", 2))
    taken = desk.undo("ann")
    assert (desk.layer("tan").price, desk.layer("gold").price) == (2, 0)
    assert [(each.code, each.id, each.theirs, each.by) for each in taken.refused] == [("changed", "tan", 2, "Bob")]


def test_what_another_wanted_to_be_as_it_is_stays_so(desk: Desk) -> None:
    desk.send("ann", price("tan", 5))
    desk.send("bob", price("tan", 5), base=0)
    assert codes(desk.undo("ann")) == {0: "changed"}
    assert desk.layer("tan").price == 5


def test_a_change_of_another_between_two_of_ones_own_is_not_lost(desk: Desk) -> None:
    desk.send("ann", price("tan", 1))
    desk.send("bob", price("tan", 2))
    desk.send("ann", price("tan", 3))
    desk.undo("ann")
    assert desk.layer("tan").price == 2
    assert codes(desk.undo("ann")) == {0: "changed"}
    assert desk.layer("tan").price == 2


def test_what_others_have_worked_on_is_not_taken_away_again(desk: Desk) -> None:
    desk.send("ann", {"op": "insert", "parent": "strap", "layer": image("red")})
    desk.send("bob", price("red", 7))
    assert codes(desk.undo("ann")) == {0: "edited"}
    assert "red" in desk.order("strap")


def test_a_removal_comes_back_whole_and_in_its_place(desk: Desk) -> None:
    before = desk.document
    desk.send("ann", {"op": "remove", "ids": ["tan", "strap", "gold"]})
    desk.undo("ann")
    assert desk.document == before
    desk.redo("ann")
    assert [each.id for each in desk.document.layers] == ["case"]


def test_moves_of_many_go_back_to_where_each_was(desk: Desk) -> None:
    before = desk.document
    desk.send("ann", {"op": "move", "ids": ["gold", "tan", "strap"], "parent": "case", "before": "steel"})
    assert desk.order("case") == ["gold", "tan", "strap", "steel"]
    desk.undo("ann")
    assert desk.document == before


def test_what_another_has_moved_since_stays_there(desk: Desk) -> None:
    desk.send("ann", {"op": "move", "ids": ["tan"], "parent": "case"})
    desk.send("bob", {"op": "move", "ids": ["tan"], "parent": None})
    assert codes(desk.undo("ann")) == {0: "changed"}
    assert desk.order()[-1] == "tan"


def test_undo_finds_a_layer_that_another_has_given_another_id(desk: Desk) -> None:
    desk.send("ann", price("tan", 1))
    desk.send("bob", {"op": "rename", "id": "tan", "to": "brown"})
    desk.undo("ann")
    assert desk.layer("brown").price == 0


def test_a_whole_document_is_taken_back_only_while_it_is_the_last_word(desk: Desk) -> None:
    replace = {"op": "replace", "document": watch(image("x")).model_dump(mode="json", by_alias=True)}
    desk.send("ann", replace)
    desk.send("bob", price("x", 1))
    assert codes(desk.undo("ann")) == {0: "changed"}
    desk.send("ann", replace)
    desk.undo("ann")
    assert desk.layer("x").price == 1


def test_one_person_in_two_windows_is_two(desk: Desk) -> None:
    desk.send("ann", price("tan", 1))
    desk.send("ann-2", price("gold", 1))
    desk.undo("ann")
    assert (desk.layer("tan").price, desk.layer("gold").price) == (0, 1)
