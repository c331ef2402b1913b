"""Presets that nobody can choose."""

from collections.abc import Iterable, Iterator

from layers.document.model import Preset
from layers.document.names import Names
from layers.evaluation.preset import obtainable
from layers.evaluation.product import Product
from layers.lint.finding import Finding
from layers.solver.effort import TooHard
from layers.speech import Speech


def unreachable_presets(product: Product, presets: Iterable[Preset], names: Names, speech: Speech) -> Iterator[Finding]:
    """Of a draft's presets, as far as their options exist; regardless of stock.

    Presets of which it is too hard to say are left out.
    """
    for preset in presets:
        if not _reachable(product, preset):
            text = speech.gettext("No complete configuration has all of the preset %(name)s.")
            message = text % {"name": names.of(preset.id, preset.label)}
            yield Finding("unreachable_preset", message, preset=preset.id)


def _reachable(product: Product, preset: Preset) -> bool:
    known = tuple(name for name in preset.selected if name in product.tree.options)
    try:
        return obtainable(product, preset.model_copy(update={"selected": known}), {})
    except TooHard:
        return True
