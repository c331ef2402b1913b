"""What stops a draft from being published, all at once, each with its place."""

from collections.abc import Iterator
from typing import Any

import pytest

from layers.document.model import Configurator
from layers.evaluation.check import check, structure
from tests.layers.shopping import Foreign, document, group, option

STRAPS = group("strap", option("tan", default=True), option("steel"), required=True)


def found(*layers: dict[str, Any], **fields: Any) -> list[tuple[str, str | None]]:
    return [(one.code, one.pointer) for one in check(document(*layers, **fields), lambda asset: asset == "known")]


def test_a_sound_document_can_be_published() -> None:
    image = {"front": {"asset": "known"}}
    assert found(option("shadow", images=image), STRAPS, presets=[{"id": "p", "selected": ["tan"]}]) == []


def test_a_draft_has_no_more_layers_than_a_page_can_show() -> None:
    most = [option(f"o{number}") for number in range(4_998)]
    groups = [group("first", *most[:1_999]), group("second", *most[1_999:3_998])]
    assert structure(document(*groups, *most[3_998:])) == []
    (problem,) = structure(document(*groups, *most[3_998:], option("last")))
    assert (problem.code, problem.pointer) == ("too_many", "/layers")
    assert problem.message == "A product has at most 5000 layers; this one has 5001."


def test_a_draft_must_not_have_two_things_of_one_name() -> None:
    broken = document(
        STRAPS,
        group("more", option("tan"), group("strap")),
        views=[{"id": "front"}, {"id": "front"}],
        rules=[{"id": "steel", "if": "tan", "then": "steel"}],
        presets=[{"id": "p"}, {"id": "p"}],
    )
    assert [(one.code, one.pointer) for one in structure(broken)] == [
        ("duplicate", "/layers/1/layers/0/id"),
        ("duplicate", "/layers/1/layers/1/id"),
        ("duplicate", "/rules/0/id"),
        ("duplicate", "/views/1/id"),
        ("duplicate", "/presets/1/id"),
    ]


def test_unknown_options_are_named_wherever_they_stand() -> None:
    hidden = group("gift", option("box"), show_if={"any": ["tan", {"not": "silk"}]})
    rules = [{"id": "r", "if": {"all": ["tan", "wool"]}, "then": "strap"}]
    assert found(STRAPS, hidden, rules=rules, presets=[{"id": "p", "selected": ["tan", "jute"]}]) == [
        ("unknown", "/layers/1/show_if/any/1/not"),
        ("unknown", "/rules/0/if/all/1"),
        ("unknown", "/rules/0/then"),
        ("unknown", "/presets/0/selected/1"),
    ]


def test_a_reason_names_layer_rule_or_preset_and_what_may_be_meant() -> None:
    hidden = group("gift", option("box"), show_if="stele")
    shadow = option("shadow", show_if={"not": "tann"}, images={"frnt": {"asset": "known"}})
    rules = [{"id": "r", "if": "tan", "then": "wool"}]
    presets = [{"id": "p", "selected": ["tean"]}]
    pins = group("pins", option("p"), choose="many", min=3, max=2)
    made = document(STRAPS, hidden, shadow, pins, rules=rules, presets=presets)
    problems = check(made, lambda _: True)
    assert [(one.group, one.layer, one.rule, one.preset, one.suggestion) for one in problems] == [
        ("gift", "gift", None, None, "steel"),
        (None, "shadow", None, None, "tan"),
        (None, "wool", "r", None, None),
        (None, "tean", None, "p", "tan"),
        ("pins", "pins", None, None, None),
        (None, "shadow", None, None, "front"),
    ]


def test_views_and_images_that_do_not_exist_are_named() -> None:
    images = {"front": {"asset": "lost"}, "side": {"asset": "known"}}
    drawn = option("shadow", images=images, swatch={"asset": "lost"})
    assert found(drawn, STRAPS) == [
        ("unknown", "/layers/0/images/side"),
        ("unknown", "/layers/0/images/front/asset"),
        ("unknown", "/layers/0/swatch/asset"),
    ]


def test_a_group_that_takes_one_has_one_default() -> None:
    straps = group("strap", *(option(name, default=True) for name in "abc"))
    assert found(straps, group("pins", option("p", default=True), option("q", default=True), choose="many")) == [
        ("too_many", "/layers/0/layers/1/default"),
        ("too_many", "/layers/0/layers/2/default"),
    ]


def test_a_minimum_above_the_maximum_is_refused() -> None:
    pins = group("pins", option("p"), option("q"), option("r"), choose="many", min=3, max=2)
    assert found(pins) == [("bounds", "/layers/0/max")]


def test_a_group_shown_by_an_option_inside_itself_is_a_cycle() -> None:
    assert found(group("strap", option("tan"), show_if="tan")) == [("cycle", "/layers/0/show_if")]


