"""The problems that a change of a cart would add: the reasons to refuse it."""

from collections.abc import Iterator

from layers.carts.reading import CartReading, LineReading
from layers.document.line_demand import LineDemand
from layers.problem import Problem
from layers.speech import ENGLISH, Speech
from layers.stock.promise import Shortfall
from layers.words import sentences


def added_problems(
    before: CartReading, after: CartReading, adding: bool = False, speech: Speech = ENGLISH
) -> tuple[Problem, ...]:
    """Problems that `after` adds or makes worse; lowering and deleting never yield any.

    A shortage names the changed line with what it could still have: its largest quantity, or with
    `adding` how many more.
    """
    known = {_key(problem) for problem in before.problems}
    fresh = [problem for problem in after.problems if problem.sku is None and _key(problem) not in known]
    raised = [problem for problem in _raised(before, after, speech) if _key(problem) not in map(_key, fresh)]
    return (*fresh, *raised, *_refusals(before, after, adding, speech))


def _key(problem: Problem) -> tuple[str | None, ...]:
    return (problem.code, problem.line, problem.group, problem.layer, problem.rule)


def _raised(before: CartReading, after: CartReading, speech: Speech) -> Iterator[Problem]:
    """Lines bought from an earlier order that ask for more than is held, or that leave other lines shorter."""
    worse, had = _worse(before, after), {line.id: line.quantity for line in before.lines}
    for line in after.lines:
        if line.at_most is not None and line.quantity > had.get(line.id, 0):
            takes = any(option.sku in worse for option in line.options)
            most = min(line.at_most, had.get(line.id, 0)) if takes else line.at_most
            if line.quantity > most:
                text = sentences.offer_ended(speech, line.title, most)
                yield Problem("offer_expired", text, line=line.id, available=most)


def _worse(before: CartReading, after: CartReading) -> list[str]:
    """The items whose shortage has grown."""
    return [sku for sku, units in after.short.items() if units > before.short.get(sku, 0)]


def _refusals(before: CartReading, after: CartReading, adding: bool, speech: Speech) -> Iterator[Problem]:
    """The changed lines that ask for more of an item whose shortage has grown."""
    worse = _worse(before, after)
    earlier = {demand.line: demand for demand in before.demands}
    lines = {line.id: line for line in after.lines}
    for demand in after.demands:
        had = earlier.get(demand.line)
        spared = had.quantity if had and adding else 0
        available = max(after.largest.get(demand.line, 0) - spared, 0)
        for sku in worse:
            if _demand(demand, sku) > (_demand(had, sku) if had else 0):
                yield from _shortages(after, lines[demand.line], sku, available, bool(spared), speech)


def _demand(demand: LineDemand, sku: str) -> int:
    return demand.units_of(sku) * demand.quantity


def _shortages(
    after: CartReading, line: LineReading, sku: str, available: int, more: bool, speech: Speech
) -> Iterator[Problem]:
    """One problem per layer of the line that is short, else its first layer of the item that other lines now lack."""
    found = [problem for problem in after.problems if problem.sku == sku]
    own = [problem for problem in found if problem.line == line.id]
    short = {problem.layer for problem in own} or {next(o.layer for o in line.options if o.sku == sku)}
    code = Shortfall((own or found)[0].code)
    for option in line.options:
        if option.layer in short and option.sku == sku:
            text = sentences.shortage(speech, option.name, code, available, more)
            yield Problem(code, text, line.id, option.group, option.layer, sku=sku, available=available)
