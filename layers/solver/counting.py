"""Counts and sums of literals as clauses."""

from collections.abc import Sequence
from math import gcd

from layers.solver.formula import Formula

UNARY = 128
"""Up to so many units a sum is counted one by one, which propagates best; beyond, its binary digits are added."""

Weighted = tuple[int, int]
"""A literal and what it adds where it is true."""


def descending(formula: Formula, literals: Sequence[int], limit: int) -> list[int]:
    """Literals of which the k-th says "at least k of these are true", up to `limit` (Batcher's odd-even merge sort)."""
    if len(literals) <= 1:
        return list(literals)
    middle = len(literals) // 2
    upper = descending(formula, literals[:middle], limit)
    lower = descending(formula, literals[middle:], limit)
    return _merged(formula, upper, lower)[:limit]


def _merged(formula: Formula, left: Sequence[int], right: Sequence[int]) -> list[int]:
    if not left or not right:
        return [*left, *right]
    if len(left) == len(right) == 1:
        return [formula.any_of((left[0], right[0])), formula.all_of((left[0], right[0]))]
    odd = _merged(formula, left[::2], right[::2])
    even = _merged(formula, left[1::2], right[1::2])
    merged = odd[:1]
    for low, high in zip(odd[1:], even, strict=False):
        merged += [formula.any_of((low, high)), formula.all_of((low, high))]
    paired = min(len(odd) - 1, len(even))
    return [*merged, *odd[1 + paired :], *even[paired:]]


class Sum:
    """What weighted literals add up to, to be compared with any bound, asked for as one literal."""

    def __init__(self, formula: Formula, terms: Sequence[Weighted]) -> None:
        self._unit = gcd(*(weight for _, weight in terms))
        counts = [(literal, weight // self._unit) for literal, weight in terms]
        self._unary = sum(count for _, count in counts) <= UNARY
        if self._unary:
            repeated = [literal for literal, count in counts for _ in range(count)]
            self._digits = descending(formula, repeated, len(repeated))
        else:
            self._digits = _added(formula, counts)

    def at_most(self, formula: Formula, bound: int) -> int:
        """A literal under which the sum stays within `bound`, in the formula of the sum or a copy of it."""
        limit = bound // self._unit
        if limit < 0:
            return -formula.true
        if self._unary:
            return -self._digits[limit] if limit < len(self._digits) else formula.true
        return self._binary_at_most(formula, limit)

    def _binary_at_most(self, formula: Formula, limit: int) -> int:
        """Literal → digits ≤ limit, from the lowest digit up: a digit below decides, an equal one defers."""
        within = formula.true
        for place, digit in enumerate(self._digits):
            combined = formula.any_of if limit >> place & 1 else formula.all_of
            within = combined((-digit, within))
        return within


def _added(formula: Formula, terms: Sequence[Weighted]) -> list[int]:
    """The binary digits of a sum, lowest first: every column is reduced by full adders into the next."""
    columns: list[list[int]] = []
    for literal, weight in terms:
        for place in range(weight.bit_length()):
            if weight >> place & 1:
                _column(columns, place).append(literal)
    digits: list[int] = []
    while len(digits) < len(columns):
        place = len(digits)
        column = columns[place]
        while len(column) > 1:
            taken, column[:] = column[:3], column[3:]
            column.append(_odd(formula, taken))
            _column(columns, place + 1).append(_carry(formula, taken))
        digits.append(column.pop() if column else -formula.true)
    return digits


def _column(columns: list[list[int]], place: int) -> list[int]:
    while len(columns) <= place:
        columns.append([])
    return columns[place]


def _odd(formula: Formula, literals: Sequence[int]) -> int:
    """Whether an odd number of two or three literals is true."""
    odd = literals[0]
    for literal in literals[1:]:
        odd = formula.any_of((formula.all_of((odd, -literal)), formula.all_of((-odd, literal))))
    return odd


def _carry(formula: Formula, literals: Sequence[int]) -> int:
    """Whether two or more of two or three literals are true."""
    first, second, *third = literals
    both = formula.all_of((first, second))
    if not third:
        return both
    return formula.any_of((both, formula.all_of((third[0], formula.any_of((first, second))))))
