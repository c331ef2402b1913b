"""Carts, holds, orders and stock: one transaction each.

Every function takes the `books` of a transaction first: `ledger.write(place, shop, cart, checkout, now)`.
"""

from configurator.ordering.answering import Once, StoredAnswer, once
from configurator.ordering.cancelling import cancel, cancel_waiting
from configurator.ordering.carts import (
    CartView,
    ChosenConfiguration,
    add_line,
    change_line,
    open_cart,
    purge_carts,
    remove_line,
    view_cart,
)
from configurator.ordering.holding import hold_cart, release_hold
from configurator.ordering.paying import pay, refund
from configurator.ordering.placing import Checkout, place
from configurator.ordering.purchasing import Purchase, purchase
from configurator.ordering.receiving import Corrected, Correction, ShortagePolicy, correct
from configurator.ordering.rescheduling import Rescheduled, reschedule
from configurator.ordering.settling import current_stock, settle, settle_due
from configurator.ordering.shipping import deliver, ship
from configurator.ordering.terms import TermsSet, open_items, release, set_terms
from configurator.runtime.shop import Shop

__all__ = [
    "CartView",
    "Checkout",
    "ChosenConfiguration",
    "Corrected",
    "Correction",
    "Once",
    "Purchase",
    "Rescheduled",
    "Shop",
    "ShortagePolicy",
    "StoredAnswer",
    "TermsSet",
    "add_line",
    "cancel",
    "cancel_waiting",
    "change_line",
    "correct",
    "current_stock",
    "deliver",
    "hold_cart",
    "once",
    "open_cart",
    "open_items",
    "pay",
    "place",
    "purchase",
    "purge_carts",
    "refund",
    "release",
    "release_hold",
    "remove_line",
    "reschedule",
    "set_terms",
    "settle",
    "settle_due",
    "ship",
    "view_cart",
]
