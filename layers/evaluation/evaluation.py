"""Everything a shopper sees about a configuration, as one value: picture, price, label and permission."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from layers.document.configuration import Drawing, Lack, drawn_leaves, faults, shown, unit_price
from layers.document.line_demand import LineDemand
from layers.document.tree import Leaf
from layers.evaluation.line_context import LineContext, line_context
from layers.evaluation.option import OptionContext, OptionState, option_states
from layers.evaluation.permission import Line, fault_problems, gone_problems, stock_problems
from layers.evaluation.product import Product
from layers.evaluation.question import Question, SettledSelection, chosen
from layers.problem import Problem
from layers.solver.effort import share
from layers.stock.availability import Availability, worst
from layers.stock.share import Items
from layers.words.storefront import Storefront
from layers.words.wording import line_message, line_ships_on, notice_of

__all__ = ["Evaluation", "Question", "evaluate"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The answer; money in minor units, selections in menu order without options of hidden groups.

    `stack` has the images of each view in drawing order. `repaired` are the other options that a pick removed
    or added; `refused` is a picked option that is not selectable. `message` says when late units ship, empty
    if none are late.
    """

    configurator: str
    version: int
    selected: tuple[str, ...]
    complete: bool
    quantity: int
    unit: int
    total: int
    currency: str
    formatted: str
    availability: Availability
    ships_on: date | None
    options: Mapping[str, OptionState]
    stack: Mapping[str, tuple[Drawing, ...]]
    problems: tuple[Problem, ...]
    allowed: bool
    pinned: tuple[str, ...]
    repaired: tuple[str, ...]
    refused: str | None
    message: str


def evaluate(
    product: Product,
    question: Question,
    items: Items,
    storefront: Storefront,
    others: Sequence[LineDemand] = (),
    place: int | None = None,
) -> Evaluation:
    """The whole answer; raises UnknownOption or TwoOfOne for an invalid selection, and TooHard.

    `others` are the demands of the cart's other lines in cart order, `place` this line's place among them
    (None: last). `items` are as this shopper sees them: without their own hold.
    """
    tree, names = product.tree, product.names(storefront.locale)
    context = line_context(product, question.quantity, items, storefront.policy, others, place)
    choice = chosen(product, question, context.room())
    drawn = drawn_leaves(tree, choice.selected)
    wanted = tuple(leaf.part for leaf in drawn if leaf.part)
    line = Line(context, wanted, context.splits(wanted), question.line)
    notices = [notice_of(context.shares[part.sku].item, line.splits[part.layer], storefront) for part in wanted]
    found = faults(tree, choice.selected)
    problems = (
        *gone_problems(storefront.speech, question.gone, question.line),
        *fault_problems(storefront.speech, names, found, question.line, question.gone),
        *stock_problems(line, names, items, storefront, others, place),
    )
    unit = unit_price(tree, choice.selected)
    return Evaluation(
        configurator=product.id,
        version=product.version,
        selected=in_menu_order(product, choice.selected),
        complete=all(fault.code is Lack.RULE for fault in found),
        quantity=question.quantity,
        unit=unit,
        total=unit * question.quantity,
        currency=storefront.currency,
        formatted=storefront.money(unit * question.quantity),
        availability=worst([one.availability for one in notices]),
        ships_on=line_ships_on(notices),
        options=option_states(_option_context(context, choice, question, storefront)),
        stack=_stack(product, drawn),
        problems=problems,
        allowed=not problems,
        pinned=in_menu_order(product, choice.pinned),
        repaired=in_menu_order(product, choice.repaired),
        refused=choice.refused,
        message=line_message(notices, storefront),
    )


def _option_context(
    line: LineContext, choice: SettledSelection, question: Question, storefront: Storefront
) -> OptionContext:
    tree = line.product.tree
    if question.judged:
        selectable, explain = choice.answer.selectable, question.explain
    else:
        selectable, explain = choice.selected, frozenset()
    blocked = tree.options.keys() - selectable
    return OptionContext(
        line,
        choice.selected,
        shown(tree, choice.selected),
        choice.answer,
        selectable,
        storefront,
        line.product.names(storefront.locale),
        explain,
        share(len(blocked if explain is None else blocked & explain)),
    )


def in_menu_order(product: Product, selected: Collection[str]) -> tuple[str, ...]:
    options = product.tree.options
    return tuple(sorted(selected, key=lambda name: options[name].index))


def _stack(product: Product, drawn: Sequence[Leaf]) -> dict[str, tuple[Drawing, ...]]:
    there = {leaf.id for leaf in drawn}
    return {
        view: tuple(drawing for drawing in drawings if drawing.layer in there)
        for view, drawings in product.drawings.items()
    }
