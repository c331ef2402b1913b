"""Why an option cannot be had beside what is pinned, told with the choice that takes part in it."""

from typing import Any

from hypothesis import assume, given

from layers.solver.reasons import reasons
from layers.solver.why import Code, Why
from tests.layers.brute import Brute
from tests.layers.models import Case, cases
from tests.layers.shopping import document, group, option
from tests.layers.solving import Whole, thorough

CASE = group("case", option("steel"), option("gold"), required=True)
DIAL = group("dial", option("blue"), option("white"), required=True)
EXTRAS = group("extras", option("box"), option("pen"), option("cap"), choose="many", max=2)


def why(
    name: str | None, *layers: dict[str, Any], pinned: tuple[str, ...] = (), rules: Any = (), **room: int
) -> tuple[Why, ...]:
    named = [{"id": f"r{place}", "if": cause, "then": effect} for place, (cause, effect) in enumerate(rules, 1)]
    made = document(*layers, rules=named)
    chosen = frozenset(pinned)
    return reasons(Whole(Case(made, chosen, chosen, dict(room), Brute(made))).region, name)


def test_an_option_that_is_sold_out_is_its_own_reason() -> None:
    tan = group("strap", option("tan", "TAN"), option("felt"))
    assert why("tan", tan, DIAL, TAN=0) == (Why(Code.OUT_OF_STOCK, sku="TAN"),)


def test_a_pinned_option_that_is_sold_out_is_named_with_its_item() -> None:
    tan = group("strap", option("tan", "TAN"), option("felt"))
    assert why("blue", tan, DIAL, pinned=("tan",), TAN=0) == (Why(Code.OUT_OF_STOCK, option="tan", sku="TAN"),)
    assert why(None, tan, DIAL, pinned=("tan",), TAN=0) == (Why(Code.OUT_OF_STOCK, option="tan", sku="TAN"),)


def test_a_full_group_names_the_first_that_fills_it() -> None:
    assert why("cap", EXTRAS, DIAL, pinned=("box", "pen")) == (Why(Code.TOO_MANY, option="box", group="extras"),)


def test_a_rule_between_an_option_and_a_pinned_one_names_both_ways() -> None:
    rules = (("steel", {"not": "blue"}),)
    assert why("blue", CASE, DIAL, pinned=("steel",), rules=rules) == (Why(Code.RULE, option="steel", rule="r1"),)
    assert why("steel", CASE, DIAL, pinned=("blue",), rules=rules) == (Why(Code.RULE, option="blue", rule="r1"),)


def test_a_rule_that_needs_what_a_pinned_choice_excludes_names_that_choice() -> None:
    rules = (("gold", "white"),)
    assert why("gold", CASE, DIAL, pinned=("blue",), rules=rules) == (Why(Code.RULE, option=None, rule="r1"),)


def test_an_option_against_nothing_pinned_names_only_the_rule() -> None:
    assert why("gold", CASE, DIAL, rules=(("gold", {"any": []}),)) == (Why(Code.RULE, rule="r1"),)


def test_rules_that_only_together_stand_in_the_way_are_all_named() -> None:
    strap = group("strap", option("tan"), option("felt"), required=True)
    rules = (("gold", "tan"), ("tan", {"not": "blue"}))
    found = why("gold", CASE, DIAL, strap, pinned=("blue",), rules=rules)
    assert [(one.code, one.rule) for one in found] == [(Code.RULE, "r1"), (Code.RULE, "r2")]


def test_a_rule_that_has_no_part_in_it_is_not_named() -> None:
    rules = (("steel", {"not": "blue"}), ("white", {"not": "box"}), ("gold", {"not": "pen"}))
    found = why("blue", CASE, DIAL, EXTRAS, pinned=("steel", "pen"), rules=rules)
    assert [one.rule for one in found] == ["r1"]


def test_a_group_that_would_be_left_without_a_choice_is_required() -> None:
    rules = (("gold", {"not": "blue"}), ("gold", {"not": "white"}))
    found = why("gold", CASE, DIAL, rules=rules)
    assert {(one.code, one.rule or one.group) for one in found} == {
        (Code.RULE, "r1"),
        (Code.RULE, "r2"),
        (Code.REQUIRED, "dial"),
    }


def test_a_group_that_has_a_pinned_choice_already_has_too_few() -> None:
    pair = group("pair", option("p1"), option("p2"), choose="many", min=2)
    rules = (("gold", {"not": "p2"}),)

    def codes(*pinned: str) -> set[Code]:
        return {one.code for one in why("gold", CASE, pair, pinned=pinned, rules=rules)}

    assert codes("p1") == {Code.RULE, Code.TOO_FEW}
    assert codes() == {Code.RULE, Code.REQUIRED}


def test_a_group_that_what_is_pinned_hides_is_not_shown() -> None:
    text = group("text", option("initials"), show_if="gold")
    assert why("initials", CASE, text, pinned=("steel",)) == (Why(Code.NOT_SHOWN, option="steel", group="text"),)


def test_an_option_in_a_sum_names_another_of_its_item_before_other_choices() -> None:
    left, right = (group(side, option(f"{side}-knob", "KNOB"), option(f"{side}-plain")) for side in ("left", "right"))
    found = why("right-knob", DIAL, left, right, pinned=("blue", "left-knob"), KNOB=1)
    assert found == (Why(Code.OUT_OF_STOCK, option="left-knob", sku="KNOB"),)


def test_pinned_options_that_exclude_each_other_anyway_are_the_reason_for_all_others() -> None:
    rules = (("steel", {"not": "blue"}),)
    clash = ("steel", "blue")
    for name in ("box", None):
        (one,) = why(name, CASE, DIAL, EXTRAS, pinned=clash, rules=rules)
        assert (one.code, one.rule, one.option in clash) == (Code.RULE, "r1", True)


def test_a_sold_out_option_that_would_help_is_part_of_the_reason() -> None:
    strap = group("strap", option("tan", "TAN"), option("felt"), required=True)
    found = why("gold", CASE, strap, rules=(("gold", "tan"),), TAN=0)
    assert {(one.code, one.rule or one.sku) for one in found} == {(Code.RULE, "r1"), (Code.OUT_OF_STOCK, "TAN")}


@thorough
@given(cases())
def test_whoever_takes_part_in_a_reason_is_pinned(case: Case) -> None:
    whole = Whole(case)
    assume(not whole.scarcity.lacking)
    region = whole.region
    for name in region.menu.options(region.table.mask & ~region.selectable):
        found = reasons(region, name)
        assert found
        assert len(set(found)) == len(found)
        assert all(one.option is None or one.option in case.pinned for one in found)
        assert reasons(region, name) is found
