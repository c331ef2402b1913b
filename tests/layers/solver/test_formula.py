"""Clauses, the literals that are defined over them, and what the solver says of both."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

import pytest

from layers.solver.effort import Effort, TooHard, watched
from layers.solver.formula import Formula
from tests.layers.solving import Watching


def worlds(variables: Sequence[int]) -> Iterator[list[int]]:
    """Every way to set the variables."""
    for signs in product((1, -1), repeat=len(variables)):
        yield [sign * variable for sign, variable in zip(signs, variables, strict=True)]


def variables(formula: Formula, count: int) -> list[int]:
    return [formula.variable() for _ in range(count)]


def pigeons(holes: int) -> Formula:
    """One pigeon more than there are holes, which no solver sees at a glance."""
    formula = Formula()
    places = [variables(formula, holes) for _ in range(holes + 1)]
    for own in places:
        formula.add(*own)
    for first in range(holes + 1):
        for second in range(first):
            for one, other in zip(places[first], places[second], strict=True):
                formula.add(-one, -other)
    return formula


def says(formula: Formula, literal: int, world: list[int]) -> bool:
    """What a literal comes out as in a world, of which it may leave no doubt."""
    holds = formula.satisfiable([*world, literal])
    assert holds != formula.satisfiable([*world, -literal])
    return holds


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
@pytest.mark.parametrize(("define", "meaning"), [(Formula.all_of, all), (Formula.any_of, any)])
def test_a_defined_literal_is_true_exactly_where_its_parts_say_so(
    count: int, define: Callable[[Formula, Iterable[int]], int], meaning: Callable[[Iterable[bool]], bool]
) -> None:
    formula = Formula()
    parts = [literal if place % 2 else -literal for place, literal in enumerate(variables(formula, count))]
    whole = define(formula, parts)
    for world in worlds([abs(literal) for literal in parts]):
        assert says(formula, whole, world) == meaning(literal in world for literal in parts)


def test_the_same_parts_are_defined_once_in_whatever_order_they_are_named() -> None:
    formula = Formula()
    first, second, third = variables(formula, 3)
    whole = formula.all_of([first, second, third])
    size = formula.size
    assert formula.all_of([third, first, second, first]) == whole
    assert formula.any_of([-second, -first, -third]) == -whole
    assert formula.size == size


def test_what_always_holds_adds_nothing_to_a_conjunction() -> None:
    formula = Formula()
    (part,) = variables(formula, 1)
    assert formula.all_of([formula.true, part]) == part
    assert formula.any_of([-formula.true, part]) == part
    assert formula.all_of([]) == formula.true
    assert not formula.satisfiable([-formula.true])
    assert not formula.satisfiable([-formula.any_of([formula.true, part])])


def test_a_part_beside_its_opposite_is_never_true() -> None:
    formula = Formula()
    (part,) = variables(formula, 1)
    assert not formula.satisfiable([formula.all_of([part, -part])])


def test_a_core_holds_only_what_excludes_one_another() -> None:
    formula = Formula()
    first, second, third, idle = variables(formula, 4)
    formula.add(-first, -second, -third)
    assert not formula.satisfiable([idle, first, second, third])
    assert sorted(formula.core()) == [first, second, third]
    assert formula.satisfiable([idle, first, second])


def test_nothing_asked_for_excludes_itself_where_the_clauses_contradict_each_other() -> None:
    formula = Formula()
    (one,) = variables(formula, 1)
    formula.add(one)
    formula.add(-one)
    assert not formula.satisfiable([])
    assert formula.core() == []


def test_a_model_sets_every_variable_in_order() -> None:
    formula = Formula()
    first, second, third = variables(formula, 3)
    formula.add(-first, second)
    assert formula.satisfiable([first, -third])
    assert formula.model() == [first, second, -third]
    assert formula.true_of([first, -second, -third]) == {first, -third}
    assert formula.true_of([]) == set()


def test_what_follows_by_propagation_is_implied() -> None:
    formula = Formula()
    first, second, third, free = variables(formula, 4)
    formula.add(-first, second)
    formula.add(-second, -third)
    assert formula.implied([first]) >= {first, second, -third}
    assert not formula.implied([first]) & {free, -free}
    assert not formula.implied([]) & {second, -second}


@pytest.mark.parametrize("sign", [1, -1])
def test_a_free_variable_comes_out_as_it_is_preferred(sign: int) -> None:
    formula = Formula()
    names = variables(formula, 5)
    formula.prefer([sign * name for name in names])
    assert formula.satisfiable([-names[2]])
    assert formula.true_of(names) == (set(names) - {names[2]} if sign > 0 else set())


def test_a_question_beyond_its_effort_is_too_hard_and_can_be_asked_again_with_more() -> None:
    formula = pigeons(6)
    with pytest.raises(TooHard):
        formula.satisfiable([], Effort(300))
    assert not formula.satisfiable([], Effort(1_000_000))


def test_a_limit_of_one_question_is_no_limit_of_the_next() -> None:
    formula = pigeons(6)
    with pytest.raises(TooHard):
        formula.satisfiable([], Effort(300))
    assert not formula.satisfiable([])


def test_what_cannot_be_answered_takes_hardly_more_than_its_effort() -> None:
    for steps in (10_000, 100_000):
        effort = Effort(steps)
        with pytest.raises(TooHard):
            pigeons(11).satisfiable([], effort)
        assert -1.2 * steps < effort.left < 0


def test_an_easy_question_is_answered_with_little_effort() -> None:
    formula = Formula()
    first, second = variables(formula, 2)
    formula.add(-first, second)
    assert formula.satisfiable([first], Effort(20))
    assert not formula.satisfiable([first, -second], Effort(20))


def test_a_copy_has_the_same_clauses_and_learnt_nothing() -> None:
    """A solver that was asked before needs fewer steps, or more; a copy always needs the same."""

    def steps(formula: Formula) -> int:
        effort = Effort(10_000_000)
        assert not formula.satisfiable([], effort)
        return 10_000_000 - effort.left

    formula = pigeons(6)
    first = steps(formula.copy())
    for _ in range(2):
        steps(formula)
        assert steps(formula.copy()) == first
    assert steps(formula) < first


def test_what_is_defined_in_a_copy_is_not_in_the_formula() -> None:
    formula = Formula()
    first, second = variables(formula, 2)
    copy = formula.copy()
    whole = copy.all_of([first, second])
    assert (formula.size, copy.size) == (2, 3)
    assert formula.all_of([-first, -second]) == whole
    assert copy.satisfiable([whole, first, second])
    assert not formula.satisfiable([whole, first])


def test_the_steps_of_every_question_are_watched() -> None:
    formula, seen = pigeons(5), list[int]()
    with watched(Watching(seen.append)):
        assert not formula.satisfiable([])
    assert sum(seen) > 100
    assert not formula.satisfiable([])

    def ending(_: int) -> None:
        raise InterruptedError

    with watched(Watching(ending)), pytest.raises(InterruptedError):
        formula.satisfiable([])


def test_no_search_takes_many_more_steps_than_its_watcher_allows() -> None:
    told = list[int]()
    with watched(Watching(told.append, left=10_000)), pytest.raises(TooHard):
        pigeons(9).satisfiable([], Effort(10_000_000))
    assert 10_000 < sum(told) < 30_000
