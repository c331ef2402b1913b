"""The order that is meant."""

from configurator.ledger.protocol import Books
from configurator.ledger.records import Order, OrderLine
from configurator.ordering.errors import NoSuchLine, NoSuchOrder


def order_of(books: Books, number: str) -> Order:
    """Raises NoSuchOrder."""
    order = books.orders.get(number)
    if order is None:
        raise NoSuchOrder(number)
    return order


def line_of(order: Order, id: str) -> OrderLine:
    """Raises NoSuchLine."""
    line = order.line(id)
    if line is None:
        raise NoSuchLine(id)
    return line
