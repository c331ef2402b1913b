"""Hints for the designer, such as options that can never be chosen or cannot be bought today."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from layers.document.model import AnyOf, Condition, Configurator, Not, Preset, Rule
from layers.document.tree import Tree
from layers.evaluation.countable import Room
from layers.evaluation.line_context import line_context
from layers.evaluation.preset import obtainable
from layers.evaluation.product import Product
from layers.evaluation.question import Question, chosen
from layers.evaluation.tally import tally
from layers.solver.effort import Exhausted, TooHard, report, within
from layers.solver.rules import Possibilities
from layers.stock.share import Items
from layers.words.storefront import Storefront

PART = 30_000_000
"""Steps for the options, as many for the presets, and as many for the first clicks; some 1 to 5 seconds each."""

RULES = 100_000_000
"""Steps for finding out which rules can apply, most of which go into compiling; some 10 seconds."""

COMPILING = 150
"""Steps that compiling a document without one of its rules counts as, for each option and each mention of one."""

CLICKS = 20
"""At most so many first clicks are tried, in groups all over the menu."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One hint; `layer`, `rule` and `preset` are ids where they apply."""

    code: str
    message: str
    layer: str | None = None
    rule: str | None = None
    preset: str | None = None


@dataclass(frozen=True, slots=True)
class Lint:
    """The findings, and how many configurations can be built and bought.

    The counts are None where counting takes too long; then there are at most `bound`, else `bound` is None.
    """

    problems: tuple[Finding, ...]
    buildable: int | None
    buyable: int | None
    bound: int | None


def lint(product: Product, items: Items, storefront: Storefront) -> Lint:
    """All findings about one product with the current stock, in the storefront's language.

    How much is searched is bounded; a product that nothing was asked of before always gets the same findings.
    """
    room = line_context(product, 1, items, storefront.policy).room()
    found = (
        *_about_options(product, room, storefront),
        *_bounded(_unreachable_presets(product, storefront)),
        *_missing_images(product, storefront),
        *_bounded(_undecided(product, room, storefront)),
    )
    buildable, buyable = tally(product.tree, {}), tally(product.tree, room)
    known = buildable.count is not None and buyable.count is not None
    return Lint(found, buildable.count, buyable.count, None if known else buildable.bound)


def _bounded(findings: Iterator[Finding]) -> list[Finding]:
    """Those that are found within the steps of one part."""
    found = []
    with within(PART), suppress(Exhausted):
        for finding in findings:
            found.append(finding)
    return found


def _about_options(product: Product, room: Room, shop: Storefront) -> list[Finding]:
    """Findings that need the options that can be chosen at all; one finding where these are too hard to find."""
    try:
        with within(PART):
            possible = product.possibilities.possible()
            found = [*_dead(product, possible, shop), *_unbuyable(product, possible, room, shop)]
    except (TooHard, Exhausted):
        message = shop.speech.gettext("It took too long to find out which options can be chosen and bought.")
        return [Finding("too_hard", message)]
    return [*found, *_about_rules(product, possible, shop)]


def _about_rules(product: Product, possible: frozenset[str], shop: Storefront) -> list[Finding]:
    found = []
    try:
        with within(RULES):
            for finding in _idle_rules(product, possible, shop):
                found.append(finding)
    except Exhausted:
        message = shop.speech.gettext("It took too long to find out whether every rule can apply.")
        found.append(Finding("too_hard", message))
    return found


def _dead(product: Product, possible: frozenset[str], shop: Storefront) -> Iterator[Finding]:
    names = product.names(shop.locale)
    for option in product.tree.options:
        if option not in possible:
            message = shop.speech.gettext("%(name)s can never be chosen.") % {"name": names.full(option)}
            yield Finding("dead_option", message, layer=option)


