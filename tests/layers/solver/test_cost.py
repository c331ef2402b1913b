"""The shopper's selection and the cost of a repair, against the definitions."""

from typing import Any

from hypothesis import assume, given

from layers.document.tree import Tree
from layers.solver.cost import Cost, CostModel
from layers.solver.menu import Menu
from tests.layers.models import Case, cases
from tests.layers.shopping import document, group, option
from tests.layers.solving import Whole, thorough

LAYERS = (
    group("case", option("steel"), option("gold", price=900), required=True),
    group("dial", option("blue", "DIAL"), option("white", price=-50), required=True),
    group("extras", option("box", "DIAL", price=20), option("pen", price=5), choose="many"),
    group("text", option("initials", price=40), show_if="gold"),
)


def standing(*selected: str, pinned: tuple[str, ...] | None = None, rules: Any = (), **room: int | None) -> CostModel:
    tree = Tree(document(*LAYERS, rules=rules))
    chosen = frozenset(selected)
    return CostModel(tree, Menu(tree), chosen, chosen if pinned is None else frozenset(pinned), room)


def cost(at: CostModel, option: str, *chosen: str) -> Cost:
    return at.cost(option, frozenset(chosen))


def test_what_an_option_replaces_costs_nothing() -> None:
    assert cost(standing("steel", "blue"), "white", "steel", "white") == Cost(0, 0, -50)


def test_what_an_option_comes_in_beside_costs_nothing_and_what_it_drives_out_does() -> None:
    at = standing("steel", "blue", "box")
    assert cost(at, "pen", "steel", "blue", "box", "pen") == Cost(0, 0, 25)
    assert cost(at, "pen", "steel", "blue", "pen") == Cost(1, 0, 5)


def test_a_pinned_group_is_given_up_and_any_other_is_changed() -> None:
    assert cost(standing("steel", "blue"), "box", "gold", "white", "box") == Cost(2, 0, 870)
    assert cost(standing("steel", "blue", pinned=("blue",)), "box", "gold", "white", "box") == Cost(1, 1, 870)
    assert cost(standing("steel", "blue", pinned=()), "box", "steel", "blue", "box") == Cost(0, 0, 20)


def test_a_group_of_many_that_keeps_what_is_pinned_of_it_is_only_changed() -> None:
    at = standing("steel", "blue", "box", "pen", pinned=("box",))
    assert cost(at, "white", "steel", "white", "box") == Cost(0, 1, -30)


def test_a_group_without_a_choice_never_counts_and_one_that_gets_hidden_does() -> None:
    assert cost(standing("gold", "blue"), "white", "gold", "white", "initials", "pen") == Cost(0, 0, 895)
    hiding = standing("gold", "blue", "initials", pinned=("gold",))
    assert cost(hiding, "steel", "steel", "blue") == Cost(0, 1, 0)


def test_the_mere_pick_leaves_out_what_it_hides() -> None:
    at = standing("gold", "blue", "initials")
    assert at.plain("steel") == {"steel", "blue"}
    assert at.plain("white") == {"gold", "white", "initials"}


def test_what_a_pick_replaces_is_no_longer_pinned() -> None:
    assert standing("gold", "blue", "box").kept("steel") == {"blue", "box"}
    assert standing("gold", "blue", "box").kept("pen") == {"gold", "blue", "box"}


def test_a_group_that_lacks_a_choice_breaks_nothing_yet() -> None:
    at = standing()
    assert at.unbroken(frozenset({"steel"}))
    assert not at.sellable(frozenset({"steel"}))
    assert at.sellable(frozenset({"steel", "blue"}))


def test_a_rule_and_the_room_are_broken_whatever_is_still_to_choose() -> None:
    ruled = standing(rules=[{"id": "r", "if": "steel", "then": {"not": "pen"}}], DIAL=1)
    assert not ruled.unbroken(frozenset({"steel", "pen"}))
    assert not ruled.unbroken(frozenset({"blue", "box"}))
    assert ruled.unbroken(frozenset({"white", "box"}))
    assert not ruled.sellable(frozenset({"steel", "blue", "box"}))


def test_what_is_hidden_cannot_be_sold() -> None:
    assert not standing().sellable(frozenset({"steel", "blue", "initials"}))


def test_a_way_out_leaves_out_what_it_does_not_need() -> None:
    """Options that cost nothing, stand in groups without a choice and come last in the menu are not put in."""
    tree = Tree(document(group("a", option("a1"), option("a2"), required=True), group("b", option("b1"))))
    at = CostModel(tree, Menu(tree), frozenset({"a1"}), frozenset(), {})
    assert at.menu.names_of(at.shortest("a2", at.menu.mask(["a2", "b1"]))) == {"a2"}
    kept = CostModel(tree, Menu(tree), frozenset({"a1", "b1"}), frozenset(), {})
    assert kept.menu.names_of(kept.shortest("a2", kept.menu.mask(["a2", "b1"]))) == {"a2", "b1"}


def test_a_way_out_keeps_what_makes_it_cheaper() -> None:
    saving = group("b", option("b1", price=-10), option("b2"))
    tree = Tree(document(group("a", option("a1"), option("a2"), required=True), saving))
    at = CostModel(tree, Menu(tree), frozenset({"a1"}), frozenset(), {})
    assert at.menu.names_of(at.shortest("a2", at.menu.mask(["a2", "b1"]))) == {"a2", "b1"}


@thorough
@given(cases())
def test_a_way_out_costs_what_the_definition_says(case: Case) -> None:
    at = Whole(case).cost_model
    for name in case.brute.options:
        for chosen in case.sold[:20]:
            if name in chosen:
                expected = case.brute.cost(name, case.selected, case.pinned, chosen)[:3]
                found = at.cost(name, chosen)
                assert (found.unpinned, found.changed, found.price) == expected


@thorough
@given(cases())
def test_what_can_be_sold_is_complete_keeps_the_rules_and_fits(case: Case) -> None:
    """A group whose maximum is below its minimum, which nobody can publish, has too few at any number."""
    at, brute = Whole(case).cost_model, case.brute
    assume(all(box.minimum <= box.maximum for box in brute.boxes))
    for chosen in (case.selected, *(at.plain(name) for name in brute.options)):
        assert at.sellable(chosen) == (chosen in case.sold)
        whole = brute.ruled(chosen) and not brute.overfilled(chosen) and brute.fits(chosen, case.room)
        assert at.unbroken(chosen) == whole


@thorough
@given(cases())
def test_the_shortest_beginning_of_the_cheapest_is_the_way_out(case: Case) -> None:
    whole = Whole(case)
    for name in case.brute.options:
        found = whole.cheapest(name, keep_pinned=False)
        if found is not None:
            shortest = whole.cost_model.shortest(name, whole.menu.mask(found))
            expected = case.brute.instead(name, case.selected, case.pinned, case.sold)
            assert whole.menu.names_of(shortest) == expected
