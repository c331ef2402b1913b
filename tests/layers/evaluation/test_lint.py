"""What a designer is told about a product before anybody buys it."""

from dataclasses import dataclass, replace
from itertools import combinations
from itertools import product as every
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.document.configuration import faults, parts, settled
from layers.document.model import Configurator
from layers.document.tree import Tree
from layers.evaluation.lint import CLICKS, COMPILING, Finding, Lint, lint
from layers.evaluation.product import Product
from layers.evaluation.question import Question, SettledSelection, chosen
from layers.evaluation.tally import Room, tally
from layers.solver.effort import TooHard, watched
from layers.solver.region import SELECTABLE
from layers.stock.stock import StockItem
from tests.layers.shopping import Foreign, document, group, item, option, product, shop, stock
from tests.layers.tables import TableProduct

STRAPS = group("strap", option("tan", "TAN", default=True), option("steel"), required=True)
DIALS = group("dial", option("black"), option("wood"), required=True)

SLACK = 500_000
"""What is told late: compiling a rule's document, and reading the clauses of a search, in each part."""


def linted(*layers: dict[str, Any], items: tuple[StockItem, ...] = (), **fields: Any) -> Lint:
    return lint(product(*layers, **fields), stock(*items), shop())


def codes(found: Lint) -> list[tuple[str, str | None]]:
    return [(one.code, one.layer or one.rule or one.preset) for one in found.problems]


def test_a_sound_product_has_nothing_to_report_and_counts_its_configurations() -> None:
    assert linted(STRAPS, DIALS) == Lint((), 4, 4, None)


def test_an_option_no_rule_leaves_open_is_dead() -> None:
    rules = [{"id": "r", "if": "wood", "then": {"all": ["tan", "steel"]}}]
    found = linted(STRAPS, DIALS, rules=rules)
    assert codes(found) == [("dead_option", "wood")]
    assert found.problems[0] == Finding("dead_option", "Dial: Wood can never be chosen.", layer="wood")
    assert (found.buildable, found.buyable) == (2, 2)


def test_an_option_nobody_can_buy_today_is_reported() -> None:
    found = linted(STRAPS, DIALS, items=(item("TAN"),))
    assert codes(found) == [("unbuyable_option", "tan")]
    assert (found.buildable, found.buyable) == (4, 2)


def test_a_rule_that_can_never_apply_is_reported() -> None:
    rules = [
        {"id": "never", "if": {"all": ["tan", "steel"]}, "then": "wood"},
        {"id": "once", "if": {"all": ["tan", "wood"]}, "then": "tan"},
        {"id": "forbids", "if": "wood", "then": {"not": "steel"}},
    ]
    assert codes(linted(STRAPS, DIALS, rules=rules)) == [("idle_rule", "never")]


def test_where_the_rules_take_too_long_what_was_found_before_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    never = {"if": {"all": ["tan", "steel"]}, "then": "wood"}
    rules = [{"id": f"r{number}", **never} for number in range(10)]
    made = product(STRAPS, DIALS, rules=rules)
    monkeypatch.setattr("layers.evaluation.lint.RULES", 4 * COMPILING * made.size)
    *found, last = lint(made, {}, shop()).problems
    assert [(one.code, one.rule) for one in found] == [("idle_rule", f"r{number}") for number in range(3)]
    assert (last.code, last.message) == ("too_hard", "It took too long to find out whether every rule can apply.")


