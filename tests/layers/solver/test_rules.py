"""What can still be chosen, why not, and the cheapest repair, in corner cases."""

import gc
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import pytest

from layers.document.tree import Tree
from layers.solver.answer import SolverAnswer
from layers.solver.encoding import Encoding
from layers.solver.region import Region
from layers.solver.rules import REMEMBERED, Possibilities
from layers.solver.why import Code, Why
from tests.layers.shopping import document, group, option


def possibilities(*layers: dict[str, Any], rules: tuple[Any, ...] = ()) -> Possibilities:
    named = [{"id": f"r{place}", "if": cause, "then": effect} for place, (cause, effect) in enumerate(rules, 1)]
    return Possibilities(Tree(document(*layers, rules=named)))


def ask(
    possible: Possibilities, *selected: str, pinned: tuple[str, ...] | None = None, **room: int | None
) -> SolverAnswer:
    """Everything selected is pinned unless said; `room` is units by sku."""
    chosen = frozenset(selected)
    return possible.ask(chosen, chosen if pinned is None else frozenset(pinned), room)


def one(name: str, *options: str | dict[str, Any], **fields: Any) -> dict[str, Any]:
    layers = [option(each) if isinstance(each, str) else each for each in options]
    return group(name, *layers, **{"required": True, **fields})


def many(name: str, *options: str | dict[str, Any], **fields: Any) -> dict[str, Any]:
    return one(name, *options, **{"choose": "many", "required": False, **fields})


CASE_AND_DIAL = (one("case", "steel", "gold"), one("dial", "wood", "paper", "slate"))
NO_WOOD_IN_STEEL = possibilities(*CASE_AND_DIAL, rules=(("steel", {"not": "wood"}),))


def test_a_rule_takes_away_what_the_pinned_choice_forbids() -> None:
    answer = ask(NO_WOOD_IN_STEEL, "steel", "paper")
    assert answer.selectable == {"steel", "gold", "paper", "slate"}
    assert answer.why("wood") == (Why(Code.RULE, option="steel", rule="r1"),)
    assert answer.instead("wood") == ("gold", "wood")


def test_a_selectable_option_needs_no_reason_and_no_way_out() -> None:
    answer = ask(NO_WOOD_IN_STEEL, "steel", "paper")
    assert (answer.why("slate"), answer.instead("slate")) == ((), ())


def test_what_is_not_pinned_gives_way_to_a_pick() -> None:
    answer = ask(NO_WOOD_IN_STEEL, "steel", "paper", pinned=("paper",))
    assert "wood" in answer.selectable
    assert answer.picked("wood") == {"gold", "wood"}


def test_a_pick_fills_no_groups_the_shopper_has_not_come_to() -> None:
    assert ask(NO_WOOD_IN_STEEL).picked("steel") == {"steel"}


def test_an_option_selected_against_a_rule_is_judged_like_any_other() -> None:
    answer = ask(NO_WOOD_IN_STEEL, "steel", "wood")
    assert answer.selectable == {"gold", "paper", "slate"}
    assert answer.instead("steel") == ("steel", "paper")


def test_a_requirement_reaches_through_several_rules() -> None:
    chain = possibilities(
        one("a", "a1", "a2"), one("b", "b1", "b2"), one("c", "c1", "c2"), rules=(("a1", "b1"), ("b1", "c1"))
    )
    answer = ask(chain, "a2", "c2")
    assert answer.selectable == {"a2", "b2", "c1", "c2"}
    assert {why.rule for why in answer.why("a1")} == {"r1", "r2"}
    assert answer.instead("a1") == ("a1", "b1", "c1")


def test_the_way_out_gives_up_few_pinned_groups_then_few_others_then_little_money_then_menu_order() -> None:
    cheap = option("cheap", price=100)
    layers = (one("a", "plain", "fancy"), one("b", "b1", option("dear", price=500), cheap, option("same", price=100)))
    answer = ask(possibilities(*layers, rules=(("fancy", {"not": "b1"}),)), "plain", "b1")
    assert answer.instead("fancy") == ("fancy", "cheap")


def test_giving_up_an_unpinned_choice_is_better_than_a_pinned_one_whatever_it_costs() -> None:
    layers = (one("a", "plain", "fancy"), one("b", "b1", "b2"), one("c", "c1", option("c2", price=9000)))
    rules = (("fancy", {"any": [{"not": "b1"}, {"not": "c1"}]}),)
    answer = ask(possibilities(*layers, rules=rules), "plain", "b1", "c1", pinned=("plain", "b1"))
    assert answer.picked("fancy") == {"fancy", "b1", "c2"}


def test_an_option_without_stock_says_so_and_has_no_way_out() -> None:
    answer = ask(possibilities(one("strap", option("tan", "TAN"), option("steel", "STEEL"))), "steel", TAN=0)
    assert answer.why("tan") == (Why(Code.OUT_OF_STOCK, sku="TAN"),)
    assert answer.instead("tan") == ()


