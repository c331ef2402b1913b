"""What a designer is told about a draft before anybody buys it."""

from dataclasses import dataclass, replace

import pytest

from layers.document.model import Configurator
from layers.evaluation.product import Product
from layers.evaluation.question import Question, SettledSelection, chosen
from layers.evaluation.tally import Room
from layers.lint.clicks import CLICKS, ENOUGH
from layers.lint.finding import Finding, Lint
from layers.lint.rule_state import RuleState, State
from layers.solver.effort import TooHard, report, watched
from layers.solver.region import SELECTABLE
from tests.layers.lint.drafted import codes, linted, look, option
from tests.layers.shopping import Foreign, group, item, shop
from tests.layers.tables import TableProduct

STRAPS = group("strap", option("tan", "TAN", default=True), option("steel"), required=True)
DIALS = group("dial", option("black"), option("wood"), required=True)

SLACK = 1_000_000
"""What is told late: compiling the document, and reading the clauses of a search, in each part."""


def test_a_sound_product_has_nothing_to_report_and_counts_its_configurations() -> None:
    assert linted(STRAPS, DIALS) == Lint((), 4, 4, None)


def test_an_option_no_rule_leaves_open_is_dead() -> None:
    rules = [{"id": "r", "if": "wood", "then": {"all": ["tan", "steel"]}}]
    found = linted(STRAPS, DIALS, rules=rules)
    assert found.problems == (Finding("dead_option", "Dial: Wood can never be chosen.", layer="wood"),)
    assert (found.buildable, found.buyable) == (2, 2)
    assert found.rules == {"r": RuleState(State.ACTS)}


def test_an_option_nobody_can_buy_today_is_reported() -> None:
    found = linted(STRAPS, DIALS, items=(item("TAN"),))
    assert codes(found) == [("unbuyable_option", "tan"), ("impossible_default", "tan")]
    assert (found.buildable, found.buyable) == (4, 2)


