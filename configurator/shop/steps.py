"""One press on the product page: from its form to the question it stands for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from configurator.web.form import first
from layers.evaluation.evaluation import Evaluation, Question
from layers.evaluation.product import Product

MOST = 10_000
Ask = Callable[[Question], Evaluation]


@dataclass(frozen=True, slots=True)
class Base:
    """The configuration a form was made from; `pinned` is what the shopper insists on."""

    selected: tuple[str, ...]
    quantity: int
    pinned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """What the form says: the choice of each group it shows, the quantity, and the button (`act` and its `name`)."""

    chosen: Mapping[str, tuple[str, ...]]
    quantity: int | None
    act: str
    name: str


@dataclass(frozen=True, slots=True)
class Step:
    """The configuration after a press; `refused` are options that were asked for and cannot be had.

    `asked` is the option whose reason the press asked for, empty for none.
    """

    evaluation: Evaluation
    repaired: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    asked: str = ""


def sent(product: Product, fields: Mapping[str, list[str]]) -> Sent:
    """Values that the product does not have are left out: the form may be older than its newest version."""
    choices = product.tree.choices
    chosen = {}
    for group, choice in choices.items():
        if f"g.{group}" in fields or (not choice.one and f"g.{group}.shown" in fields):
            named = [name for name in fields.get(f"g.{group}", []) if name in choice.options]
            chosen[group] = tuple(named[-1:] if choice.one else dict.fromkeys(named))
    act, _, name = first(fields, "do", "update").partition(":")
    return Sent(chosen, _quantity(first(fields, "quantity")), act, name)


def step(product: Product, base: Base, form: Sent, ask: Ask) -> Step:
    """Apply the form's choices to the base, then what the button says."""
    if form.act == "show":
        return Step(ask(Question(base.selected, form.quantity or base.quantity, base.pinned)))
    taken = _choices(product, base, form, ask)
    match form.act:
        case "reset":
            return Step(ask(Question(None, taken.evaluation.quantity, ())))
        case "preset":
            return _preset(product, taken, form.name, ask)
        case "take" | "pick" if form.name in product.tree.options:
            return _take(taken, form.name, ask)
        case "drop":
            return _drop(taken, form.name, ask)
        case "why" if form.name in product.tree.options:
            return replace(taken, asked=form.name)
        case "quantity":
            return Step(ask(_again(taken.evaluation, quantity=_quantity(form.name))), taken.repaired)
        case "check" if form.name in product.tree.options and form.name not in taken.evaluation.selected:
            return replace(taken, refused=(form.name,))
    return taken


def _choices(product: Product, base: Base, form: Sent, ask: Ask) -> Step:
    """The form's changes from its base: deselected options first, then each addition as a pick."""
    before = set(base.selected)
    kept, added = list(base.selected), list[str]()
    for group, names in form.chosen.items():
        own = product.tree.choices[group]
        added += [name for name in names if name not in before]
        if not own.one or not names:
            kept = [name for name in kept if name not in own.options or name in names]
    pinned = tuple(name for name in base.pinned if name in kept)
    question = Question(tuple(kept), form.quantity or base.quantity, pinned)
    return _picked(question, added, ask)


def _picked(question: Question, options: Iterable[str], ask: Ask) -> Step:
    """One pick after the other, each pinned for the next; those that cannot be had are left out."""
    repaired, refused = dict[str, None](), list[str]()
    evaluation = None
    for option in options:
        evaluation = ask(replace(question, pick=option))
        if evaluation.refused:
            refused.append(option)
        repaired |= dict.fromkeys(evaluation.repaired)
        question = Question(evaluation.selected, question.quantity, evaluation.pinned)
    return Step(evaluation or ask(question), tuple(repaired), tuple(refused))


def _take(before: Step, option: str, ask: Ask) -> Step:
    """An option with all that has to change for it."""
    now = _again(before.evaluation)
    way_out = ask(replace(now, explain=frozenset([option]))).options[option].instead
    if not way_out:
        return _picked(now, [option], ask)
    pinned = {*before.evaluation.pinned, option}
    kept = tuple(name for name in way_out if name in pinned)
    return Step(ask(Question(way_out, before.evaluation.quantity, kept)))


def _drop(before: Step, option: str, ask: Ask) -> Step:
    kept = tuple(name for name in before.evaluation.selected if name != option)
    pinned = tuple(name for name in before.evaluation.pinned if name != option)
    return Step(ask(Question(kept, before.evaluation.quantity, pinned)))


def _preset(product: Product, before: Step, name: str, ask: Ask) -> Step:
    """What the preset says, and the defaults of every group it says nothing about."""
    found = preset(product, name)
    if found is None:
        return before
    return Step(ask(Question(found, before.evaluation.quantity, ())))


def preset(product: Product, name: str) -> tuple[str, ...] | None:
    """The selection a preset stands for; None where there is no such preset."""
    tree = product.tree
    for each in product.configurator.presets:
        if each.id == name:
            named = [option for option in each.selected if option in tree.options]
            settled = {tree.options[option].group for option in named}
            rest = [option for option in tree.defaults if tree.options[option].group not in settled]
            return (*named, *rest)
    return None


def _again(evaluation: Evaluation, quantity: int | None = None) -> Question:
    return Question(evaluation.selected, quantity or evaluation.quantity, evaluation.pinned)


def _quantity(text: str) -> int | None:
    """A quantity as typed, brought into what may be asked; None where it is no number."""
    digits = text.strip()
    if not digits.isdecimal() or len(digits) > 12:
        return None
    return min(max(int(digits), 1), MOST)
