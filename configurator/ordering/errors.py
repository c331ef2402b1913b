"""The refusals of ordering, one class each."""

from collections.abc import Sequence

from configurator.languages import TranslatableError, gettext_noop
from layers.problem import Problem
from layers.stock.stock import Status

NOTHING_TO = {
    "ship": gettext_noop("Order %(order)s has nothing to ship."),
    "deliver": gettext_noop("Order %(order)s has nothing to deliver."),
    "cancel": gettext_noop("Order %(order)s has nothing to cancel."),
    "pay": gettext_noop("Order %(order)s has nothing to pay."),
    "refund": gettext_noop("Order %(order)s has nothing to refund."),
}


class OrderingError(TranslatableError):
    """The base of every refusal of this package."""


class NoSuchCart(OrderingError):
    sentence = gettext_noop("There is no such cart.")

    def __init__(self, cart: str) -> None:
        self.cart = cart


class NoSuchLine(OrderingError):
    """A line that the cart or order does not have."""

    sentence = gettext_noop("There is no line %(line)s.")

    def __init__(self, line: str) -> None:
        self.line = line


class NoSuchOrder(OrderingError):
    sentence = gettext_noop("There is no such order.")

    def __init__(self, order: str) -> None:
        self.order = order


class OrderRemoved(OrderingError):
    """The order's last line was bought, and it became the order `became`."""

    sentence = gettext_noop("Order %(order)s has become order %(became)s.")

    def __init__(self, order: str, became: str, secret: str) -> None:
        self.order = order
        self.became = became
        self.secret = secret


class OfferExpired(OrderingError):
    """Nothing is held for the line any more."""

    sentence = gettext_noop("Nothing is held for line %(line)s any more.")

    def __init__(self, line: str) -> None:
        self.line = line


class OtherCurrency(OrderingError):
    """What was agreed on in one currency cannot be bought for as many of another."""

    sentence = gettext_noop("Order %(order)s was placed in %(currency)s, in which the shop does not sell any more.")

    def __init__(self, order: str, currency: str) -> None:
        self.order = order
        self.currency = currency


class SelectionFixed(OrderingError):
    """A line bought from an earlier order is what was ordered; only its quantity can be lowered."""

    sentence = gettext_noop("Line %(line)s was bought from an earlier order and cannot be changed.")

    def __init__(self, line: str) -> None:
        self.line = line


class NotForCustomers(OrderingError):
    """This shop takes cancellations only itself."""

    sentence = gettext_noop("Orders can only be cancelled by the shop.")


class NoSuchItem(OrderingError):
    sentence = gettext_noop("There is no stock item %(sku)s.")

    def __init__(self, sku: str) -> None:
        self.sku = sku


class CartRefused(OrderingError):
    """The cart cannot be promised, held or changed like this, with every problem at once; nothing was changed."""

    sentence = "%(messages)s"

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        self.messages = "; ".join(problem.message for problem in self.problems)


class CartClosed(OrderingError):
    """The cart already became the order `order`."""

    sentence = gettext_noop("This cart already became order %(order)s.")

    def __init__(self, cart: str, order: str) -> None:
        self.cart = cart
        self.order = order


class CartEmpty(OrderingError):
    sentence = gettext_noop("There is nothing in this cart.")

    def __init__(self, cart: str) -> None:
        self.cart = cart


class CartFull(OrderingError):
    sentence = gettext_noop("A cart holds at most %(most)s lines.")

    def __init__(self, cart: str, most: int) -> None:
        self.cart = cart
        self.most = most


class QuantityTooLarge(OrderingError):
    """A line would hold more configurations than one may."""

    sentence = gettext_noop("A line holds at most %(most)s, not %(quantity)s.")

    def __init__(self, quantity: int, most: int) -> None:
        self.quantity = quantity
        self.most = most


class KeyReused(OrderingError):
    """An idempotency key came again with another body."""

    sentence = gettext_noop("This Idempotency-Key was used with another body.")

    def __init__(self, key: str) -> None:
        self.key = key


class NegativeStock(OrderingError):
    """A correction would make the quantity on hand negative."""

    sentence = gettext_noop("%(sku)s would have %(on_hand)s on hand.")

    def __init__(self, sku: str, on_hand: int) -> None:
        self.sku = sku
        self.on_hand = on_hand


class TooManyUnits(OrderingError):
    """A counter would pass what the ledger can count."""

    sentence = gettext_noop("%(sku)s can have at most %(most)s units, not %(units)s.")

    def __init__(self, sku: str, units: int, most: int) -> None:
        self.sku = sku
        self.units = units
        self.most = most


class BelowAllocated(OrderingError):
    """A correction below the allocated units, without the request to make promises late."""

    sentence = gettext_noop("%(sku)s cannot have %(on_hand)s on hand while %(allocated)s are allocated to orders.")

    def __init__(self, sku: str, on_hand: int, allocated: int) -> None:
        self.sku = sku
        self.on_hand = on_hand
        self.allocated = allocated


class PreorderNotReleased(OrderingError):
    """A preorder becomes a backorder before it is in stock, never directly."""

    sentence = gettext_noop("%(sku)s is a preorder: release it (to backorder) before setting it in stock.")

    def __init__(self, sku: str) -> None:
        self.sku = sku


class UnitsPreordered(OrderingError):
    """A preorder with units promised cannot be declared out of stock."""

    sentence = gettext_noop("%(sku)s cannot be out of stock while %(preordered)s units are preordered.")

    def __init__(self, sku: str, status: Status, preordered: int) -> None:
        self.sku = sku
        self.status = status
        self.preordered = preordered


class NotThatMany(OrderingError):
    """More configurations of a line asked for than can be shipped, or than are left to cancel."""

    sentence = gettext_noop("Line %(line)s has %(most)s for that, not %(asked)s.")

    def __init__(self, line: str, asked: int, most: int) -> None:
        self.line = line
        self.asked = asked
        self.most = most


class NothingTo(OrderingError):
    """Nothing in the order is left to ship, deliver, cancel, pay or refund; `act` says which."""

    def __init__(self, order: str, act: str) -> None:
        self.order = order
        self.act = act
        self.sentence = NOTHING_TO[act]
