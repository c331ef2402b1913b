"""What a ledger store can do, in the shop's words; every store passes the same contract tests."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from configurator.ledger.alerts import AlertBook
from configurator.ledger.backlogs import BacklogBook
from configurator.ledger.erasing import ErasingBook
from configurator.ledger.history import HistoryBook
from configurator.ledger.mails import MailBook
from configurator.ledger.notes import NoteBook
from configurator.ledger.offers import OfferBook
from configurator.ledger.order_filter import EVERY_ORDER, OrderFilter
from configurator.ledger.overview import OverviewBook
from configurator.ledger.people import PeopleBook
from configurator.ledger.records import (
    AuditEntry,
    Backlog,
    Cart,
    Cause,
    Delta,
    Difference,
    Fact,
    Fulfilment,
    Hold,
    Kept,
    Kind,
    Movement,
    Order,
    Page,
    Token,
    WaitingUnits,
)
from configurator.ledger.waits import WaitBook
from layers.stock import StockItem, StockTerms

T = TypeVar("T")
P = ParamSpec("P")


class StockBook(Protocol):
    """Stock items, their movements, and who waits for them."""

    def item(self, sku: str) -> StockItem | None: ...

    def items(self, skus: Iterable[str]) -> Mapping[str, StockItem]:
        """The items of `skus`, locked in sku order inside a write; one that does not exist is not tracked."""
        ...

    def page(self, q: str = "", after: str | None = None, limit: int = 100) -> Page[StockItem]:
        """Items whose sku contains `q`, by sku; `after` is a cursor."""
        ...

    def open(self, skus: Iterable[str]) -> None:
        """Create the items that do not exist: not tracked, in stock."""
        ...

    def set_terms(self, sku: str, terms: StockTerms) -> StockItem:
        """Write the terms, creating the item where it does not exist; counters stay."""
        ...

    def touched(self) -> Mapping[str, tuple[StockItem, StockItem]]:
        """The items changed since this was last asked in this transaction, as they were and as they are."""
        ...

    def preorders(self, until: date) -> Sequence[StockItem]:
        """Items of status preorder whose release day is not after `until`."""
        ...

    def move(
        self,
        sku: str,
        kind: Kind,
        cause: Cause,
        delta: Delta,
        at: datetime,
        *,
        quantity: int,
        reason: str = "",
        who: str = "",
        order: str | None = None,
        line: str | None = None,
        hold: str | None = None,
    ) -> Movement:
        """Change counters and record why; a change of nothing is a bug."""
        ...

    def movements(self, sku: str, after: str | None = None, limit: int = 100) -> Page[Movement]:
        """The record of one item, newest first."""
        ...

    def waiting(self, skus: Iterable[str]) -> Iterable[WaitingUnits]:
        """Backordered or preordered units by (placed_at, id) of their orders, then line and position."""
        ...

    def present(self, sku: str) -> Iterable[tuple[str, str, int, int]]:
        """(order, line, position, allocated units) of one item, the youngest promise first."""
        ...

    def backlogs(self, after: str | None = None, limit: int = 100) -> Page[Backlog]:
        """Every item that anyone waits for, by sku."""
        ...


class HoldBook(Protocol):
    """Timed reservations; changing the counters is the caller's part."""

    def of(self, owner: str) -> Hold | None: ...

    def save(self, hold: Hold) -> None:
        """Write a hold, replacing the one of the same owner."""
        ...

    def remove(self, hold: Hold) -> None: ...

    def expired(self, now: datetime) -> Sequence[Hold]:
        """Holds that are over at `now`, earliest end first."""
        ...

    def on(self, sku: str) -> Sequence[Hold]:
        """Holds with units of `sku`, newest first."""
        ...


class CartBook(Protocol):
    def get(self, cart: str) -> Cart | None: ...

    def save(self, cart: Cart) -> None:
        """Write the cart and its lines as they are now."""
        ...

    def close(self, cart: str, order: str, now: datetime) -> None: ...

    def purge(self, untouched_since: datetime) -> int:
        """Remove carts nobody touched, with their lines; closed ones too. Answers how many."""
        ...


class OrderBook(Protocol):
    def next_number(self) -> str: ...

    def add(self, order: Order) -> None: ...

    def save(self, changes: Sequence[tuple[Order, Order]]) -> None:
        """Write what changed of orders, each as it is and as it was; the derived states are stored with it.

        Lines may have come and gone; texts, prices and the customer stay.
        """
        ...

    def save_customer(self, order: Order) -> None:
        """Write who the order is for."""
        ...

    def of_email(self, email: str) -> Sequence[Order]:
        """Every order of a customer, newest first, those that became others included."""
        ...

    def lapsed(self, since: datetime) -> Sequence[str]:
        """The numbers of orders of which something is owed since `since` or longer, longest first."""
        ...

    def any_of(self, configurator: str) -> bool:
        """Whether any order has a line of that configurator."""
        ...

    def get(self, number: str) -> Order | None: ...

    def many(self, numbers: Iterable[str]) -> Sequence[Order]: ...

    def by_secret(self, secret: str) -> Order | None: ...

    def page(self, wanted: OrderFilter = EVERY_ORDER, after: str | None = None, limit: int = 100) -> Page[Order]:
        """Newest first; `after` is a cursor."""
        ...

    def counts(self, wanted: OrderFilter = EVERY_ORDER) -> Mapping[Fulfilment, int]:
        """How many orders of each fulfilment there are, whichever the filter names."""
        ...