def _unbuyable(product: Product, possible: frozenset[str], room: Room, shop: Storefront) -> Iterator[Finding]:
    names = product.names(shop.locale)
    sellable = product.possibilities.ask(frozenset(), frozenset(), room).selectable
    for option in product.tree.options:
        if option in possible and option not in sellable:
            message = shop.speech.gettext("Nobody can buy %(name)s today.") % {"name": names.full(option)}
            yield Finding("unbuyable_option", message, layer=option)


def _idle_rules(product: Product, possible: frozenset[str], shop: Storefront) -> Iterator[Finding]:
    for rule in product.tree.rules:
        if _plainly_met(rule.if_, possible):
            continue
        report(COMPILING * product.size)
        if not _can_apply(product.configurator, rule):
            message = shop.speech.gettext("The rule %(id)s can never apply.") % {"id": rule.id}
            yield Finding("idle_rule", message, rule=rule.id)


def _plainly_met(condition: Condition, possible: frozenset[str]) -> bool:
    """Whether a configuration with a single option meets a condition, and there is one."""
    if isinstance(condition, AnyOf):
        return any(_plainly_met(part, possible) for part in condition.any)
    return isinstance(condition, str) and condition in possible


def _can_apply(configurator: Configurator, rule: Rule) -> bool:
    """Whether any configuration that keeps the other rules meets the rule's condition; true where it is too hard."""
    others = [other for other in configurator.rules if other.id != rule.id]
    rules = [*others, *_holding(rule.if_, rule.id)]
    try:
        return Possibilities(Tree(configurator.model_copy(update={"rules": tuple(rules)}))).buildable()
    except TooHard:
        return True


def _holding(condition: Condition, name: str) -> list[Rule]:
    """Rules that hold exactly where a condition does."""
    return [Rule.model_validate({"id": name, "if": Not.model_validate({"not": condition}), "then": condition})]


def _unreachable_presets(product: Product, shop: Storefront) -> Iterator[Finding]:
    names = product.names(shop.locale)
    for preset in product.configurator.presets:
        if not _reachable(product, preset):
            text = shop.speech.gettext("No complete configuration has all of the preset %(name)s.")
            message = text % {"name": names.of(preset.id, preset.label)}
            yield Finding("unreachable_preset", message, preset=preset.id)


def _reachable(product: Product, preset: Preset) -> bool:
    try:
        return obtainable(product, preset, {})
    except TooHard:
        return True


def _missing_images(product: Product, shop: Storefront) -> Iterator[Finding]:
    """Options without a picture in a view in which others of their group have one."""
    tree, names = product.tree, product.names(shop.locale)
    for choice in tree.choices.values():
        for view in tree.configurator.views:
            drawn = [option for option in choice.options if tree.options[option].image.placements(view.id)]
            for option in choice.options if drawn else ():
                if option not in drawn:
                    text = shop.speech.gettext("%(name)s has no image in %(view)s.")
                    message = text % {"name": names.full(option), "view": names.of(view.id, view.label)}
                    yield Finding("missing_image", message, layer=option)


def _undecided(product: Product, room: Room, shop: Storefront) -> Iterator[Finding]:
    """Whether a shopper who opens the page, or chooses one thing on it, might read that it takes too long."""
    try:
        for option in (None, *_first_clicks(product)):
            _ = chosen(product, Question(None, 1, (), option), room).answer.selectable
    except TooHard:
        message = shop.speech.gettext(
            "What can be chosen after the first click is not worked out in time. Shoppers then see an error page. "
            "Use fewer rules that connect many groups."
        )
        yield Finding("too_hard", message)


def _first_clicks(product: Product) -> Iterator[str]:
    """The first option that is not a default, of every group or of as many as CLICKS, evenly spaced."""
    tree = product.tree
    others = [[name for name in choice.options if name not in tree.defaults] for choice in tree.choices.values()]
    clicks = [names[0] for names in others if names]
    yield from clicks[:: max(1, -(-len(clicks) // CLICKS))]
