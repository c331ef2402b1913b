"""A shopper's question about a product, and the selection it stands for."""

from collections.abc import Mapping
from dataclasses import dataclass

from layers.document.configuration import checked_selection, settled
from layers.errors import UnknownOption
from layers.evaluation.line_context import picked
from layers.evaluation.product import Product
from layers.solver.rules import SolverAnswer


@dataclass(frozen=True, slots=True)
class Question:
    """A selection (None: the defaults), its pinned part (None: all of it), and the option just picked.

    `gone` are old choices that no longer exist; `line` is the id that problems name, if it is a line of a cart.
    `explain` are the options whose `why` and `instead` are wanted if they are not selectable (None: all).
    `judged` is whether it is worked out what else can be chosen; without, only the selected options are selectable.
    """

    selected: tuple[str, ...] | None = None
    quantity: int = 1
    pinned: tuple[str, ...] | None = None
    pick: str | None = None
    gone: tuple[str, ...] = ()
    line: str | None = None
    explain: frozenset[str] | None = None
    judged: bool = True


@dataclass(frozen=True, slots=True)
class SettledSelection:
    """The settled selection after the last pick, and the options that can be picked beside it.

    `repaired` are the options dropped or added beyond the plain pick; `refused` is a picked option that is
    not selectable.
    """

    selected: frozenset[str]
    pinned: frozenset[str]
    answer: SolverAnswer
    repaired: frozenset[str] = frozenset()
    refused: str | None = None


def chosen(product: Product, question: Question, room: Mapping[str, int | None]) -> SettledSelection:
    """The selection that the question stands for; raises UnknownOption, TwoOfOne, TooHard."""
    tree = product.tree
    named = tree.defaults if question.selected is None else checked_selection(tree, question.selected)
    selected = settled(tree, named)
    pinned = selected if question.pinned is None else selected.intersection(question.pinned)
    choice = SettledSelection(selected, pinned, product.possibilities.ask(selected, pinned, room))
    return _press(product, choice, question.pick, room) if question.pick else choice


def _press(product: Product, choice: SettledSelection, option: str, room: Mapping[str, int | None]) -> SettledSelection:
    if option not in product.tree.options:
        raise UnknownOption([option])
    if option not in choice.answer.selectable:
        return SettledSelection(choice.selected, choice.pinned, choice.answer, refused=option)
    selected = settled(product.tree, choice.answer.picked(option))
    plain = settled(product.tree, picked(product, option, choice.selected))
    pinned = (choice.pinned | {option}) & selected
    answer = product.possibilities.ask(selected, pinned, room)
    return SettledSelection(selected, pinned, answer, selected ^ plain)
