"""What moved stock for an order, in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from configurator.languages import marked
from configurator.stores.ledger.books.records import Kind, Movement
from layers.speech import Speech

SET_ASIDE = marked("Set aside: %(what)s")
BACKORDERED = marked("On backorder: %(what)s")
PREORDERED = marked("On preorder: %(what)s")
CAME = marked("Came in and set aside: %(what)s")
LEFT = marked("Left the stock: %(what)s")
FREED = marked("Free again: %(what)s")
NOT_AWAITED = marked("No longer waited for: %(what)s")
TAKEN_BACK = marked("Late again: %(what)s")
RELEASED = marked("No preorder any more, waits for stock: %(what)s")
WENT = marked("Went to the order that bought it: %(what)s")
BROUGHT = marked("Came with the purchase: %(what)s")
MOVED = marked("Moved: %(what)s")
WORDS: Mapping[Kind, str] = {
    Kind.FILL: CAME,
    Kind.SHIP: LEFT,
    Kind.SHORTEN: TAKEN_BACK,
    Kind.RELEASE: RELEASED,
}


def movement_sentences(moved: Sequence[Movement], speech: Speech) -> list[str]:
    """One for each thing that happened, with all the items it happened to."""
    units: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for movement in moved:
        for sentence, count in _said(movement):
            units[sentence][movement.sku] += count
    return [speech.gettext(sentence) % {"what": _listed(counts)} for sentence, counts in units.items()]


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} × {sku}" for sku, count in counts.items())


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