def test_a_sold_out_choice_that_is_pinned_stands_in_the_way_of_everything_else() -> None:
    toy = possibilities(one("strap", option("tan", "TAN"), option("steel")), one("dial", "white", "blue"))
    answer = ask(toy, "tan", "white", TAN=0)
    assert answer.selectable == {"steel"}
    assert answer.why("blue") == (Why(Code.OUT_OF_STOCK, option="tan", sku="TAN"),)
    assert answer.instead("blue") == ("steel", "blue")


def test_layers_that_share_an_item_share_its_units() -> None:
    halves = possibilities(one("left", option("l1", "KNOB", units=2), "l2"), one("right", option("r1", "KNOB"), "r2"))
    assert ask(halves, "l1", "r2", KNOB=2).selectable == {"l1", "l2", "r2"}
    assert ask(halves, "l1", "r2", KNOB=3).selectable == {"l1", "l2", "r1", "r2"}
    answer = ask(halves, "l1", "r2", KNOB=2)
    assert answer.why("r1") == (Why(Code.OUT_OF_STOCK, option="l1", sku="KNOB"),)
    assert answer.instead("r1") == ("l2", "r1")


def test_options_of_one_group_never_add_up() -> None:
    group_of_three = possibilities(one("knob", *(option(name, "KNOB", units=2) for name in ("a", "b", "c"))))
    assert ask(group_of_three, "a", KNOB=2).selectable == {"a", "b", "c"}


def test_layers_that_are_always_drawn_use_their_item_too() -> None:
    toy = possibilities(option("screw", "SCREW", units=2), one("lid", option("on", "SCREW"), "off"))
    assert ask(toy, "off", SCREW=3).selectable == {"on", "off"}
    assert ask(toy, "off", SCREW=2).selectable == {"off"}
    answer = ask(toy, "off", SCREW=1)
    assert (answer.selectable, answer.why("off")) == (frozenset(), (Why(Code.OUT_OF_STOCK, sku="SCREW"),))


def test_a_layer_drawn_under_a_condition_is_used_only_then() -> None:
    tray = group("tray", option("felt", "FELT"), choose=None, show_if="deep")
    answer = ask(possibilities(one("box", "flat", "deep"), tray), "flat", FELT=0)
    assert answer.selectable == {"flat"}
    assert answer.why("deep") == (Why(Code.OUT_OF_STOCK, sku="FELT"),)


def test_an_item_with_units_in_plenty_ties_nothing_together() -> None:
    many_knobs = possibilities(*(one(f"g{n}", option(f"k{n}", "KNOB", units=n), f"n{n}") for n in range(1, 8)))
    assert len(ask(many_knobs, KNOB=1000).selectable) == 14


def test_units_too_many_to_count_one_by_one_are_added_up_exactly() -> None:
    weights = (70_000, 41_000, 23_456, 99_999)
    bags = possibilities(
        *(one(f"g{n}", option(f"k{n}", "SAND", units=units), f"n{n}") for n, units in enumerate(weights))
    )
    total = sum(weights)
    chosen = ("k0", "k1", "k2", "n3")
    assert "k3" in ask(bags, *chosen, SAND=total).selectable
    answer = ask(bags, *chosen, SAND=total - 1)
    assert "k3" not in answer.selectable
    assert answer.instead("k3") == ("k0", "k1", "n2", "k3")


def test_many_groups_sharing_too_little_are_settled_without_trying_every_combination() -> None:
    groups = [one(f"g{n}", option(f"k{n}", "CLOTH"), option(f"n{n}", price=100)) for n in range(40)]
    answer = ask(possibilities(*groups), *(f"k{n}" for n in range(20)), *(f"n{n}" for n in range(20, 40)), CLOTH=20)
    assert answer.selectable == {f"n{n}" for n in range(40)} | {f"k{n}" for n in range(20)}
    assert answer.instead("k39") == (*(f"k{n}" for n in range(19)), *(f"n{n}" for n in range(19, 39)), "k39")


def test_a_group_with_a_maximum_is_full() -> None:
    extras = possibilities(many("extras", "a", "b", "c", max=2))
    answer = ask(extras, "a", "b")
    assert answer.selectable == {"a", "b"}
    assert answer.why("c") == (Why(Code.TOO_MANY, option="a", group="extras"),)
    assert answer.instead("c") == ("a", "c")
    assert ask(extras, "a", "b", pinned=("b",)).picked("c") == {"b", "c"}


def test_a_group_that_asks_for_more_than_it_has_can_never_be_complete() -> None:
    extras = possibilities(many("extras", "a", "b", min=3))
    assert (extras.buildable(), extras.possible()) == (False, frozenset())
    assert ask(extras).why("a") == (Why(Code.REQUIRED, group="extras"),)
    assert ask(extras, "b").why("a") == (Why(Code.TOO_FEW, group="extras"),)


