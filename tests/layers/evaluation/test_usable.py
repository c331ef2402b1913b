"""An unfinished draft as far as it can be evaluated."""

from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from layers.document.model import Configurator
from layers.evaluation.check import check
from layers.evaluation.product import Product
from layers.evaluation.usable import usable
from layers.problem import Problem
from tests.layers import models
from tests.layers.shopping import ask, document, group, option

STRAPS = group("strap", option("tan", default=True), option("steel"), required=True)
NOT_THERE = {"any": ["tan", "silk"]}


@settings(deadline=None)
@given(models.documents(12))
def test_a_sound_document_is_left_as_it_is(document: Configurator) -> None:
    assume(all(problem.code == "unbuildable" or _unnamed(problem) for problem in check(document, lambda _: True)))
    assert usable(document) is document


def _unnamed(problem: Problem) -> bool:
    return (problem.pointer or "").endswith("/label")


def test_a_rule_that_names_an_unknown_option_is_not_there_yet() -> None:
    rules = [{"id": "r", "if": "tan", "then": "wool"}, {"id": "s", "if": "tan", "then": {"not": "steel"}}]
    assert [rule.id for rule in usable(document(STRAPS, rules=rules)).rules] == ["s"]


def test_a_condition_that_names_an_unknown_option_hides_nothing() -> None:
    made = usable(document(STRAPS, group("gift", option("box"), show_if=NOT_THERE), option("gleam", show_if="silk")))
    assert [layer.show_if for layer in made.layers] == [None, None, None]


def test_conditions_in_a_circle_hide_nothing() -> None:
    made = usable(document(group("a", option("x"), show_if="y"), group("b", option("y"), show_if="x")))
    assert [layer.show_if for layer in made.layers] == [None, None]


def test_a_choice_that_nobody_could_make_is_not_asked_for() -> None:
    empty = group("empty", required=True)
    narrow = group("pins", option("p"), option("q"), choose="many", min=2, max=1)
    evaluation = ask(Product(usable(document(STRAPS, empty, narrow)), 1), "tan")
    assert evaluation.complete
    assert evaluation.allowed


def test_of_two_defaults_the_first_counts() -> None:
    both = group("dial", option("black", default=True), option("white", default=True))
    many = group("pins", option("p", default=True), option("q", default=True), choose="many")
    assert Product(usable(document(both, many)), 1).tree.defaults == {"black", "p", "q"}


def test_a_preset_has_what_there_is_of_it() -> None:
    presets = [{"id": "p", "selected": ["wool", "steel", "tan"]}]
    assert usable(document(STRAPS, presets=presets)).presets[0].selected == ("steel",)


def broken(random: Random, size: int) -> Configurator:
    """A document out of which options have been taken, and into which impossible things were written."""
    made = models.document(random, size).model_dump(mode="json", by_alias=True)
    _break(random, made["layers"])
    names = ["o1", "o2", "silk", "d1", "g1"]
    made["presets"] = [{"id": "p", "selected": random.sample(names, 3)}]
    made["rules"] += [{"id": f"x{n}", "if": random.choice(names), "then": random.choice(names)} for n in range(3)]
    return Configurator.model_validate(made)


def _break(random: Random, layers: list[dict[str, Any]]) -> None:
    for layer in list(layers):
        if random.randrange(4) == 0:
            layers.remove(layer)
        elif layer["kind"] == "group":
            layer["min"], layer["max"] = random.choice(((None, None), (3, 1), (9, None)))
            layer["show_if"] = random.choice((layer["show_if"], "o1", "o2", {"not": "o3"}))
            _break(random, layer["layers"])
        else:
            layer["default"] = random.randrange(2) == 0
            layer["show_if"] = random.choice((layer["show_if"], None, "o2"))


@settings(deadline=None)
@given(st.builds(broken, st.builds(Random, models.SEEDS), st.sampled_from(range(1, 10))))
def test_whatever_was_begun_can_be_evaluated(draft: Configurator) -> None:
    made = usable(draft)
    assert usable(made) is made
    faults = {problem.code for problem in check(made, lambda _: True)}
    assert faults <= {"required", "unbuildable", "too_few"}
    product = Product(made, 1)
    evaluation = ask(product, *(o for o in product.tree.options if o in product.tree.defaults))
    assert set(evaluation.options) == set(product.tree.options)
