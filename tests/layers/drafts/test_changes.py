"""Two versions of a document, and what is different in words."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from configurator.languages import LANGUAGES, translations
from layers.document.model import Configurator
from layers.drafts.change_words import sentence
from layers.drafts.changes import changes
from layers.speech import ENGLISH, Speech
from tests.layers.drafts.desk import Desk, group, image, watch
from tests.layers.drafts.scribble import Scribbler

STRAP = {"op": "set", "id": "strap"}
TAN = {"op": "set", "id": "tan"}


def money(minor: int) -> str:
    return f"€{minor / 100:.2f}"


def said(before: Configurator, after: Configurator, speech: Speech = ENGLISH) -> list[str]:
    return [sentence(change, speech, money) for change in changes(before, after)]


def edited(*ops: dict[str, Any]) -> list[str]:
    desk = Desk()
    before = desk.draft.document
    taken = desk.send("ada", *ops)
    assert not taken.refused
    return said(before, desk.draft.document)


@pytest.mark.parametrize(
    ("op", "sentences"),
    [
        ({"op": "doc", "field": "title", "value": "Clock"}, ["The title was “Watch” and is “Clock”."]),
        ({"op": "doc", "field": "base_price", "value": 950}, ["The base price was €0.00 and is €9.50."]),
        ({"op": "doc", "field": "backorder", "value": "on"}, ["Backorder is on."]),
        ({"op": "doc", "field": "description", "value": "Fine"}, ["The description changed."]),
        (
            {"op": "doc", "field": "translations.de.tan", "value": "Braun"},
            ["1 text in the language “de” changed."],
        ),
        ({**TAN, "field": "label", "value": "Sand"}, ["“Tan” is called “Sand”."]),
        ({**TAN, "field": "price", "value": 250}, ["“Tan” cost €0.00 and costs €2.50."]),
        ({**TAN, "field": "default", "value": True}, ["“Tan” is selected at first."]),
        ({**TAN, "field": "stock", "value": {"managed": True}}, ["The stock item of “Tan” changed."]),
        ({**STRAP, "field": "choose", "value": "many"}, ["Several options of “Strap” can be selected."]),
        ({**STRAP, "field": "required", "value": True}, ["How many options of “Strap” have to be selected changed."]),
        (
            {**STRAP, "field": "show_if", "value": "steel"},
            ["The condition under which “Strap” is shown changed."],
        ),
        (
            {"op": "place", "id": "tan", "view": "back", "asset": "b"},
            ["“Tan” has a picture in the view “back”."],
        ),
        (
            {"op": "place", "id": "tan", "view": "front", "asset": "b"},
            ["“Tan” has another picture in the view “front”."],
        ),
        ({"op": "place", "id": "tan", "view": "front", "x": 3}, ["The picture of “Tan” moved in the view “front”."]),
        (
            {"op": "place", "id": "tan", "view": "front", "asset": None},
            ["“Tan” has no picture in the view “front” any more."],
        ),
        ({"op": "remove", "ids": ["tan"]}, ["“Tan” was removed from “Strap”."]),
        ({"op": "remove", "ids": ["case"]}, ["“Case” was removed, with 2 layers in it."]),
        ({"op": "insert", "parent": "strap", "layer": image("red")}, ["“Red” is new in “Strap”."]),
        ({"op": "insert", "layer": group("lug", image("red"))}, ["“Lug” is new, with 1 layer in it."]),
        ({"op": "move", "ids": ["tan"], "parent": "case"}, ["“Tan” moved to “Case”."]),
        ({"op": "move", "ids": ["tan"], "parent": None}, ["“Tan” moved to the top."]),
        ({"op": "move", "ids": ["tan"], "parent": "strap"}, ["The order in “Strap” changed."]),
        ({"op": "move", "ids": ["strap"]}, ["The order at the top changed."]),
        (
            {"op": "rule.put", "rule": {"id": "r", "if": "tan", "then": "steel", "message": "Steel only"}},
            ["The rule “Steel only” is new."],
        ),
        (
            {"op": "preset.put", "preset": {"id": "p", "label": "Plain", "selected": ["tan"]}},
            ["The preset “Plain” is new."],
        ),
        ({"op": "view.put", "view": {"id": "side", "label": "Side"}}, ["The view “Side” is new."]),
        ({"op": "view.put", "view": {"id": "back", "width": 9}}, ["The view “back” has another size."]),
    ],
)
def test_an_edit_is_said_in_a_sentence(op: dict[str, Any], sentences: list[str]) -> None:
    assert edited(op) == sentences


def test_a_layer_that_goes_with_its_group_is_not_said_apart_and_one_that_was_moved_out_is() -> None:
    found = edited({"op": "move", "ids": ["tan"], "parent": "case"}, {"op": "remove", "ids": ["strap"]})
    assert found == ["“Strap” was removed, with 1 layer in it.", "“Tan” moved to “Case”."]


def test_a_name_with_a_percent_sign_is_a_name() -> None:
    assert said(watch(image("a", label="50 %(name)s")), watch(image("b"))) == [
        "“50 %(name)s” was removed.", "“B” is new.",
    ]  # fmt: skip


def as_read(document: Configurator) -> Configurator:
    """Without the ways of writing that something is not there."""
    texts = {language: words for language, words in document.translations.items() if words}
    return document.model_copy(update={"translations": texts, "layers": tuple(map(_as_read, document.layers))})


def _as_read(layer: Any) -> Any:
    if layer.kind == "group":
        return layer.model_copy(update={"layers": tuple(map(_as_read, layer.layers))})
    return layer.model_copy(update={"parts": {view: parts for view, parts in layer.parts.items() if parts}})


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**48), st.sampled_from(LANGUAGES))
def test_whatever_is_different_is_said_and_nothing_else(seed: int, language: str) -> None:
    chance = Random(seed)
    desk, scribbler = Desk(), Scribbler(chance)
    documents = [desk.draft.document]
    for _ in range(chance.randint(1, 12)):
        desk.send("ada", scribbler.operation(desk.draft.copy))
        documents.append(desk.draft.document)
    before, after = chance.choice(documents), documents[-1]
    sentences = said(before, after, translations(language))
    assert bool(sentences) == (as_read(before) != as_read(after))
    assert all("%(" not in each for each in sentences)
