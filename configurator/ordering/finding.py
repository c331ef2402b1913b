"""Finding an order and its lines, and validating the requested quantities."""

from collections.abc import Callable, Mapping

from configurator.ordering.errors import NoSuchLine, NoSuchOrder, NothingTo, NotThatMany, OrderRemoved
from configurator.stores.ledger.protocol import Books
from layers.orders.order import Order, OrderLine


def order_of(books: Books, number: str) -> Order:
    """Raises NoSuchOrder, OrderRemoved."""
    order = books.orders.get(number)
    if order is None:
        raise NoSuchOrder(number)
    return present(books, order)


def present(books: Books, order: Order) -> Order:
    """The order, unless it became another one; raises OrderRemoved."""
    if order.became is None:
        return order
    heir = books.orders.get(order.became)
    raise OrderRemoved(order.number, order.became, heir.secret if heir else "")


def line_of(order: Order, id: str) -> OrderLine:
    """Raises NoSuchLine."""
    line = order.line(id)
    if line is None:
        raise NoSuchLine(id)
    return line


def asked_of(order: Order, lines: Mapping[str, int], most: Callable[[OrderLine], int]) -> dict[str, int]:
    """The requested quantities by line id, if every line has that many; raises NoSuchLine, NotThatMany."""
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
