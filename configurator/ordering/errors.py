"""What ordering refuses, one class per refusal."""

from collections.abc import Sequence

from layers.problem import Problem
from layers.stock import Status


class OrderingError(Exception):
    """The base of every refusal of this package."""


class NoSuchCart(OrderingError):
    def __init__(self, cart: str) -> None:
        self.cart = cart
        super().__init__("there is no such cart")


class NoSuchLine(OrderingError):
    """A line that the cart or order does not have."""

    def __init__(self, line: str) -> None:
        self.line = line
        super().__init__(f"there is no line {line}")


class NoSuchOrder(OrderingError):
    def __init__(self, order: str) -> None:
        self.order = order
        super().__init__("there is no such order")


class NoSuchItem(OrderingError):
    def __init__(self, sku: str) -> None:
        self.sku = sku
        super().__init__(f"there is no stock item {sku}")


class Refused(OrderingError):
    """The cart cannot be promised, held or changed like this, with every problem at once; nothing was changed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


class CartClosed(OrderingError):
    """The cart already became the order `order`."""

    def __init__(self, cart: str, order: str) -> None:
        self.cart = cart
        self.order = order
        super().__init__(f"this cart already became order {order}")


class CartEmpty(OrderingError):
    def __init__(self, cart: str) -> None:
        self.cart = cart
        super().__init__("there is nothing in this cart")


class CartFull(OrderingError):
    def __init__(self, cart: str, most: int) -> None:
        self.cart = cart
        self.most = most
        super().__init__(f"a cart holds at most {most} lines")


class QuantityTooLarge(OrderingError):
    """A line would hold more configurations than one may."""

    def __init__(self, quantity: int, most: int) -> None:
        self.quantity = quantity
        self.most = most
        super().__init__(f"a line holds at most {most}, not {quantity}")


class KeyReused(OrderingError):
    """An idempotency key came again with another body."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__("this Idempotency-Key was used with another body")


class NegativeStock(OrderingError):
    """A correction would leave less than nothing on hand."""

    def __init__(self, sku: str, on_hand: int) -> None:
        self.sku = sku
        self.on_hand = on_hand
        super().__init__(f"{sku} would have {on_hand} on hand")


class TooManyUnits(OrderingError):
    """A counter would pass what the ledger can count."""

    def __init__(self, sku: str, units: int, most: int) -> None:
        self.sku = sku
        self.units = units
        self.most = most
        super().__init__(f"{sku} can have at most {most} units, not {units}")


class BelowAllocated(OrderingError):
    """A correction below what is promised to orders, without being asked to make promises late."""

    def __init__(self, sku: str, on_hand: int, allocated: int) -> None:
        self.sku = sku
        self.on_hand = on_hand
        self.allocated = allocated
        super().__init__(f"{sku} cannot have {on_hand} on hand while {allocated} are allocated to orders")


class PreorderNotReleased(OrderingError):
    """A preorder becomes a backorder before it is in stock, never directly."""

    def __init__(self, sku: str) -> None:
        self.sku = sku
        super().__init__(f"{sku} is a preorder: release it (to backorder) before setting it in stock")


class UnitsPreordered(OrderingError):
    """A preorder with units promised cannot be declared out of stock."""

    def __init__(self, sku: str, status: Status, preordered: int) -> None:
        self.sku = sku
        self.status = status
        self.preordered = preordered
        super().__init__(f"{sku} cannot be {status} while {preordered} units are preordered")


class NotThatMany(OrderingError):
    """More configurations of a line asked for than can be shipped, or than are left to cancel."""

    def __init__(self, line: str, asked: int, most: int) -> None:
        self.line = line
        self.asked = asked
        self.most = most
        super().__init__(f"line {line} has {most} for that, not {asked}")


class NothingTo(OrderingError):
    """Nothing in the order is left to ship, deliver, cancel, pay or refund; `act` says which."""

    def __init__(self, order: str, act: str) -> None:
        self.order = order
        self.act = act
        super().__init__(f"order {order} has nothing to {act}")
