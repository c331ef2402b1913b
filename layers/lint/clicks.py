"""Whether shoppers would read that it takes too long to work out what they can choose."""

from collections.abc import Iterator

from layers.evaluation.countable import Room
from layers.evaluation.product import Product
from layers.evaluation.question import Question, chosen
from layers.lint.finding import Finding
from layers.solver.effort import Exhausted, TooHard, within
from layers.speech import Speech

CLICKS = 10
"""At most so many first clicks are tried, in groups all over the menu."""

ENOUGH = 5_000_000
"""After so many steps no further click is tried; some 0.2 to 0.6 seconds."""

ALL = 30_000_000
"""Steps that the page and all clicks may take together; one that is not decided in time takes a third of it."""


def undecided(product: Product, room: Room, speech: Speech) -> list[Finding]:
    """One finding where the page that a shopper opens, or what one click makes of it, is not decided in time."""
    try:
        with within(ALL) as budget:
            for option in (None, *_first_clicks(product)):
                if budget.spent > ENOUGH:
                    break
                _ = chosen(product, Question(None, 1, (), option), room).answer.selectable
    except Exhausted:
        return []
    except TooHard:
        message = speech.gettext(
            "What can be chosen after the first click is not worked out in time. Shoppers then see an error page. "
            "Use fewer rules that connect many groups."
        )
        return [Finding("too_hard", message)]
    return []


def _first_clicks(product: Product) -> Iterator[str]:
    """The first option that is not a default, of every group or of as many as CLICKS, evenly spaced."""
    tree = product.tree
    others = [[name for name in choice.options if name not in tree.defaults] for choice in tree.choices.values()]
    clicks = [names[0] for names in others if names]
    yield from clicks[:: max(1, -(-len(clicks) // CLICKS))]
