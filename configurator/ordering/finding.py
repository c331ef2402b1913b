"""The order that is meant."""

from configurator.ordering.errors import NoSuchLine, NoSuchOrder, OrderRemoved
from configurator.stores.ledger.books.records import Order, OrderLine
from configurator.stores.ledger.protocol import Books


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
