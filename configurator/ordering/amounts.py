"""How many configurations of which lines somebody means."""

from collections.abc import Callable, Mapping

from configurator.ordering.errors import NothingTo, NotThatMany
from configurator.ordering.finding import line_of
from configurator.stores.ledger.books.records import Order, OrderLine


def asked_of(order: Order, lines: Mapping[str, int], most: Callable[[OrderLine], int]) -> dict[str, int]:
    """What is asked for by line id, if every line has that many; raises NoSuchLine, NotThatMany."""
    for id, count in lines.items():
        has = most(line_of(order, id))
        if not 0 < count <= has:
            raise NotThatMany(id, count, has)
    return dict(lines)


def all_of(
    order: Order, most: Callable[[OrderLine], int], done: Callable[[OrderLine], int], act: str
) -> dict[str, int]:
    """All that can be done; nothing where it was `done` before, else raises NothingTo."""
    found = {line.id: count for line in order.lines if (count := most(line))}
    if not found and not any(done(line) for line in order.lines):
        raise NothingTo(order.number, act)
    return found
