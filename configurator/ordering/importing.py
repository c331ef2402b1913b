"""Importing the rows of a stock file, a few hundred per transaction; each item is changed whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from configurator.ordering.errors import BelowAllocated, OrderingError, PreorderNotReleased, UnitsPreordered
from configurator.ordering.receiving import Correction, correct
from configurator.ordering.rescheduling import DAYS, redated, reschedule
from configurator.ordering.settling import settle
from configurator.ordering.terms import may_become, set_terms
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.movements import Cause, Kind
from configurator.stores.ledger.protocol import Books
from layers.stock.stock import Late, Policy, Status, StockItem, StockTerms, preorder_active
from layers.stock_csv.column import Column
from layers.stock_csv.fault import Fault, Saying
from layers.stock_csv.row import StockRow


@dataclass(frozen=True, slots=True)
class ImportAuthor:
    """The author of an import, and the cause of its counts.

    `notify` says whether those who wait hear of another day; None leaves the orders the day they were promised.
    """

    who: str = ""
    cause: Cause = Cause.IMPORT
    notify: bool | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """An item as a row would leave it; `before` is None where there is no such item yet."""

    sku: str
    before: StockItem | None
    terms: StockTerms
    on_hand: int

    @property
    def new_terms(self) -> bool:
        return self.before is None or self.before.terms != self.terms

    @property
    def recount(self) -> bool:
        return self.on_hand != (self.before.on_hand if self.before else 0)

    @property
    def redated(self) -> tuple[Late, ...]:
        """Which units that orders wait for would come on another day."""
        return redated(self.before, self.terms) if self.before else ()

    @property
    def changes(self) -> bool:
        return self.new_terms or self.recount


@dataclass(frozen=True, slots=True)
class Imported:
    """How many items have other values than before, how many are new, and the rows that could not be taken."""

    updated: int = 0
    created: int = 0
    faults: tuple[Fault, ...] = ()

    def __add__(self, other: "Imported") -> "Imported":
        return Imported(self.updated + other.updated, self.created + other.created, self.faults + other.faults)


def plan(row: StockRow, item: StockItem | None, policy: Policy) -> Planned | Fault:
    """The change that a row would make, or why it is rejected."""
    terms = row.terms_after(item.terms if item else StockTerms())
    if isinstance(terms, Fault):
        return terms
    if terms.status is Status.PREORDER and not preorder_active(terms, policy.today):
        terms = terms.model_copy(update={"status": Status.BACKORDER})
    on_hand = row.on_hand if row.on_hand is not None else item.on_hand if item else 0
    planned = Planned(row.sku, item, terms, on_hand)
    try:
        _refuse(planned, policy)
    except (PreorderNotReleased, UnitsPreordered) as error:
        return row.fault(Column.STATUS, _saying(error))
    except BelowAllocated as error:
        return row.fault(Column.ON_HAND, _saying(error))
    return planned


def import_rows(books: Books, shop: Shop, rows: Sequence[StockRow], author: ImportAuthor, now: datetime) -> Imported:
    """Do what the rows say; those that cannot be taken leave their items as they are."""
    settle(books, shop, now)
    policy = shop.storefront(now).policy
    updated, created, faults = 0, 0, []
    for row in rows:
        planned = plan(row, books.stock.item(row.sku), policy)
        if isinstance(planned, Fault):
            faults.append(planned)
        elif planned.changes:
            _carry_out(books, shop, planned, author, now)
            updated += planned.before is not None
            created += planned.before is None
    return Imported(updated, created, tuple(faults))


def _refuse(planned: Planned, policy: Policy) -> None:
    """Raises what the ledger would refuse, before anything of the row is written."""
    item = planned.before
    if item is None:
        return
    may_become(item, planned.terms.status, policy)
    if planned.recount and planned.on_hand < item.allocated:
        raise BelowAllocated(item.sku, planned.on_hand, item.allocated)


def _carry_out(books: Books, shop: Shop, planned: Planned, author: ImportAuthor, now: datetime) -> None:
    """Counted before the new terms apply, so that stock they release is the counted stock."""
    sku = planned.sku
    if planned.before is None:
        set_terms(books, shop, sku, planned.terms, now, who=author.who)
    if planned.recount:
        count = Correction(Kind.COUNT, planned.on_hand)
        correct(books, shop, sku, count, now, who=author.who, cause=author.cause)
    if planned.before is not None and planned.new_terms:
        _set_terms(books, shop, planned.before.terms, planned, author, now)


def _set_terms(
    books: Books, shop: Shop, before: StockTerms, planned: Planned, author: ImportAuthor, now: datetime
) -> None:
    """Set the terms; a date that orders wait for is rescheduled, if `notify` was decided."""
    terms = planned.terms
    for late in planned.redated if author.notify is not None else ():
        day = getattr(terms, DAYS[late])
        reschedule(books, shop, planned.sku, day, now, notify=bool(author.notify), late=late, who=author.who)
        before = before.model_copy(update={DAYS[late]: day})
    if terms != before:
        set_terms(books, shop, planned.sku, terms, now, who=author.who)


def _saying(error: OrderingError) -> Saying:
    return Saying(error.sentence, vars(error))
