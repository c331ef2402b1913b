"""Defaults and empty groups that a designer should know of."""

from typing import Any

import pytest
from hypothesis import given

from layers.document.model import Configurator
from layers.document.names import Names
from layers.evaluation.product import Product
from layers.lint.defaults import impossible_defaults
from layers.lint.finding import Finding
from layers.speech import ENGLISH
from tests.layers.lint.drafted import codes, linted, option
from tests.layers.models import Case, cases
from tests.layers.shopping import group, item
from tests.layers.solving import thorough

STRAPS = group("strap", option("tan", "TAN", default=True), option("steel"), required=True)
DIALS = group("dial", option("black", "BLACK", default=True), option("wood"), required=True)


def told(*items: Any, rules: list[dict[str, Any]] | None = None, layers: tuple[Any, ...] = (STRAPS, DIALS)) -> Any:
    found = linted(*layers, items=items, rules=rules or [])
    return [one for one in found.problems if one.code == "impossible_default"]


def test_defaults_that_can_be_bought_together_are_no_finding() -> None:
    assert told(item("TAN", on_hand=1), item("BLACK", on_hand=1)) == []


def test_a_default_that_nobody_can_buy_is_reported_whatever_the_reason() -> None:
    sold_out = Finding("impossible_default", "Nobody can buy the default Strap: Tan today.", layer="tan")
    assert told(item("TAN")) == [sold_out]
    assert told(rules=[{"id": "r", "if": "tan", "then": {"not": "tan"}}]) == [sold_out]


def test_defaults_that_rules_do_not_allow_together_name_the_rules() -> None:
    rules = [{"id": "r", "if": "tan", "then": "wood"}]
    message = "The rule r does not allow Strap: Tan together with the other defaults."
    assert told(rules=rules) == [Finding("impossible_default", message, layer="tan", rule="r")]


def test_defaults_that_rules_exclude_only_together_name_all_of_them() -> None:
    gifts = group("gift", option("box"), option("bag"), required=True)
    rules = [{"id": "r", "if": "tan", "then": "box"}, {"id": "s", "if": "black", "then": "bag"}]
    message = "The rules r, s do not allow Strap: Tan together with the other defaults."
    assert told(rules=rules, layers=(STRAPS, DIALS, gifts)) == [
        Finding("impossible_default", message, layer="tan", rule="r")
    ]


def test_defaults_that_share_the_last_piece_are_reported() -> None:
    shared = group("dial", option("black", "TAN", default=True), option("wood"), required=True)
    (found,) = told(item("TAN", on_hand=1), layers=(STRAPS, shared))
    assert found.message == "Today’s stock does not allow Strap: Tan together with the other defaults."
    assert told(item("TAN", on_hand=2), layers=(STRAPS, shared)) == []


def test_defaults_of_which_a_group_takes_fewer_are_reported() -> None:
    pins = group("pins", option("p", default=True), option("q", default=True), choose="many", max=1)
    (found,) = told(layers=(pins,))
    assert found.message == "No complete configuration has Pins: P together with the other defaults."


def test_a_default_in_a_group_that_the_defaults_hide_is_no_fault() -> None:
    hidden = group("gift", option("box", default=True), show_if="steel")
    assert told(layers=(STRAPS, hidden)) == []


@thorough
@given(cases(7))
def test_defaults_are_reported_exactly_where_no_configuration_has_them(case: Case) -> None:
    written = case.document.model_dump(by_alias=True)
    _choose(written["layers"], case.selected)
    made = Product(Configurator.model_validate(written), 1)
    found = list(impossible_defaults(made, case.room, Names(made.tree, "en"), ENGLISH))
    alone = {name for name in case.selected if not any(name in sold for sold in case.sold)}
    if alone or not case.selected or any(case.selected <= sold for sold in case.sold):
        assert {one.layer for one in found} == alone
    else:
        (only,) = found
        assert only.layer in case.selected


def _choose(layers: list[dict[str, Any]], chosen: frozenset[str]) -> None:
    for layer in layers:
        layer["default"] = layer["id"] in chosen
        if layer["kind"] == "group":
            del layer["default"]
            _choose(layer["layers"], chosen)


@pytest.mark.parametrize(
    ("layer", "message"),
    [
        (group("gift"), "The group Gift has no options."),
        (group("folder", choose=None), "The group Folder is empty."),
        (group("gift", group("heading", choose=None)), "The group Gift has no options."),
    ],
)
def test_a_group_in_which_there_is_nothing_is_reported(layer: dict[str, Any], message: str) -> None:
    found = linted(STRAPS, layer).problems
    assert found[0] == Finding("empty_group", message, layer=layer["id"])


def test_a_group_that_asks_for_a_choice_and_has_none_is_said_once() -> None:
    assert codes(linted(STRAPS, group("gift", required=True))) == [("required", "gift")]
