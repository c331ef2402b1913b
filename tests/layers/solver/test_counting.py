"""How many literals are true, and what weighted ones add up to, against counting them."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.solver.counting import UNARY, Sum, descending
from layers.solver.formula import Formula

Signs = tuple[int, ...]

signed = st.lists(st.sampled_from((1, -1)), max_size=6)
light = st.lists(st.integers(1, 6), max_size=5)
heavy = st.lists(st.integers(1, 12).map(lambda tens: tens * 60) | st.integers(100, 200), min_size=2, max_size=5)


def worlds(count: int) -> list[Signs]:
    return list(product((1, -1), repeat=count))


def assumed(literals: list[int], signs: Signs) -> list[int]:
    return [sign * literal for sign, literal in zip(signs, literals, strict=True)]


@settings(max_examples=60, deadline=None)
@given(signed, st.integers(1, 7))
def test_the_kth_says_whether_at_least_k_are_true(signs: list[int], limit: int) -> None:
    formula = Formula()
    literals = [sign * formula.variable() for sign in signs]
    counts = descending(formula, literals, limit)
    assert len(counts) == min(len(literals), limit)
    for world in worlds(len(literals)):
        for place, literal in enumerate(counts, start=1):
            wanted = literal if world.count(1) >= place else -literal
            assert formula.satisfiable([*assumed(literals, world), wanted])
            assert not formula.satisfiable([*assumed(literals, world), -wanted])


def test_a_literal_that_is_named_twice_counts_twice() -> None:
    formula = Formula()
    one, other = formula.variable(), formula.variable()
    counts = descending(formula, [one, other, one], 3)
    assert formula.satisfiable([one, -other, counts[1], -counts[2]])
    assert not formula.satisfiable([one, -other, -counts[1]])
    assert not formula.satisfiable([-one, other, counts[1]])


def test_counting_nothing_needs_no_clause() -> None:
    formula = Formula()
    assert descending(formula, [], 3) == []
    only = formula.variable()
    assert descending(formula, [only], 3) == [only]
    assert formula.size == 1


@settings(max_examples=60, deadline=None)
@given(st.one_of(light, heavy).filter(bool), st.data())
def test_a_sum_stays_within_its_bound_exactly_where_it_is_asked_to(weights: list[int], data: st.DataObject) -> None:
    formula = Formula()
    literals = [formula.variable() for _ in weights]
    added = Sum(formula, list(zip(literals, weights, strict=True)))
    for bound in data.draw(st.lists(st.integers(-1, sum(weights) + 1), min_size=1, max_size=4)):
        within = added.at_most(formula, bound)
        for world in worlds(len(literals)):
            total = sum(weight for sign, weight in zip(world, weights, strict=True) if sign > 0)
            assert formula.satisfiable([*assumed(literals, world), within]) == (total <= bound)


@pytest.mark.parametrize("weights", [(3, 5, 7), (130, 71, 9)])
def test_a_bound_that_is_not_asked_for_binds_nothing(weights: tuple[int, ...]) -> None:
    formula = Formula()
    literals = [formula.variable() for _ in weights]
    added = Sum(formula, list(zip(literals, weights, strict=True)))
    for bound in range(0, sum(weights), 4):
        added.at_most(formula, bound)
    assert formula.satisfiable(literals)
    assert formula.satisfiable([added.at_most(formula, 0), *(-literal for literal in literals)])


def test_bounds_between_two_reachable_sums_are_one() -> None:
    formula = Formula()
    added = Sum(formula, [(formula.variable(), 20), (formula.variable(), 30)])
    assert added.at_most(formula, 29) == added.at_most(formula, 20)
    assert added.at_most(formula, 30) != added.at_most(formula, 20)
    size = formula.size
    assert added.at_most(formula, 30) == added.at_most(formula, 39)
    assert formula.size == size


def test_all_there_is_and_more_are_no_bound() -> None:
    formula = Formula()
    added = Sum(formula, [(formula.variable(), 2), (formula.variable(), 3)])
    assert added.at_most(formula, 5) == added.at_most(formula, 600) == formula.true


@pytest.mark.parametrize("units", [UNARY, UNARY + 1])
def test_counting_one_by_one_and_adding_digits_agree_where_one_gives_way_to_the_other(units: int) -> None:
    formula = Formula()
    weights = (units - 37, 30, 7)
    literals = [formula.variable() for _ in weights]
    added = Sum(formula, list(zip(literals, weights, strict=True)))
    assert not formula.satisfiable([*literals, added.at_most(formula, units - 1)])
    assert formula.satisfiable([*literals, added.at_most(formula, units)])
    assert formula.satisfiable([literals[0], literals[1], -literals[2], added.at_most(formula, units - 7)])
    assert not formula.satisfiable([literals[0], literals[1], added.at_most(formula, units - 8)])
