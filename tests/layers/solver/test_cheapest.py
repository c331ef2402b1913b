"""The cheapest models of a formula, against looking at every one of them."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.solver.cheapest import Cheapest
from layers.solver.effort import OPTION, Effort, TooHard
from layers.solver.formula import Formula
from tests.layers.solving import thorough

COUNT = 5
World = tuple[int, ...]

literals = st.integers(1, COUNT).flatmap(lambda variable: st.sampled_from((variable, -variable)))
clauses = st.lists(st.lists(literals, min_size=1, max_size=4), max_size=7)
demands = st.dictionaries(st.integers(1, COUNT), st.tuples(st.sampled_from((1, -1)), st.integers(1, 5))).map(
    lambda weights: {sign * variable: weight for variable, (sign, weight) in weights.items()}
)


def formula_of(clauses: Sequence[Sequence[int]]) -> Formula:
    """Every variable is named by some clause, as those of an encoding are."""
    formula = Formula()
    for _ in range(COUNT):
        variable = formula.variable()
        formula.add(variable, -variable)
    for clause in clauses:
        formula.add(*clause)
    return formula


def models(clauses: Sequence[Sequence[int]]) -> list[World]:
    """Every way to set the variables that keeps the clauses."""
    signs = product((1, -1), repeat=COUNT)
    worlds = [tuple(sign * variable for variable, sign in enumerate(world, start=1)) for world in signs]
    return [world for world in worlds if all(set(clause) & set(world) for clause in clauses)]


def failing(world: World, demands: dict[int, int]) -> int:
    return sum(weight for literal, weight in demands.items() if literal not in world)


def best(worlds: list[World], demands: dict[int, int]) -> list[World]:
    least = min((failing(world, demands) for world in worlds), default=0)
    return [world for world in worlds if failing(world, demands) == least]


def left(search: Cheapest) -> list[World]:
    """The models that a search has not ruled out."""
    return [world for world in models([]) if search.possible(*world)]


@thorough
@given(clauses, demands)
def test_exactly_the_models_that_fail_the_least_remain(clauses: list[list[int]], wanted: dict[int, int]) -> None:
    search = Cheapest(formula_of(clauses), [], Effort())
    assert search.minimize(wanted) == bool(models(clauses))
    if models(clauses):
        assert left(search) == best(models(clauses), wanted)


@thorough
@given(clauses, demands, demands)
def test_later_soft_literals_choose_among_what_earlier_ones_left(
    clauses: list[list[int]], first: dict[int, int], second: dict[int, int]
) -> None:
    search = Cheapest(formula_of(clauses), [], Effort())
    if search.minimize(first):
        assert search.minimize(second)
        assert left(search) == best(best(models(clauses), first), second)


@thorough
@given(clauses, st.lists(st.integers(1, 4), min_size=COUNT, max_size=COUNT))
def test_options_of_which_one_at_most_is_chosen_may_be_known_to_fail_alone(
    clauses: list[list[int]], prices: list[int]
) -> None:
    """The first three exclude one another, so that of demands against them only one can fail."""
    rivals = [*clauses, [-1, -2], [-1, -3], [-2, -3]]
    wanted = {-variable: price for variable, price in enumerate(prices, start=1)}
    search = Cheapest(formula_of(rivals), [], Effort())
    found = search.minimize(wanted, lambda core: set(core) <= {-1, -2, -3})
    assert found == bool(models(rivals))
    assert not found or left(search) == best(models(rivals), wanted)


def test_what_is_assumed_is_never_given_up_for_a_soft_literal() -> None:
    formula = formula_of([[-1, -2]])
    search = Cheapest(formula, [1], Effort())
    assert search.minimize({2: 100})
    assert not search.possible(2)
    assert not Cheapest(formula, [1, 2], Effort()).minimize({3: 1})


def test_no_soft_literals_leave_everything() -> None:
    search = Cheapest(formula_of([[1, 2]]), [], Effort())
    assert search.minimize({})
    assert left(search) == models([[1, 2]])


def test_several_failing_soft_literals_are_no_dearer_than_one_heavy_one() -> None:
    search = Cheapest(formula_of([[-1, -2], [-1, -3]]), [], Effort())
    assert search.minimize({1: 5, 2: 2, 3: 2})
    assert search.possible(1)
    assert not search.possible(2)
    assert not search.possible(3)


def test_a_search_pays_for_every_question_and_more_for_a_larger_formula() -> None:
    small, large = Effort(), Effort()
    assert formula_of([[1, 2]]).satisfiable([], small)
    formula = formula_of([[1, 2]])
    for _ in range(1000):
        formula.variable()
    assert formula.satisfiable([], large)
    assert OPTION > small.left > large.left


def test_where_nothing_is_left_to_spend_a_question_is_too_hard() -> None:
    with pytest.raises(TooHard):
        formula_of([]).satisfiable([], Effort(0))


def test_a_search_pays_for_the_clauses_it_adds() -> None:
    def spent(grown: int) -> int:
        formula, effort = formula_of([]), Effort()
        search = Cheapest(formula, [], effort)
        for _ in range(grown):
            formula.variable()
        search.possible()
        search.possible()
        return OPTION - effort.left

    assert spent(48) >= spent(0) + 48


@pytest.mark.parametrize("effort", [1, 300, 1_000])
def test_a_search_that_is_too_hard_says_so_instead_of_answering(effort: int) -> None:
    """Eight pigeons and seven holes."""
    hole_of = [[7 * pigeon + hole + 1 for pigeon in range(8)] for hole in range(7)]
    formula = Formula()
    for _ in range(56):
        formula.variable()
    for pigeon in range(8):
        formula.add(*range(7 * pigeon + 1, 7 * pigeon + 8))
    for rivals in hole_of:
        for place, literal in enumerate(rivals):
            for other in rivals[:place]:
                formula.add(-literal, -other)
    with pytest.raises(TooHard):
        Cheapest(formula, [], Effort(effort)).minimize({1: 1})