@pytest.mark.parametrize("steps", [1, 1_000, 100_000])
def test_a_lint_takes_no_more_steps_than_its_parts_may(monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    monkeypatch.setattr("layers.evaluation.lint.PART", steps)
    monkeypatch.setattr("layers.evaluation.lint.RULES", steps)
    made, spent = Product(TableProduct(groups=30, rules=60, seed=1).configurator, 1), Spent()
    with watched(spent):
        found = lint(made, {}, shop())
    assert spent.steps < 4 * steps + SLACK
    assert "too_hard" in {one.code for one in found.problems}


@dataclass
class Spent:
    """Watches how many steps are taken."""

    left: int = SELECTABLE
    steps: int = 0

    def __call__(self, steps: int, /) -> None:
        self.steps += steps


def test_a_product_of_which_the_first_click_is_not_decided_in_time_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = [{"id": "r", "if": "wood", "then": "steel"}]
    monkeypatch.setattr("layers.solver.region.SELECTABLE", 5)
    found = linted(STRAPS, group("dial", option("black"), option("wood", default=True), required=True), rules=rules)
    assert codes(found) == [("too_hard", None), ("too_hard", None)]
    assert found.problems[-1].message.startswith("What can be chosen after the first click is not worked out in time.")


def test_a_click_that_is_hard_is_reported_even_where_the_page_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Product(TableProduct(groups=12, rules=16, seed=2).configurator, 1)
    asked = list[str | None]()

    def choose(product: Product, question: Question, room: Room) -> SettledSelection:
        asked.append(question.pick)
        if question.pick == "g11-1":
            raise TooHard
        return chosen(product, question, room)

    monkeypatch.setattr("layers.evaluation.lint.chosen", choose)
    assert [one.code for one in lint(made, {}, shop()).problems if one.code == "too_hard"] == ["too_hard"]
    assert (asked[0], asked[-1], len(asked)) == (None, "g11-1", 13)


def test_a_rule_that_forbids_its_own_condition_does_apply() -> None:
    rules = [{"id": "r", "if": "wood", "then": {"not": "wood"}}]
    assert codes(linted(STRAPS, DIALS, rules=rules)) == [("dead_option", "wood")]


def test_a_rule_about_several_choices_that_forbids_them_together_does_apply() -> None:
    rules = [{"id": "r", "if": {"all": ["wood", "steel"]}, "then": {"any": []}}]
    assert codes(linted(STRAPS, DIALS, rules=rules)) == []


def test_presets_that_cannot_be_had_are_reported() -> None:
    rules = [{"id": "r", "if": "steel", "then": {"not": "wood"}}]
    gift = group("gift", option("box"), show_if="tan")
    presets = [
        {"id": "fine", "selected": ["tan", "wood"]},
        {"id": "empty"},
        {"id": "broken", "selected": ["steel", "wood"]},
        {"id": "double", "selected": ["steel", "tan"]},
        {"id": "hidden", "selected": ["steel", "box"]},
    ]
    found = codes(linted(STRAPS, DIALS, gift, rules=rules, presets=presets))
    assert found == [("unreachable_preset", name) for name in ("broken", "double", "hidden")]


def test_an_option_without_the_image_its_neighbours_have_is_reported() -> None:
    straps = group("strap", option("tan", images={"front": {"asset": "x"}}), option("steel"))
    views = [{"id": "front"}, {"id": "back"}]
    assert codes(linted(straps, DIALS, views=views)) == [("missing_image", "steel")]


def test_everything_is_reported_in_the_designers_language_with_their_own_names() -> None:
    rules = [
        {"id": "dead", "if": "wood", "then": {"all": ["tan", "steel"]}},
        {"id": "never", "if": {"all": ["tan", "steel"]}, "then": "black"},
    ]
    straps = group("strap", option("tan", "TAN", images={"front": {"asset": "x"}}), option("steel"), required=True)
    presets = [{"id": "p", "label": "Sunday", "selected": ["wood"]}]
    words = {"strap": "Band", "tan": "Hellbraun", "dial": "Zifferblatt", "wood": "Holz", "p": "Sonntag"}
    watch = product(straps, DIALS, rules=rules, presets=presets, translations={"de": words})
    found = lint(watch, stock(item("TAN")), replace(shop("de"), speech=Foreign()))
    assert [one.message for one in found.problems] == [
        "¡Zifferblatt: Holz can never be chosen.!",
        "¡Nobody can buy Band: Hellbraun today.!",
        "¡The rule never can never apply.!",
        "¡No complete configuration has all of the preset Sonntag.!",
        "¡Band: Steel has no image in front.!",
    ]


def test_where_counting_takes_too_long_there_is_a_bound() -> None:
    groups = [group(f"g{n}", *(option(f"o{n}-{m}") for m in range(10)), required=True) for n in range(8)]
    tied = [{"id": f"r{n}", "if": f"o{n}-0", "then": {"not": f"o{n + 1}-0"}} for n in range(7)]
    assert linted(*groups) == Lint((), 10**8, 10**8, None)
    assert linted(*groups, rules=tied) == Lint((), None, None, 10**8)


@pytest.mark.parametrize("groups", [1, 20, 21, 39, 40, 41])
def test_at_most_so_many_first_clicks_are_tried(monkeypatch: pytest.MonkeyPatch, groups: int) -> None:
    clicked = set[str]()

    def choose(product: Product, question: Question, room: Room) -> SettledSelection:
        clicked.update([question.pick] if question.pick else [])
        return chosen(product, question, room)

    monkeypatch.setattr("layers.evaluation.lint.chosen", choose)
    linted(*(group(f"g{n}", option(f"o{n}")) for n in range(groups)))
    assert min(groups, CLICKS // 2) <= len(clicked) <= CLICKS


SMALL = document(
    option("base", "O"),
    group("one", option("a", "O"), option("b", "P", units=2), required=True),
    group("many", option("c", "O", units=2), option("d", "P"), option("e"), choose="many", max=2),
    group("extra", option("f", "P"), group("head", option("g"), choose=None, show_if="c"), required=True, show_if="a"),
    group("glow", option("lamp", "L"), choose=None, show_if={"not": "e"}),
    group("free", option("h"), option("i")),
)
NAMES = "abcdefghi"
RULES = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans()), max_size=3)


@settings(max_examples=60, deadline=None)
@given(RULES, st.dictionaries(st.sampled_from("OPL"), st.integers(0, 4)))
def test_a_tally_is_what_trying_everything_finds(rules: list[tuple[str, str, bool]], room: dict[str, int]) -> None:
    made = [
        {"id": f"r{n}", "if": first, "then": then if holds else {"not": then}}
        for n, (first, then, holds) in enumerate(rules)
    ]
    tree = Tree(Configurator.model_validate({**SMALL.model_dump(by_alias=True), "rules": made}))
    counted = tally(tree, room)
    assert counted.count == tried(tree, room)
    assert counted.count <= counted.bound


def tried(tree: Tree, room: dict[str, int]) -> int:
    ways = [
        [way for size in range(len(one.options) + 1) for way in combinations(one.options, size)]
        for one in tree.choices.values()
    ]
    found = {settled(tree, frozenset(name for way in chosen for name in way)) for chosen in every(*ways)}
    return sum(1 for selected in found if not faults(tree, selected) and within(tree, selected, room))


def within(tree: Tree, selected: frozenset[str], room: dict[str, int]) -> bool:
    wanted = [(part.sku, part.units) for part in parts(tree, selected)]
    return all(sum(units for name, units in wanted if name == sku) <= left for sku, left in room.items())