@pytest.mark.parametrize("size", [500, 2000])
def test_a_huge_group_with_bounds_is_counted_exactly(size: int) -> None:
    names = [f"o{n}" for n in range(size)]
    huge = possibilities(many("extras", *names, min=size // 2, max=size // 2 + 1))
    answer = ask(huge, *names[: size // 2])
    assert answer.selectable == frozenset(names)
    full = ask(huge, *names[: size // 2 + 1])
    assert full.selectable == frozenset(names[: size // 2 + 1])


def test_a_hidden_group_is_reached_by_picking_in_it_and_what_is_pinned_can_forbid_that() -> None:
    engraving = one("engraving", "initials", "date", required=False, show_if="gold")
    toy = possibilities(one("case", "steel", "gold"), engraving)
    assert ask(toy, "steel", pinned=()).picked("date") == {"gold", "date"}
    answer = ask(toy, "steel")
    assert answer.why("date") == (Why(Code.NOT_SHOWN, option="steel", group="engraving"),)
    assert answer.instead("date") == ("gold", "date")


def test_picking_what_would_hide_a_pinned_choice_names_that_group() -> None:
    engraving = one("engraving", "initials", required=False, show_if="gold")
    answer = ask(possibilities(one("case", "steel", "gold", "brass"), engraving), "gold", "initials")
    assert answer.selectable == {"gold", "initials"}
    assert answer.why("brass") == (Why(Code.NOT_SHOWN, option="initials", group="engraving"),)
    assert answer.instead("brass") == ("brass",)


def test_a_required_group_that_would_be_left_with_nothing_stands_in_the_way() -> None:
    toy = possibilities(
        one("a", "a1", "a2"), one("b", "b1", "b2"), rules=(("a1", {"not": "b1"}), ("a1", {"not": "b2"}))
    )
    codes = {why.code for why in ask(toy, "a2").why("a1")}
    assert codes == {Code.RULE, Code.REQUIRED}
    assert toy.possible() == {"a2", "b1", "b2"}


def test_the_same_question_gets_the_same_answer_from_many_threads() -> None:
    names = [[f"o{group}-{n}" for n in range(4)] for group in range(12)]
    random = Random(7)
    rules = [(random.choice(names[n % 12]), {"not": random.choice(names[(n * 5 + 1) % 12])}) for n in range(30)]
    layers = [one(f"g{place}", *options) for place, options in enumerate(names)]
    shared = possibilities(*layers, rules=tuple(rules))
    selections = [tuple(random.choice(options) for options in random.sample(names, 6)) for _ in range(40)]

    def everything(possible: Possibilities, selected: tuple[str, ...]) -> dict[str, tuple[str, ...] | None]:
        answer = ask(possible, *selected)
        options = (name for options in names for name in options)
        return {name: None if name in answer.selectable else answer.instead(name) for name in options}

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda selected: everything(shared, selected), selections * 2))
    fresh = [everything(possibilities(*layers, rules=tuple(rules)), selected) for selected in selections]
    assert found == fresh * 2


def test_as_much_is_remembered_as_is_of_use_and_the_oldest_goes_first() -> None:
    names = [f"o{n}" for n in range(10)]
    possible = possibilities(many("extras", *names))
    asked = [frozenset(name for place, name in enumerate(names) if number >> place & 1) for number in range(600)]
    first = possible.ask(asked[0], asked[0], {})
    for selected in asked:
        possible.ask(asked[0], asked[0], {})
        possible.ask(selected, selected, {})
    gc.collect()
    known = [one.asked.selected for one in gc.get_objects() if isinstance(one, Region) and one.tree is possible.tree]
    assert len(known) == REMEMBERED
    assert 0 in known
    assert first.selectable == frozenset(names)


def test_what_is_forgotten_is_worked_out_again_to_the_same() -> None:
    before = ask(NO_WOOD_IN_STEEL, "steel", "paper")
    NO_WOOD_IN_STEEL.forget()
    after = ask(NO_WOOD_IN_STEEL, "steel", "paper")
    assert (after.selectable, after.why("wood"), after.instead("wood")) == (
        (before.selectable, before.why("wood"), before.instead("wood"))
    )


def test_one_solver_answers_every_question_about_the_same_groups() -> None:
    possible = possibilities(*CASE_AND_DIAL, rules=(("steel", {"not": "wood"}),))
    for selected in (("steel", "wood"), ("gold",), ("steel",), ("steel", "paper")):
        assert ask(possible, *selected).selectable >= {"slate", "paper"}
    gc.collect()
    assert len([one for one in gc.get_objects() if isinstance(one, Encoding) and one.tree is possible.tree]) == 1
