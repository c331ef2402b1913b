"""Everything a designer should know about a draft, finished or not."""

from collections.abc import Container, Iterator
from contextlib import suppress
from itertools import islice

from layers.document.document import layers
from layers.document.model import Configurator
from layers.document.names import Names
from layers.document.tree import Tree
from layers.evaluation.check import unfinished
from layers.evaluation.line_context import line_context
from layers.evaluation.product import Product
from layers.evaluation.tally import tally
from layers.evaluation.usable import usable
from layers.lint.clicks import undecided
from layers.lint.defaults import impossible_defaults
from layers.lint.finding import Finding, Lint
from layers.lint.gallery import Gallery
from layers.lint.groups import empty_groups
from layers.lint.obstacles import obstacles, unbuildable
from layers.lint.options import buyable, dead_options, unbuyable_options
from layers.lint.pictures import about_pictures
from layers.lint.presets import unreachable_presets
from layers.lint.rule_state import rule_states
from layers.lint.rules import about_rules
from layers.problem import Problem
from layers.solver.effort import Exhausted, TooHard, within
from layers.stock.share import Items
from layers.words.storefront import Storefront

PART = 30_000_000
"""Steps for the options, as many for the defaults, and for the presets; some 1 to 5 seconds each."""

MOST = 2_000
"""The most findings that are listed."""


def lint(document: Configurator, version: int, items: Items, storefront: Storefront, gallery: Gallery) -> Lint:
    """What is in the way of publishing a draft as this version, and all findings about the rest of it.

    It is in the storefront's language, with the current stock. How much is searched is bounded, in steps: the same
    draft with the same stock always gets the same findings.
    """
    draft = _Draft(document, version, items, storefront, gallery)
    found = list(islice(draft.findings(), MOST + 1))
    if len(found) > MOST:
        found[MOST:] = [Finding("more", storefront.speech.gettext("There are more findings than are listed."))]
    built, bought = tally(draft.product.tree, {}), tally(draft.product.tree, draft.room)
    bound = built.bound if built.count is None or bought.count is None else None
    return Lint(tuple(found), built.count, bought.count, bound, draft.rules)


class _Draft:
    """A draft, what can be made of it as a product, and the stock that one configuration may use."""

    def __init__(self, document: Configurator, version: int, items: Items, shop: Storefront, gallery: Gallery) -> None:
        self.tree, self.product = Tree(document), Product(usable(document), version)
        self.room = line_context(self.product, 1, items, shop.policy).room()
        self.rules = rule_states(document)
        self._gallery, self._speech = gallery, shop.speech
        self._names = Names(self.tree, shop.locale)

    def findings(self) -> Iterator[Finding]:
        """First those that are in the way of publishing."""
        yield from self._unfinished()
        yield from self._decided()
        yield from empty_groups(self.tree, self._names, self._speech)
        yield from about_pictures(self.tree, self._gallery, self._names, self._speech)
        yield from undecided(self.product, self.room, self._speech)

    def _unfinished(self) -> Iterator[Finding]:
        there = {layer.id for _, layer in layers(self.tree.configurator)}
        for problem in unfinished(self.tree.configurator, self._gallery.pictures.__contains__, self._speech):
            yield _finding(problem, there)

    def _decided(self) -> Iterator[Finding]:
        """What groups, rules and stock make of the options."""
        try:
            with within(PART):
                buildable = self.product.possibilities.buildable()
                found = self._about_options() if buildable else self._about_obstacles()
        except (TooHard, Exhausted):
            message = self._speech.gettext("It took too long to find out which options can be chosen and bought.")
            buildable, found = True, [Finding("too_hard", message)]
        yield from found
        if buildable:
            yield from about_rules(self.rules, self._speech)
            yield from _bounded(impossible_defaults(self.product, self.room, self._names, self._speech))
            presets = self.tree.configurator.presets
            yield from _bounded(unreachable_presets(self.product, presets, self._names, self._speech))

    def _about_options(self) -> list[Finding]:
        """Raises TooHard, Exhausted."""
        possible, sellable = self.product.possibilities.possible(), buyable(self.product, self.room)
        return [
            *dead_options(self.product.tree, possible, self._names, self._speech),
            *unbuyable_options(self.product.tree, possible, sellable, self._names, self._speech),
        ]

    def _about_obstacles(self) -> list[Finding]:
        """Where nothing can be built, every option is dead, and every rule that takes part in it never acts."""
        found = obstacles(self.product.tree)
        involved = frozenset[str]().union(*(obstacle.among for obstacle in found))
        others = {rule: state for rule, state in self.rules.items() if rule not in involved}
        return [*(unbuildable(obstacle, self._speech) for obstacle in found), *about_rules(others, self._speech)]


def _finding(problem: Problem, there: Container[str]) -> Finding:
    """A reason not to publish; its layer or group is named if it is `there`."""
    layer = next((name for name in (problem.layer, problem.group) if name in there), None)
    return Finding(
        problem.code, problem.message, layer, problem.rule, problem.preset, problem.suggestion, blocking=True
    )


def _bounded(findings: Iterator[Finding]) -> list[Finding]:
    """Those that are found within the steps of one part."""
    found = []
    with within(PART), suppress(Exhausted):
        for finding in findings:
            found.append(finding)
    return found
