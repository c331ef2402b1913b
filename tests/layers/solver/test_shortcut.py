"""Ways out that are seen at a glance, and where a glance is not enough."""

from typing import Any

from layers.solver.region import Region
from layers.solver.shortcut import shortcut
from tests.layers.brute import Brute, Chosen
from tests.layers.models import Case
from tests.layers.shopping import document, group, option
from tests.layers.solving import Whole

DIAL = group("dial", option("blue"), option("white", price=70), option("green", price=30), required=True)
STRAP = group("strap", option("tan", "TAN"), option("steel", price=20), option("grey", price=20), required=True)
CASE = group("case", option("gold"), option("iron"), required=True)
NO_BLUE_IN_IRON = {"id": "r", "if": "iron", "then": {"not": "blue"}}


def region(
    *selected: str, layers: tuple[dict[str, Any], ...], rules: Any = (), pinned: Any = None, **room: int
) -> Region:
    made = document(*layers, rules=[NO_BLUE_IN_IRON, *rules])
    chosen = frozenset(selected)
    kept = chosen if pinned is None else frozenset(pinned)
    return Whole(Case(made, chosen, kept, dict(room), Brute(made))).region


def seen(region: Region, option: str | None, keep_pinned: bool = False) -> Chosen | None:
    found = shortcut(region, option, keep_pinned=keep_pinned)
    return None if found is None else region.menu.names_of(found)


def test_a_pick_with_nothing_wrong_is_the_way_out() -> None:
    found = region("gold", "blue", layers=(CASE, DIAL))
    assert seen(found, "green") == {"gold", "green"}
    assert seen(found, None) == {"gold", "blue"}
    assert seen(found, "green", keep_pinned=True) == {"gold", "green"}


def test_the_cheapest_other_choice_mends_a_rule() -> None:
    assert seen(region("gold", "blue", layers=(CASE, DIAL)), "iron") == {"iron", "green"}


def test_what_is_pinned_and_has_to_stay_is_left_to_the_search() -> None:
    assert seen(region("gold", "blue", layers=(CASE, DIAL)), "iron", keep_pinned=True) is None


def test_a_sold_out_choice_gives_way_to_the_first_of_the_cheapest() -> None:
    found = region("gold", "green", "tan", layers=(CASE, DIAL, STRAP), TAN=0)
    assert seen(found, "white") == {"gold", "white", "steel"}


def test_a_sold_out_choice_and_a_rule_are_mended_together() -> None:
    found = region("gold", "blue", "tan", layers=(CASE, DIAL, STRAP), TAN=0)
    assert seen(found, "iron") == {"iron", "green", "steel"}


def test_a_choice_that_is_not_asked_for_may_be_dropped() -> None:
    optional = group("dial", option("blue", price=40), option("white", price=70))
    assert seen(region("gold", "blue", layers=(CASE, optional)), "iron") == {"iron"}


def test_a_free_option_in_a_group_without_a_choice_is_left_to_the_search() -> None:
    gift = group("gift", option("card"))
    assert seen(region("gold", "blue", layers=(CASE, DIAL, gift)), "green") is None
    dear = group("gift", option("card", price=1))
    assert seen(region("gold", "blue", layers=(CASE, DIAL, dear)), "green") == {"gold", "green"}


def test_a_group_that_still_lacks_its_choice_is_left_to_the_search() -> None:
    dear = group("more", option("m1", price=5), required=True)
    assert seen(region("gold", "blue", layers=(CASE, DIAL, dear)), "green") is None


def test_a_choice_that_nobody_pinned_is_left_to_the_search() -> None:
    assert seen(region("gold", "blue", layers=(CASE, DIAL), pinned=("gold",)), "iron") is None


def test_a_pick_that_may_show_something_is_left_to_the_search() -> None:
    text = group("text", option("initials", price=1), show_if="green")
    found = region("gold", "blue", layers=(CASE, DIAL, text))
    assert seen(found, "green") is None
    assert seen(found, "iron") is None


def test_a_choice_in_an_empty_group_that_could_mend_a_rule_leaves_doubt() -> None:
    seal = group("seal", option("wax", price=5))
    needs = {"id": "s", "if": {"all": ["iron", {"not": "wax"}]}, "then": {"not": "green"}}
    found = region("gold", "blue", layers=(CASE, DIAL, seal), rules=[needs])
    assert seen(found, "iron") is None
    plain = region("gold", "blue", layers=(CASE, DIAL, seal))
    assert seen(plain, "iron") == {"iron", "green"}


def test_two_rules_are_mended_by_a_group_that_has_a_part_in_both() -> None:
    other = group("lace", option("red"), option("black", price=10), required=True)
    rule = {"id": "s", "if": {"all": ["iron", "red"]}, "then": {"not": "blue"}}
    assert seen(region("gold", "blue", "red", layers=(CASE, DIAL, other), rules=[rule]), "iron") == {
        "iron",
        "green",
        "red",
    }


def test_rules_that_no_single_group_mends_are_left_to_the_search() -> None:
    other = group("lace", option("red"), option("black", price=10), required=True)
    rule = {"id": "s", "if": "iron", "then": {"not": "red"}}
    assert seen(region("gold", "blue", "red", layers=(CASE, DIAL, other), rules=[rule]), "iron") is None


def test_a_sum_that_is_exceeded_is_mended_by_the_cheapest_of_its_groups() -> None:
    left = group("left", option("l1", "KNOB"), option("l2", price=9), required=True)
    right = group("right", option("r1"), option("r2", "KNOB", price=1), required=True)
    assert seen(region("gold", "green", "l1", "r1", layers=(CASE, DIAL, left, right), KNOB=1), "r2") == {
        "gold",
        "green",
        "l2",
        "r2",
    }


def test_a_sum_that_is_kept_is_left_alone_beside_one_that_is_exceeded() -> None:
    left = group("left", option("l1", "KNOB"), option("l2", price=9), required=True)
    right = group("right", option("r1"), option("r2", "KNOB", price=1), required=True)
    front = group("front", option("f1", "PIN"), option("f2", price=1), required=True)
    back = group("back", option("b1", price=1), option("b2", "PIN"), required=True)
    found = region("l1", "r1", "f1", "b1", layers=(left, right, front, back), KNOB=1, PIN=1)
    assert seen(found, "r2") == {"l2", "r2", "f1", "b1"}


def test_after_too_many_steps_it_is_left_to_the_search() -> None:
    def large(size: int) -> Region:
        many = group("many", *(option(f"m{n}", price=n) for n in range(size)), required=True)
        return region("gold", "m0", layers=(CASE, many), rules=[{"id": "all", "if": "iron", "then": f"m{size - 1}"}])

    assert seen(large(100), "iron") == {"iron", "m99"}
    assert seen(large(400), "iron") is None
