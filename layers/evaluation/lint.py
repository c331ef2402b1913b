"""Hints for the designer, such as options that can never be chosen or cannot be bought today."""

from collections.abc import Iterator
from dataclasses import dataclass

from layers.document.configuration import settled
from layers.document.model import Condition, Configurator, Not, Preset, Rule
from layers.document.tree import Tree
from layers.errors import TwoOfOne
from layers.evaluation.line_context import line_context
from layers.evaluation.product import Product
from layers.evaluation.question import Question, chosen
from layers.evaluation.tally import Room, tally
from layers.solver.rules import Possibilities
from layers.stock.share import Items
from layers.words.storefront import Storefront


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
    """All findings about one product with the current stock, in the storefront's language."""
    room = line_context(product, 1, items, storefront.policy).room()
    possible = product.possibilities.possible()
    found = (
        *_dead(product, possible, storefront),
        *_unbuyable(product, possible, room, storefront),
        *_idle_rules(product.tree, possible, storefront),
        *_unreachable_presets(product, storefront),
        *_missing_images(product, storefront),
    )
    buildable, buyable = tally(product.tree, {}), tally(product.tree, room)
    known = buildable.count is not None and buyable.count is not None
    return Lint(found, buildable.count, buyable.count, None if known else buildable.bound)


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


def _idle_rules(tree: Tree, possible: frozenset[str], shop: Storefront) -> Iterator[Finding]:
    for rule in tree.rules:
        if not (isinstance(rule.if_, str) and rule.if_ in possible) and not _can_apply(tree.configurator, rule):
            message = shop.speech.gettext("The rule %(id)s can never apply.") % {"id": rule.id}
            yield Finding("idle_rule", message, rule=rule.id)


def _can_apply(configurator: Configurator, rule: Rule) -> bool:
    """Whether any configuration that keeps the other rules meets the rule's condition."""
    others = [other for other in configurator.rules if other.id != rule.id]
    rules = [*others, *_holding(rule.if_, rule.id)]
    return Possibilities(Tree(configurator.model_copy(update={"rules": tuple(rules)}))).buildable()


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
    wanted = frozenset(preset.selected)
    try:
        choice = chosen(product, Question(preset.selected), {})
    except TwoOfOne:
        return False
    return settled(product.tree, wanted) == wanted and wanted <= choice.answer.selectable


def _missing_images(product: Product, shop: Storefront) -> Iterator[Finding]:
    """Options without a picture in a view in which others of their group have one."""
    tree, names = product.tree, product.names(shop.locale)
    for choice in tree.choices.values():
        for view in tree.configurator.views:
            drawn = [option for option in choice.options if view.id in tree.options[option].image.images]
            for option in choice.options if drawn else ():
                if option not in drawn:
                    text = shop.speech.gettext("%(name)s has no image in %(view)s.")
                    message = text % {"name": names.full(option), "view": names.of(view.id, view.label)}
                    yield Finding("missing_image", message, layer=option)