class Register(Protocol):
    """What is written beside stock and orders: facts, answers, the audit log, tokens."""

    def tell(self, kind: str, subject: str, body: Mapping[str, object], at: datetime) -> None:
        """Put a fact into the outbox."""
        ...

    def facts(self, after: int = 0, limit: int = 100) -> Sequence[Fact]: ...

    def answer(self, scope: str, key: str) -> Kept | None: ...

    def keep(self, kept: Kept) -> None:
        """Keep an answer; its key must not have one."""
        ...

    def forget_answers(self, before: datetime) -> int: ...

    def audit(self, who: str, what: str, subject: str, detail: str, at: datetime) -> None: ...

    def audited(
        self, after: str | None = None, limit: int = 100, *, who: str = "", what: str = "", subject: str = ""
    ) -> Page[AuditEntry]:
        """Newest first; of one person, of one kind (or all whose name begins like `order.`), about one subject."""
        ...

    def add_token(self, name: str, scope: str, digest: str, at: datetime) -> Token: ...

    def token(self, digest: str) -> Token | None:
        """The token with that SHA-256, unless it was revoked."""
        ...

    def tokens(self) -> Sequence[Token]: ...

    def revoke_token(self, token: int, at: datetime) -> bool: ...


class Books(Protocol):
    """The whole ledger inside one transaction, or as one consistent reading."""

    @property
    def stock(self) -> StockBook: ...

    @property
    def holds(self) -> HoldBook: ...

    @property
    def carts(self) -> CartBook: ...

    @property
    def orders(self) -> OrderBook: ...

    @property
    def offers(self) -> OfferBook: ...

    @property
    def register(self) -> Register: ...

    @property
    def alerts(self) -> AlertBook: ...

    @property
    def mails(self) -> MailBook: ...

    @property
    def people(self) -> PeopleBook: ...

    @property
    def waits(self) -> WaitBook: ...

    @property
    def notes(self) -> NoteBook: ...

    @property
    def history(self) -> HistoryBook: ...

    @property
    def backlogs(self) -> BacklogBook: ...

    @property
    def overview(self) -> OverviewBook: ...

    @property
    def erasing(self) -> ErasingBook: ...

    @property
    def due(self) -> "Due":
        """When this transaction has something to settle."""
        ...

    def look_ahead(self) -> None:
        """Find out anew what `due` says, once what was due is settled."""
        ...


@dataclass(frozen=True, slots=True)
class Due:
    """`expires_at` is not later than the earliest end of a hold, `releases_on` not later than the earliest
    release day of a preorder, `owed_since` not later than the oldest debt; None where there is none.
    """

    expires_at: datetime | None = None
    releases_on: date | None = None
    owed_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All stock items at one moment; a sku that does not exist reads as an item that is not tracked.

    `stamp` changes whenever any item did; `due` says how long the snapshot can be trusted without settling.
    """

    items: Mapping[str, StockItem]
    stamp: int
    due: Due


class Ledger(Protocol):
    """One store. Writes run one after another, many sharing a commit; reads run beside them."""

    @property
    def snapshot(self) -> Snapshot:
        """The stock as of the last commit, from memory."""
        ...

    def write(self, work: Callable[Concatenate[Books, P], T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Run `work(books, …)` in a transaction of its own; what it raises undoes it and comes out of the future.

        The future is done after the commit is durable. Must not be called from inside `work`.
        """
        ...

    def read(self, work: Callable[Concatenate[Books, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `work(books, …)` on one consistent reading, on the caller's thread; writing there is an error."""
        ...

    def verify(self) -> Sequence[Difference]:
        """Every counter that differs from its movements, or from open order lines and holds."""
        ...

    def rebuild(self, now: datetime) -> Sequence[Difference]:
        """Repair what `verify` finds, with a movement where the record itself fell short; answers what it found."""
        ...

    def backup_to(self, path: Path) -> None:
        """A consistent copy, while others go on writing."""
        ...

    def empty_log(self) -> bool:
        """Let the write-ahead log hold nothing of what was; False while somebody still reads it, then ask again."""
        ...

    def rewrite(self) -> bool:
        """Write the files anew, so that nothing of what was removed is left in them; other writes wait meanwhile.

        False where that could not be done, such as on a disk that is too full.
        """
        ...

    def close(self) -> None: ...
