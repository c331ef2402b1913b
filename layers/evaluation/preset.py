"""Whether a preset can be had."""

from layers.document.configuration import settled
from layers.document.model import Preset
from layers.errors import TwoOfOne
from layers.evaluation.countable import Room
from layers.evaluation.product import Product
from layers.evaluation.question import Question, chosen


def obtainable(product: Product, preset: Preset, room: Room) -> bool:
    """Whether a complete configuration has all of it, within the room per sku, and it hides nothing of itself.

    Raises UnknownOption, TooHard.
    """
    wanted = frozenset(preset.selected)
    if not wanted:
        return product.possibilities.buildable(room)
    try:
        choice = chosen(product, Question(preset.selected), room)
    except TwoOfOne:
        return False
    return settled(product.tree, wanted) == wanted and wanted <= choice.answer.selectable
