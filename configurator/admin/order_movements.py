"""What moved stock for an order, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from configurator.languages import marked
from configurator.ledger.records import Kind, Movement
from layers.speech import Speech

SET_ASIDE = marked("%(units)s × %(sku)s set aside")
BACKORDERED = marked("%(units)s × %(sku)s on backorder")
PREORDERED = marked("%(units)s × %(sku)s on preorder")
CAME = marked("%(units)s × %(sku)s came in and is set aside")
LEFT = marked("%(units)s × %(sku)s left the stock")
FREED = marked("%(units)s × %(sku)s is free again")
NOT_AWAITED = marked("%(units)s × %(sku)s is no longer waited for")
TAKEN_BACK = marked("%(units)s × %(sku)s is late again")
RELEASED = marked("%(units)s × %(sku)s is no preorder any more and waits for stock")
WENT = marked("%(units)s × %(sku)s went to the order that bought it")
BROUGHT = marked("%(units)s × %(sku)s came with the purchase")
MOVED = marked("%(units)s × %(sku)s moved")
WORDS: Mapping[Kind, str] = {
    Kind.FILL: CAME,
    Kind.SHIP: LEFT,
    Kind.SHORTEN: TAKEN_BACK,
    Kind.RELEASE: RELEASED,
}


def movement_sentences(moved: Sequence[Movement], speech: Speech) -> list[str]:
    """One for each item and each thing that happened to it."""
    units: Counter[tuple[str, str]] = Counter()
    for movement in moved:
        for sentence, count in _said(movement):
            units[sentence, movement.sku] += count
    return [speech.gettext(sentence) % {"units": count, "sku": sku} for (sentence, sku), count in units.items()]


def _said(movement: Movement) -> Iterator[tuple[str, int]]:
    delta = movement.delta
    if movement.kind is Kind.ALLOCATE:
        yield from _some((SET_ASIDE, delta.allocated), (BACKORDERED, delta.backordered), (PREORDERED, delta.preordered))
    elif movement.kind is Kind.CANCEL:
        yield from _some((FREED, -delta.allocated), (NOT_AWAITED, -delta.backordered - delta.preordered))
    elif movement.kind is Kind.PURCHASE:
        yield (BROUGHT if delta.allocated > 0 else WENT), movement.quantity
    else:
        yield WORDS.get(movement.kind, MOVED), movement.quantity


def _some(*counts: tuple[str, int]) -> Iterable[tuple[str, int]]:
    return ((sentence, count) for sentence, count in counts if count > 0)
