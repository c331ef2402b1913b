"""What must be decided together, and that everything else can be decided apart."""

from itertools import product
from typing import Any

from hypothesis import given

from layers.document.tree import Tree
from layers.solver.components import FRAME, Components
from tests.layers.models import Case, cases
from tests.layers.shopping import document, group, option
from tests.layers.solving import Whole, thorough

PAIRS = tuple(group(name, option(f"{name}1"), option(f"{name}2")) for name in "abcd")


def components(*layers: dict[str, Any], rules: tuple[tuple[Any, Any], ...] = ()) -> Components:
    named = [{"id": f"r{place}", "if": cause, "then": effect} for place, (cause, effect) in enumerate(rules, 1)]
    return Components(Tree(document(*layers, rules=named)))


def together(found: Components) -> list[set[str]]:
    """The groups of each component that has any."""
    return [{choice.id for choice in component.choices} for component in found.all if component.choices]


def test_groups_that_nothing_ties_are_decided_apart() -> None:
    assert together(components(*PAIRS)) == [{"a"}, {"b"}, {"c"}, {"d"}]


def test_a_rule_ties_every_group_it_names() -> None:
    found = components(*PAIRS, rules=(("a1", {"any": ["c1", {"not": "d2"}]}),))
    assert together(found) == [{"a", "c", "d"}, {"b"}]
    assert [[rule.id for rule in component.rules] for component in found.all][:2] == [["r1"], []]


def test_rules_tie_through_one_another() -> None:
    assert together(components(*PAIRS, rules=(("a1", "b1"), ("c1", "d1"), ("b2", "c2")))) == [{"a", "b", "c", "d"}]


def test_a_condition_ties_a_group_to_what_shows_it_and_to_what_shows_an_option_of_it() -> None:
    hidden = group("e", option("e1"), show_if="b1")
    heading = group("f", option("f1"), group("more", option("f2"), choose=None, show_if="c2"))
    assert together(components(*PAIRS, hidden, heading)) == [{"a"}, {"b", "e"}, {"c", "f"}, {"d"}]


def test_what_shows_a_folder_is_tied_to_the_groups_inside() -> None:
    folder = group("folder", group("e", option("e1")), choose=None, show_if="b1")
    assert together(components(*PAIRS, folder)) == [{"a"}, {"b", "e"}, {"c"}, {"d"}]


def test_a_layer_that_consumes_something_ties_the_groups_that_draw_it_and_one_that_does_not_ties_none() -> None:
    tray = group("tray", option("felt", "FELT"), choose=None, show_if={"all": ["a1", "b1"]})
    plain = group("bow", option("ribbon"), choose=None, show_if={"all": ["c1", "d1"]})
    assert together(components(*PAIRS, tray, plain)) == [{"a", "b"}, {"c"}, {"d"}]


def test_a_rule_without_options_is_the_frames_matter() -> None:
    found = components(*PAIRS, rules=(({"all": []}, {"any": []}),))
    frame = found.all[found.place[FRAME]]
    assert ([rule.id for rule in frame.rules], frame.choices) == (["r1"], ())


def test_gates_that_depend_on_nothing_are_behind_the_frame() -> None:
    always = group("always", option("felt", "FELT"), choose=None, show_if={"all": []})
    tray = group("tray", option("lid", "FELT"), choose=None, show_if={"not": "b1"})
    found = components(*PAIRS, always, tray)
    assert found.behind(["always"]) == [FRAME]
    assert found.behind(["tray"]) == ["b"]
    assert found.behind(["tray", "always"]) == ["b", FRAME]
    assert found.behind([]) == []


def test_components_are_joined_in_menu_order_with_all_their_rules() -> None:
    found = components(*PAIRS, rules=(("a1", "c1"), ("b1", "d1")))
    joined = found.joined([found.place["d"], found.place["a"]])
    assert [choice.id for choice in joined.choices] == ["a", "b", "c", "d"]
    assert joined.options == ("a1", "a2", "b1", "b2", "c1", "c2", "d1", "d2")
    assert {rule.id for rule in joined.rules} == {"r1", "r2"}


@thorough
@given(cases())
def test_every_group_and_every_rule_is_in_one_component(case: Case) -> None:
    whole = Whole(case)
    found, tree = whole.components, whole.tree
    assert sorted(choice.id for component in found.all for choice in component.choices) == sorted(tree.choices)
    assert sorted(rule.id for component in found.all for rule in component.rules) == sorted(
        rule.id for rule in tree.rules
    )
    for name, place in found.place.items():
        assert name == FRAME or name in {choice.id for choice in found.all[place].choices}


@thorough
@given(cases())
def test_what_is_complete_in_every_component_is_complete(case: Case) -> None:
    """All there is are the combinations of what there is in each component."""
    complete = set(case.brute.unbounded)
    parts = [
        {chosen.intersection(component.options) for chosen in complete} for component in Whole(case).components.all
    ]
    assert {frozenset().union(*chosen) for chosen in product(*parts)} == complete
