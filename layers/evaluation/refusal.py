"""Why an option cannot be picked, in the shopper's words."""

from dataclasses import dataclass

from layers.document.names import Names
from layers.document.tree import Leaf, Tree
from layers.evaluation.line_context import LineContext
from layers.solver.effort import OPTION
from layers.solver.rules import SolverAnswer, Why
from layers.stock.promise import shortfall
from layers.stock.stock import UNCOUNTED
from layers.words.sentences import count, hidden, rule, shortage
from layers.words.storefront import Storefront


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an option cannot be picked; the fields are ids where they apply."""

    code: str
    message: str
    layer: str | None = None
    group: str | None = None
    rule: str | None = None
    sku: str | None = None


@dataclass(frozen=True, slots=True)
class OptionContext:
    """What all options of one evaluation have in common.

    `explain` are the options to be explained (None: all), each with no more than `effort`.
    """

    line: LineContext
    selected: frozenset[str]
    shown: frozenset[str]
    answer: SolverAnswer
    selectable: frozenset[str]
    shop: Storefront
    names: Names
    explain: frozenset[str] | None = None
    effort: int = OPTION

    @property
    def tree(self) -> Tree:
        return self.line.product.tree


def reasons(context: OptionContext, leaf: Leaf) -> tuple[Reason, ...] | None:
    """All reasons that together block an option that is not selectable; None if they were not found in time."""
    found = context.answer.why(leaf.id, context.effort)
    return None if found is None else tuple(_reason(context, leaf, why) for why in found)


def _reason(context: OptionContext, leaf: Leaf, why: Why) -> Reason:
    """A reason in words; for stock they depend on what the item could promise."""
    if why.code == "out_of_stock":
        return _short(context, leaf, why)
    if why.code == "rule" and why.rule:
        return Reason("rule", rule(context.shop.speech, context.names, why.rule), why.option, why.group, why.rule)
    group = why.group or leaf.group
    assert group is not None
    said = hidden(context.shop.speech, context.names.group(group)) if why.code == "not_shown" else ""
    message = said or count(context.shop.speech, context.names, context.tree.choices[group], why.code)
    return Reason(why.code, message, why.option, group)


def _short(context: OptionContext, leaf: Leaf, why: Why) -> Reason:
    short = _short_layer(context, leaf, why)
    share = context.line.shares[short.part.sku] if short.part else None
    code = shortfall(share.supply if share else UNCOUNTED)
    message = shortage(context.shop.speech, context.names.full(short.id), code, _obtainable(context, short))
    return Reason(code, message, short.id, short.group, sku=short.part.sku if short.part else None)


def _short_layer(context: OptionContext, leaf: Leaf, why: Why) -> Leaf:
    """The layer that is short: the named or requested option if it uses the item, else the item's first layer."""
    named = [context.tree.named[why.option], leaf] if why.option else [leaf]
    own = [one for one in named if one.part and why.sku in (None, one.part.sku)]
    return [*own, *context.line.product.sharers.get(why.sku or "", ()), leaf][0]


def _obtainable(context: OptionContext, leaf: Leaf) -> int:
    """Configurations with the layer that its item alone would allow; 0 unless fewer than requested."""
    wanted = context.line.with_layer(leaf, context.selected)
    same = [part for part in wanted if leaf.part and part.sku == leaf.part.sku]
    most = context.line.configurations(same)
    return most if most < context.line.quantity else 0
