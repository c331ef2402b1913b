"""Defaults that the page cannot open with."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from layers.document.configuration import settled
from layers.document.names import Names
from layers.evaluation.countable import Room
from layers.evaluation.product import Product
from layers.lint.finding import Finding
from layers.lint.options import buyable
from layers.solver.effort import TooHard
from layers.solver.rules import Code, SolverAnswer, Why
from layers.speech import Speech


def impossible_defaults(product: Product, room: Room, names: Names, speech: Speech) -> Iterator[Finding]:
    """Each that nobody can buy today, for whatever reason; where there is none, whether all can be bought together.

    None where it is too hard to say.
    """
    with suppress(TooHard):
        yield from _found(product, room, names, speech)


def _found(product: Product, room: Room, names: Names, speech: Speech) -> Iterator[Finding]:
    sellable = buyable(product, room)
    lost = [name for name in product.tree.options if name in product.tree.defaults and name not in sellable]
    for option in lost:
        text = speech.gettext("Nobody can buy the default %(name)s today.")
        yield Finding("impossible_default", text % {"name": names.full(option)}, layer=option)
    if not lost:
        yield from _together(product, room, names, speech)


def _together(product: Product, room: Room, names: Names, speech: Speech) -> Iterator[Finding]:
    """Against the rules first, then against the stock as well."""
    chosen = settled(product.tree, product.tree.defaults)
    for left in ({}, room):
        answer = product.possibilities.ask(chosen, chosen, left)
        clashing = [name for name in product.tree.options if name in chosen and name not in answer.selectable]
        if clashing:
            yield _clash(answer, clashing[0], names, speech)
            return


def _clash(answer: SolverAnswer, option: str, names: Names, speech: Speech) -> Finding:
    """One finding about the first default that others exclude, with the reasons as far as they are found."""
    reasons: Sequence[Why] = answer.why(option) or ()
    rules = [reason.rule for reason in reasons if reason.code is Code.RULE and reason.rule]
    named = {"name": names.full(option), "rules": ", ".join(rules)}
    if any(reason.code is Code.OUT_OF_STOCK for reason in reasons):
        text = speech.gettext("Today’s stock does not allow %(name)s together with the other defaults.")
    elif rules:
        text = speech.ngettext(
            "The rule %(rules)s does not allow %(name)s together with the other defaults.",
            "The rules %(rules)s do not allow %(name)s together with the other defaults.",
            len(rules),
        )
    else:
        text = speech.gettext("No complete configuration has %(name)s together with the other defaults.")
    return Finding("impossible_default", text % named, layer=option, rule=rules[0] if rules else None)