@pytest.mark.parametrize("steps", [1, 1_000, 100_000])
def test_a_lint_takes_no_more_steps_than_its_parts_may(monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    for part in ("lint.PART", "rule_state.ALL", "clicks.ALL"):
        monkeypatch.setattr(f"layers.lint.{part}", steps)
    spent = Spent()
    with watched(spent):
        found = look(TableProduct(groups=30, rules=60, seed=1).configurator)
    assert spent.steps < 5 * steps + SLACK
    assert "too_hard" in {one.code for one in found.problems}


def test_the_same_draft_gets_the_same_findings_in_the_same_steps() -> None:
    made, counted = TableProduct(groups=30, rules=60, seed=1).configurator, list[int]()
    found = list[Lint]()
    for _ in range(2):
        spent = Spent()
        with watched(spent):
            found.append(look(made))
        counted.append(spent.steps)
    assert found[0] == found[1]
    assert counted[0] == counted[1] > 0


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
    assert found.rules == {"r": RuleState(State.ACTS)}


def test_a_click_that_is_hard_is_reported_even_where_the_page_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[str | None]()

    def choose(product: Product, question: Question, room: Room) -> SettledSelection:
        asked.append(question.pick)
        if question.pick == "g10-1":
            raise TooHard
        return chosen(product, question, room)

    monkeypatch.setattr("layers.lint.clicks.chosen", choose)
    found = look(TableProduct(groups=12, rules=16, seed=2).configurator)
    assert [one.code for one in found.problems if one.code == "too_hard"] == ["too_hard"]
    assert (asked[0], asked[-1], len(asked)) == (None, "g10-1", 7)


@pytest.mark.parametrize("groups", [1, 10, 11, 19, 20, 21])
def test_at_most_so_many_first_clicks_are_tried(monkeypatch: pytest.MonkeyPatch, groups: int) -> None:
    clicked = set[str]()

    def choose(product: Product, question: Question, room: Room) -> SettledSelection:
        clicked.update([question.pick] if question.pick else [])
        return chosen(product, question, room)

    monkeypatch.setattr("layers.lint.clicks.chosen", choose)
    linted(*(group(f"g{n}", option(f"o{n}")) for n in range(groups)))
    assert min(groups, CLICKS // 2) <= len(clicked) <= CLICKS


def test_no_more_clicks_are_tried_than_tell_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[str | None]()

    def choose(product: Product, question: Question, room: Room) -> SettledSelection:
        asked.append(question.pick)
        report(ENOUGH // 2)
        return chosen(product, question, room)

    monkeypatch.setattr("layers.lint.clicks.chosen", choose)
    linted(*(group(f"g{n}", option(f"o{n}")) for n in range(10)))
    assert asked == [None, "o0", "o1"]


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


def test_everything_is_reported_in_the_designers_language_with_their_own_names() -> None:
    rules = [
        {"id": "dead", "if": "wood", "then": {"all": ["tan", "steel"]}},
        {"id": "never", "if": {"all": ["tan", "steel"]}, "then": "black"},
    ]
    straps = group("strap", option("tan", "TAN", images={"front": {"asset": "x"}}), option("steel"), required=True)
    presets = [{"id": "p", "label": "Sunday", "selected": ["wood"]}]
    words = {"strap": "Band", "tan": "Hellbraun", "dial": "Zifferblatt", "wood": "Holz", "p": "Sonntag"}
    german = replace(shop("de"), speech=Foreign())
    found = linted(
        straps, DIALS, items=(item("TAN"),), at=german, rules=rules, presets=presets, translations={"de": words}
    )
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
    found = linted(*groups, rules=tied)
    assert (found.problems, found.buildable, found.buyable, found.bound) == ((), None, None, 10**8)


def test_a_list_of_findings_ends_somewhere() -> None:
    views = [{"id": f"v{place}"} for place in range(50)]
    drawn = option("drawn", images={view["id"]: {"asset": "x"} for view in views})
    found = linted(group("strap", drawn, *(option(f"o{place}") for place in range(100))), views=views).problems
    assert len(found) == 2_001
    assert {one.code for one in found[:-1]} == {"missing_image"}
    assert found[-1] == Finding("more", "There are more findings than are listed.")


def test_nothing_that_can_be_built_is_one_finding_that_names_the_rules() -> None:
    rules = [
        {"id": "harmless", "if": "wood", "then": "steel"},
        {"id": "brown", "if": {"not": "tan"}, "then": "tan"},
        {"id": "metal", "if": "tan", "then": "steel"},
    ]
    found = linted(STRAPS, DIALS, group("gift", option("box")), rules=rules)
    assert found.problems == (
        Finding(
            "unbuildable",
            "No complete configuration satisfies the rules brown, metal together.",
            rule="brown",
            blocking=True,
        ),
    )
    assert (found.buildable, found.buyable, found.bound) == (0, 0, None)
    assert found.rules == {
        "harmless": RuleState(State.NEVER, ("brown", "metal")),
        "brown": RuleState(State.ACTS),
        "metal": RuleState(State.ACTS),
    }


def test_groups_that_exclude_everything_need_no_rule_for_it() -> None:
    pins = group("pins", option("p"), option("q"), choose="many", min=3)
    assert linted(STRAPS, pins).problems == (
        Finding("unbuildable", "No complete configuration satisfies the groups and rules.", blocking=True),
    )


def test_rules_that_have_nothing_to_do_with_what_cannot_be_built_are_judged_all_the_same() -> None:
    pins = group("pins", option("p"), option("q"), choose="many", min=3)
    rules = [{"id": "never", "if": {"all": ["black", "wood"]}, "then": "tan"}]
    assert codes(linted(STRAPS, DIALS, pins, rules=rules)) == [("unbuildable", None), ("idle_rule", "never")]


def test_a_draft_is_looked_at_as_the_version_that_it_becomes() -> None:
    assert look(Configurator.model_validate({"id": "w", "title": "W", "views": [{"id": "v"}], "layers": []})) == Lint(
        (), 1, 1, None
    )
