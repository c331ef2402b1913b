"""What rules, groups and stock leave open, against every configuration there is."""

from collections.abc import Iterable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layers.document.tree import Tree
from layers.solver.answer import SolverAnswer
from layers.solver.rules import Code, Possibilities, Why
from tests.layers.brute import Brute, Chosen, Named, subsets
from tests.layers.models import Case, cases, documents, rooms

exhaustive = settings(
    max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@exhaustive
@given(cases())
def test_an_option_is_selectable_if_something_sellable_contains_it_and_the_pinned_ones(case: Case) -> None:
    assert ask(case).selectable == case.brute.selectable(case.pinned, case.sold)


@exhaustive
@given(cases())
def test_the_way_out_is_the_cheapest_there_is(case: Case) -> None:
    answer, brute = ask(case), case.brute
    for option in brute.options:
        expected = brute.instead(option, case.selected, case.pinned, case.sold)
        if option in answer.selectable:
            expected = None
        assert answer.instead(option) == tuple(name for name in brute.options if name in (expected or ()))


@exhaustive
@given(cases())
def test_picking_repairs_only_what_it_breaks(case: Case) -> None:
    answer, brute = ask(case), case.brute
    for option in answer.selectable:
        assert answer.picked(option) == brute.picked(option, case.selected, case.pinned, case.room)


@exhaustive
@given(cases())
def test_the_reasons_alone_stand_in_the_way_and_none_could_be_left_out(case: Case) -> None:
    answer, brute = ask(case), case.brute
    for option in brute.options:
        why = answer.why(option)
        assert bool(why) == (option not in answer.selectable)
        if why:
            assert any(explained(case, why, option, frozenset(pins)) for pins in reversed(list(subsets(case.pinned))))


@settings(exhaustive, max_examples=300)
@given(documents(), rooms(), st.randoms(use_true_random=False))
def test_who_picks_only_what_is_selectable_never_gets_stuck(document, room, random) -> None:  # type: ignore[no-untyped-def]
    possibilities, brute = Possibilities(Tree(document)), Brute(document)
    selected = pinned = frozenset[str]()
    for _ in range(8):
        answer = possibilities.ask(selected, pinned, room)
        assert bool(brute.configurations(room)) == any(pinned <= one for one in brute.configurations(room))
        if not answer.selectable:
            break
        option = random.choice(sorted(answer.selectable))
        selected = answer.picked(option)
        pinned = (pinned | {option}) & selected
        assert option in selected
    assert any(pinned <= one for one in brute.configurations(room)) or not brute.configurations(room)


@settings(exhaustive, max_examples=300)
@given(documents(), rooms())
def test_what_can_be_built_is_known_with_and_without_stock(document, room) -> None:  # type: ignore[no-untyped-def]
    possibilities, brute = Possibilities(Tree(document)), Brute(document)
    assert possibilities.possible() == frozenset().union(*brute.unbounded)
    assert possibilities.buildable() == bool(brute.unbounded)
    assert possibilities.buildable(room) == bool(brute.configurations(room))


def explained(case: Case, why: tuple[Why, ...], option: str, pinned: Chosen) -> bool:
    """Whether the reasons exclude the option beside these, or these anyway, and no reason is idle."""
    return any(
        case.brute.excluded(wanted, named(why), case.room)
        and not any(case.brute.excluded(wanted, named(set(why) - {one}), case.room) for one in why)
        for wanted in (pinned - case.brute.rivals(option) | {option}, pinned)
    )


def ask(case: Case) -> SolverAnswer:
    return Possibilities(Tree(case.document)).ask(case.selected, case.pinned, case.room)


def named(why: Iterable[Why]) -> Named:
    def ids(field: str, *codes: Code) -> frozenset[str]:
        return frozenset(getattr(one, field) for one in why if one.code in codes)

    return Named(
        rules=ids("rule", Code.RULE),
        least=ids("group", Code.REQUIRED, Code.TOO_FEW),
        most=ids("group", Code.TOO_MANY),
        shown=ids("group", Code.NOT_SHOWN),
        skus=ids("sku", Code.OUT_OF_STOCK),
    )
