"""What each operation does, that it can be taken back, and that the draft stays a document."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.document.model import Configurator
from layers.drafts.draft import EditedDraft, line_of, read_draft
from layers.drafts.taken import Taken
from layers.drafts.working_copy import WorkingCopy
from tests.layers.drafts.desk import Desk, codes, group, image, watch
from tests.layers.drafts.scribble import Scribbler


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_another_id_is_followed_everywhere(desk: Desk) -> None:
    document = watch(
        group("strap", image("tan"), image("black"), choose="one"),
        group("case", image("steel"), choose="one", show_if={"any": ["tan", {"not": "black"}]}),
        image("shadow", show_if="tan"),
        rules=[{"id": "r1", "if": {"all": ["tan", "steel"]}, "then": {"not": "tan"}}],
        presets=[{"id": "p", "selected": ["tan", "steel"]}],
        translations={"de": {"tan": "Braun"}, "fr": {}},
    )
    desk = Desk(EditedDraft.of(document))
    desk.send("ann", {"op": "rename", "id": "tan", "to": "brown"})
    said = desk.document.model_dump_json(by_alias=True)
    assert said == document.model_dump_json(by_alias=True).replace('"tan"', '"brown"').replace('"Tan"', '"Tan"')
    desk.undo("ann")
    assert desk.document == document


def test_another_id_for_a_group_keeps_what_is_in_it(desk: Desk) -> None:
    desk.send("ann", {"op": "rename", "id": "strap", "to": "band"})
    assert (desk.order(), desk.order("band"), desk.draft.copy.parents["tan"]) == (
        ["band", "case"],
        ["tan", "black"],
        "band",
    )


def test_an_id_that_is_mentioned_already_is_taken_back_exactly() -> None:
    document = watch(
        rules=[{"id": "r1", "if": "brown", "then": "tan"}], translations={"de": {"brown": "alt", "tan": "neu"}}
    )
    desk = Desk(EditedDraft.of(document))
    desk.send("ann", {"op": "rename", "id": "tan", "to": "brown"})
    desk.undo("ann")
    assert desk.document == document


@pytest.mark.parametrize(
    ("stock", "published", "sku"),
    [
        ({"managed": True}, True, "watch.tan"),
        ({"managed": False}, True, None),
        ({"managed": True, "sku": "OWN"}, True, "OWN"),
        ({"managed": True}, False, None),
    ],
)
def test_a_published_option_keeps_its_stock_under_another_id(stock: Any, published: bool, sku: str | None) -> None:
    document = watch(group("strap", image("tan", stock=stock), choose="one"))
    desk = Desk(EditedDraft.of(document).with_published(document if published else None))
    taken = desk.send("ann", {"op": "rename", "id": "tan", "to": "brown"})
    assert desk.layer("brown").stock.sku == sku
    assert [each.op for each in taken.operations] == ["rename", *(["set"] if sku == "watch.tan" else [])]
    desk.undo("ann")
    assert desk.document == document


def test_one_that_is_not_managed_any_more_keeps_the_item_that_was_published() -> None:
    published = watch(group("strap", image("tan", stock={"managed": True}), choose="one"))
    desk = Desk(EditedDraft.of(watch()).with_published(published))
    desk.send("ann", {"op": "rename", "id": "tan", "to": "brown"})
    assert desk.layer("brown").stock.sku == "watch.tan"


def test_pictures_are_placed_moved_and_taken_away(desk: Desk) -> None:
    def place(**fields: Any) -> Taken:
        return desk.send("ann", {"op": "place", "id": "black", "view": "front", **fields})

    assert codes(place(x=3)) == {0: "invalid"}
    assert not place(asset="a").refused
    place(x=3, blend="multiply")
    placed = desk.layer("black").images["front"].model_dump(mode="json")
    assert placed == {"asset": "a", "x": 3, "y": 0, "z": 0, "blend": "multiply"}
    place(asset=None)
    assert desk.layer("black").images == {}
    assert not place(asset=None).refused


def test_parts_are_added_and_those_behind_one_that_goes_move_up(desk: Desk) -> None:
    def place(part: int, **fields: Any) -> Taken:
        return desk.send("ann", {"op": "place", "id": "tan", "view": "front", "part": part, **fields})

    def parts() -> list[str]:
        return [each.asset for each in desk.layer("tan").parts.get("front", ())]

    for number, asset in enumerate("abc"):
        place(number, asset=asset)
    assert codes(place(4, asset="e")) == {0: "unknown"}
    place(1, asset=None)
    assert parts() == ["a", "c"]
    desk.undo("ann")
    assert parts() == ["a", "b", "c"]
    for _ in range(3):
        place(0, asset=None)
    assert desk.layer("tan").parts == {}


def test_a_group_has_no_pictures_and_an_image_holds_nothing(desk: Desk) -> None:
    assert codes(desk.send("ann", {"op": "place", "id": "strap", "view": "front", "asset": "a"})) == {0: "invalid"}
    assert codes(desk.send("ann", {"op": "insert", "parent": "tan", "layer": image("x")})) == {0: "invalid"}
    assert codes(desk.send("ann", {"op": "move", "ids": ["gold"], "parent": "tan"})) == {0: "invalid"}


def test_a_rule_stays_where_it_is_unless_its_place_is_given(desk: Desk) -> None:
    def put(id: str, **more: Any) -> None:
        desk.send("ann", {"op": "rule.put", "rule": {"id": id, "if": "tan", "then": "gold"}, **more})

    def order() -> list[str]:
        return [rule.id for rule in desk.document.rules]

    put("a")
    put("b")
    put("c", before="a")
    assert order() == ["c", "a", "b"]
    put("a")
    assert order() == ["c", "a", "b"]
    put("c", before=None)
    assert order() == ["a", "b", "c"]
    put("b", before="b")
    put("b", before="nowhere")
    assert order() == ["a", "c", "b"]
    desk.undo("ann")
    assert order() == ["a", "b", "c"]


def test_a_text_comes_and_goes_with_its_language(desk: Desk) -> None:
    field = "translations.de.tan"
    desk.send("ann", {"op": "doc", "field": field, "value": "Braun"})
    assert desk.document.translations == {"de": {"tan": "Braun"}}
    desk.send("ann", {"op": "doc", "field": field, "value": None})
    assert desk.document.translations == {"de": {}}
    desk.undo("ann")
    desk.undo("ann")
    assert desk.document.translations == {}


def test_fields_of_the_document_are_checked(desk: Desk) -> None:
    said = [
        ("title", "", "invalid"),
        ("base_price", -1, "invalid"),
        ("views", [], "unknown"),
        ("title.x", "", "unknown"),
    ]
    for field, value, code in said:
        assert codes(desk.send("ann", {"op": "doc", "field": field, "value": value})) == {0: code}
    desk.send("ann", {"op": "doc", "field": "backorder", "value": "on"})
    assert desk.document.backorder.value == "on"


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32))
def test_whatever_is_taken_can_be_taken_back_and_done_again(seed: int) -> None:
    """And the draft is a document all along, of the length it is said to have, and replays from what is written."""
    chance = random.Random(seed)
    scribbler, desk = Scribbler(chance), Desk()
    states = [desk.document]
    lines = []
    for _ in range(6):
        taken = desk.send("ann", *(scribbler.operation(desk.draft.copy) for _ in range(chance.randint(1, 4))))
        lines.append(line_of(taken))
        if any(step.inverse for step in taken.steps):
            states.append(desk.document)
    written = desk.document.model_dump_json(by_alias=True)
    assert Configurator.model_validate_json(written, strict=True) == desk.document
    for read in (read_draft(states[0], 0, 0, lines), read_draft(desk.document, desk.draft.rev, 0, lines)):
        assert (read.rev, read.document) == (desk.draft.rev, desk.document)
        assert (read.revisions, read.history) == (desk.draft.revisions.since(0), desk.draft.history)
    assert desk.draft.copy.bytes == WorkingCopy.of(desk.document).bytes
    for state in reversed(states[:-1]):
        assert not desk.undo("ann").refused
        assert desk.document == state
    for state in states[1:]:
        desk.redo("ann")
        assert desk.document == state
