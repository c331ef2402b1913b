"""Whether a configuration may be sold: every problem of it at once, in the shopper's words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from layers.document.configuration import Fault, Lack
from layers.document.line_demand import LineDemand, Part
from layers.document.names import Names
from layers.evaluation.line_context import LineContext
from layers.problem import Problem
from layers.speech import Speech
from layers.stock.availability import Split
from layers.stock.promise import Shortage, shortages, shortfall, split_among
from layers.stock.share import Items
from layers.stock.stock import Policy
from layers.words import sentences
from layers.words.storefront import Storefront

LEFT_BY_GONE = (Lack.REQUIRED, Lack.TOO_FEW)


def gone_problems(speech: Speech, gone: Collection[str], line: str | None) -> list[Problem]:
    """One for each choice that no longer exists."""
    return [Problem("gone", sentences.gone(speech, option), line=line, layer=option) for option in gone]


def fault_problems(
    speech: Speech, names: Names, faults: Sequence[Fault], line: str | None, gone: Collection[str] = ()
) -> list[Problem]:
    """Unsatisfied groups and rules; a group left incomplete by a vanished choice is not reported again."""
    reported = [fault for fault in faults if not (gone and fault.code in LEFT_BY_GONE)]
    return [_fault_problem(speech, names, fault, line) for fault in reported]


def shortage_problem(speech: Speech, names: Names, shortage: Shortage, line: str | None) -> Problem:
    """A layer that falls short, naming group and option."""
    leaf = names.tree.named[shortage.layer]
    text = sentences.shortage(speech, names.full(leaf.id), shortage.code, shortage.available)
    return Problem(shortage.code, text, line, leaf.group, leaf.id, sku=shortage.sku, available=shortage.available)


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its demand and how that would be split; `id` is None outside a cart."""

    context: LineContext
    wanted: tuple[Part, ...]
    splits: Mapping[str, Split]
    id: str | None

    @property
    def demand(self) -> LineDemand:
        return LineDemand(self.id or "", self.context.quantity, self.context.product.backorder, self.wanted)


def stock_problems(
    line: Line, names: Names, items: Items, shop: Storefront, others: Sequence[LineDemand], place: int | None
) -> list[Problem]:
    """The shortages of the cart's demand: this line's layers, then the other lines."""
    own = [shortage_problem(shop.speech, names, shortage, line.id) for shortage in _own(line)]
    return own + [_elsewhere(shop.speech, shortage) for shortage in _others(line, items, shop.policy, others, place)]


def _own(line: Line) -> Iterator[Shortage]:
    short = [part for part in line.wanted if line.splits[part.layer].short]
    most = line.context.configurations(line.wanted) if short else 0
    for part in short:
        code = shortfall(line.context.shares[part.sku].supply)
        yield Shortage(line.demand.line, part.layer, part.sku, code, most)


def _others(
    line: Line, items: Items, policy: Policy, others: Sequence[LineDemand], place: int | None
) -> list[Shortage]:
    if not others:
        return []
    where = len(others) if place is None else place
    demands = [*others[:where], line.demand, *others[where:]]
    found = shortages(demands, split_among(demands, items, policy), items, policy)
    return [shortage for shortage in found if shortage.line != line.demand.line]


def _elsewhere(speech: Speech, shortage: Shortage) -> Problem:
    text = sentences.elsewhere(speech, shortage.sku, shortage.available)
    return Problem(
        shortage.code, text, shortage.line, layer=shortage.layer, sku=shortage.sku, available=shortage.available
    )


def _fault_problem(speech: Speech, names: Names, fault: Fault, line: str | None) -> Problem:
    message = sentences.fault(speech, names, fault)
    if fault.code is Lack.RULE:
        return Problem(fault.code, message, line, rule=fault.subject)
    return Problem(fault.code, message, line, group=fault.subject)