def test_groups_that_show_each_other_are_a_cycle() -> None:
    layers = (group("a", option("x"), show_if="y"), group("b", option("y"), show_if="x"), STRAPS)
    assert found(*layers) == [("cycle", "/layers/0/show_if"), ("cycle", "/layers/1/show_if")]


def test_a_group_that_leans_on_a_cycle_is_not_one_itself() -> None:
    layers = (group("a", option("x"), show_if="x"), group("b", option("y"), show_if="x"))
    assert found(*layers) == [("cycle", "/layers/0/show_if")]


def test_what_cannot_be_built_is_not_published() -> None:
    rules = [{"id": "r", "if": {"not": "tan"}, "then": "tan"}, {"id": "s", "if": "tan", "then": "steel"}]
    assert found(STRAPS, rules=rules) == [("unbuildable", "/layers")]


def test_a_document_too_hard_to_decide_is_not_called_unbuildable(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = [{"id": "r", "if": "tan", "then": {"not": "tan"}}]
    monkeypatch.setattr("layers.solver.region.SELECTABLE", 1)
    assert found(STRAPS, rules=rules) == [("too_hard", "/layers")]


def test_a_group_that_asks_for_a_choice_has_options() -> None:
    assert found(STRAPS, group("empty", required=True)) == [("required", "/layers/1/layers")]
    assert found(STRAPS, group("empty", required=True, show_if="tan")) == [("required", "/layers/1/layers")]
    assert found(STRAPS, group("empty")) == []


def test_everything_is_said_at_once() -> None:
    rules = [{"id": "r", "if": "silk", "then": "tan"}]
    layers = (group("strap", option("tan", default=True), option("wool", default=True)), group("a", show_if="tan"))
    assert {code for code, _ in found(*layers, option("s", images={"front": {"asset": "lost"}}), rules=rules)} == {
        "unknown",
        "too_many",
    }


def test_every_reason_is_said_in_the_designers_language() -> None:
    pins = group("pins", option("p"), option("q"), option("r"), choose="many", min=3, max=2)
    twice = group("dial", *(option(name, default=True) for name in "ab"), option("b"))
    images = {"front": {"asset": "lost"}, "side": {"asset": "known"}}
    layers = (STRAPS, pins, twice, group("empty", required=True), group("a", option("x", images=images), show_if="x"))
    found = check(document(*layers, presets=[{"id": "p", "selected": ["jute"]}]), lambda _: False, Foreign())
    assert {one.code for one in found} == {"duplicate", "unknown", "bounds", "required", "cycle", "too_many"}
    assert [one.message for one in found if not (one.message.startswith("¡") and one.message.endswith(".!"))] == []


def test_that_nothing_can_be_built_is_said_in_the_designers_language() -> None:
    rules = [{"id": "r", "if": {"not": "tan"}, "then": "tan"}, {"id": "s", "if": "tan", "then": "steel"}]
    (problem,) = check(document(STRAPS, rules=rules), lambda _: True, Foreign())
    assert problem.message == "¡No complete configuration satisfies the groups and rules.!"


def test_every_pointer_leads_somewhere() -> None:
    hidden = group("gift", option("box", images={"side": {"asset": "lost"}}), show_if={"all": ["box", "silk"]})
    broken = document(STRAPS, group("tan", hidden), rules=[{"id": "r", "if": "x", "then": {"not": "y"}}])
    for problem in check(broken, lambda _: False):
        assert problem.pointer is not None
        assert list(followed(broken, problem.pointer))


def followed(configurator: Configurator, pointer: str) -> Iterator[object]:
    value: Any = configurator.model_dump(by_alias=True)
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list | tuple) else value[step]
        yield step


def test_further_pictures_of_a_layer_must_exist_too() -> None:
    parts = {"front": [{"asset": "known"}, {"asset": "lost"}], "side": []}
    assert found(option("shadow", parts=parts)) == [
        ("unknown", "/layers/0/parts/side"),
        ("unknown", "/layers/0/parts/front/1/asset"),
    ]


@pytest.mark.parametrize("blank", ["", "  "])
def test_what_shoppers_read_has_a_label(blank: str) -> None:
    unnamed = group("pins", {**option("p"), "label": blank}, label=blank)
    shadow = {**option("shadow"), "label": blank}
    folder = group("metal", label=blank, choose=None)
    assert found(unnamed, shadow, folder) == [("required", "/layers/0/label"), ("required", "/layers/0/layers/0/label")]


def test_an_option_has_no_condition_of_its_own() -> None:
    (problem,) = check(document(STRAPS, group("pins", option("p", show_if="tan"))), lambda _: True)
    assert (problem.code, problem.layer, problem.pointer) == ("misplaced", "p", "/layers/1/layers/0/show_if")
    assert problem.message.endswith("is an option; say with a rule when it can be chosen.")


def test_the_condition_of_what_is_always_drawn_names_options_that_exist() -> None:
    assert found(STRAPS, option("gleam", show_if="silk")) == [("unknown", "/layers/1/show_if")]
