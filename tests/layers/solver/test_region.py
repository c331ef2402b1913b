"""The answers of one component to one question, against every configuration."""

from random import Random

from hypothesis import assume, given

from layers.solver.effort import Effort
from layers.solver.region import Region
from tests.layers.brute import Brute
from tests.layers.models import Case, cases
from tests.layers.shopping import document, group, option
from tests.layers.solving import Whole, thorough

LAYERS = (
    group("case", option("steel"), option("gold"), required=True),
    group("dial", option("blue"), option("white", price=-5), option("green"), required=True),
    group("extras", option("box", price=1), option("pen"), option("cap"), choose="many", max=2),
    group("gift", option("card")),
)
NO_BLUE_IN_STEEL = {"id": "r", "if": "steel", "then": {"not": "blue"}}


def region(*selected: str, pinned: tuple[str, ...] | None = None) -> Region:
    made = document(*LAYERS, rules=[NO_BLUE_IN_STEEL])
    chosen = frozenset(selected)
    return Whole(Case(made, chosen, chosen if pinned is None else frozenset(pinned), {}, Brute(made))).region


def names(of: Region, mask: int) -> set[str]:
    return set(of.menu.options(mask))


def test_the_options_that_a_full_group_has_no_place_for() -> None:
    full = region("box", "pen")
    assert names(full, full.full) == {"cap"}
    assert region("box", "pen", pinned=("box",)).full == 0
    assert region("steel").full == 0


def test_the_rivals_of_what_is_pinned_are_excluded() -> None:
    found = region("steel", "white", "box", pinned=("white", "box"))
    assert names(found, found.excluded) == {"blue", "green"}


def test_only_a_pinned_choice_in_a_group_of_one_is_insisted_on() -> None:
    assert region("steel", "white", "box", "card", pinned=("white", "box", "card")).insisted == {"dial", "gift"}


def test_a_group_without_a_choice_invites_where_something_in_it_costs_nothing() -> None:
    found = region("steel", "box")
    assert names(found, found.empty) == {"blue", "white", "green", "card"}
    assert found.inviting == {"dial", "gift"}
    assert region("steel", "white").inviting == {"extras", "gift"}
    assert region("steel", "white", "pen", "card").inviting == set()


def test_what_costs_something_invites_nobody() -> None:
    layers = (group("a", option("a1", price=1)), group("b", option("b1", price=0)), group("c", option("c1", price=-1)))
    made = document(*layers)
    found = Whole(Case(made, frozenset(), frozenset(), {}, Brute(made))).region
    assert found.inviting == {"b", "c"}


def test_what_stays_beside_a_pick_is_what_it_does_not_replace() -> None:
    found = region("steel", "white", "box")
    assert names(found, found.pins("blue")) == {"steel", "box"}
    assert names(found, found.pins(None)) == {"steel", "white", "box"}


def test_pinned_options_that_exclude_each_other_leave_hope_only_to_their_rivals() -> None:
    clash = region("steel", "blue", "box")
    assert not clash.feasible
    assert names(clash, clash.hopeless) == {"steel", "blue", "box", "pen", "cap", "card"}
    assert names(clash, clash.selectable) == {"gold", "white", "green"}
    assert region("steel", "white").hopeless == 0


def test_a_single_group_component_is_counted_rather_than_solved() -> None:
    made = document(group("only", option("one"), option("two"), required=True))
    alone = Whole(Case(made, frozenset({"one"}), frozenset(), {}, Brute(made))).region
    assert alone.single_group
    assert names(alone, alone.selectable) == {"one", "two"}
    assert region("steel").single_group is None


def test_what_is_complete_already_is_its_own_witness() -> None:
    whole = region("steel", "white")
    assert whole.witness is whole.now
    assert region("steel", "blue").witness is None


def test_a_witness_stays_near_what_is_selected() -> None:
    found = region("gold", "box", "card")
    assert found.witness
    assert {"gold", "box", "card"} <= names(found, found.witness.mask)


@thorough
@given(cases())
def test_an_option_is_selectable_where_something_has_it_beside_what_is_pinned(case: Case) -> None:
    whole = Whole(case)
    assume(not whole.scarcity.lacking)
    found = whole.region
    assert found.feasible == any(case.pinned <= chosen for chosen in case.sold)
    assert names(found, found.selectable) == case.brute.selectable(case.pinned, case.sold)


@thorough
@given(cases())
def test_anything_complete_that_is_found_can_be_had(case: Case) -> None:
    whole = Whole(case)
    assume(not whole.scarcity.lacking)
    for name in (None, *case.brute.options):
        needed = whole.kept(name) | ({name} if name else set())
        there = any(needed <= chosen for chosen in case.sold)
        assert whole.region.instance(Effort()).holds(name) == there
        if there:
            found = whole.region.any(name)
            assert needed <= found
            assert found in case.sold


@thorough
@given(cases())
def test_where_there_is_no_hope_what_is_pinned_beside_is_to_blame(case: Case) -> None:
    whole = Whole(case)
    assume(not whole.scarcity.lacking)
    for name in whole.region.menu.options(whole.region.hopeless):
        assert not any(whole.kept(name) <= chosen for chosen in case.sold)
    for name in whole.region.menu.options(whole.region.full):
        assert not any({name, *whole.kept(name)} <= chosen for chosen in case.sold)


def test_the_order_of_questions_changes_no_answer() -> None:
    questions = ["feasible", "hopeless", "selectable", "full", "witness"]
    for seed in range(5):
        clash = region("steel", "blue", "box")
        for question in Random(seed).sample(questions, len(questions)):
            getattr(clash, question)
        assert names(clash, clash.selectable) == {"gold", "white", "green"}
        assert names(clash, clash.hopeless) == {"steel", "blue", "box", "pen", "cap", "card"}
