"""What a ledger store can do, in the shop's words; every store passes the same contract tests."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Concatenate, Literal, NamedTuple, ParamSpec, Protocol, TypeVar

from configurator.stores.ledger.books.audit import AuditBook
from configurator.stores.ledger.books.backlogs import BacklogBook
from configurator.stores.ledger.books.carts import CartBook
from configurator.stores.ledger.books.erasing import ErasingBook
from configurator.stores.ledger.books.events import EventOutbox
from configurator.stores.ledger.books.follow_ups import FollowUpBook
from configurator.stores.ledger.books.history import HistoryBook, NoteBook
from configurator.stores.ledger.books.holds import HoldBook
from configurator.stores.ledger.books.idempotency import IdempotencyBook
from configurator.stores.ledger.books.mails import MailBook
from configurator.stores.ledger.books.movements import Difference
from configurator.stores.ledger.books.offers import OfferBook
from configurator.stores.ledger.books.orders import OrderBook
from configurator.stores.ledger.books.overview import OverviewBook
from configurator.stores.ledger.books.people import PeopleBook
from configurator.stores.ledger.books.receipts import ReceiptBook
from configurator.stores.ledger.books.stock import AlertBook, StockBook
from configurator.stores.ledger.books.tokens import TokenBook
from configurator.stores.ledger.books.waits import WaitBook
from layers.stock.stock import StockItem

T = TypeVar("T")
P = ParamSpec("P")


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
    def receipts(self) -> ReceiptBook: ...

    @property
    def follow_ups(self) -> FollowUpBook: ...

    @property
    def events(self) -> EventOutbox: ...

    @property
    def idempotency(self) -> IdempotencyBook: ...

    @property
    def audit(self) -> AuditBook: ...

    @property
    def tokens(self) -> TokenBook: ...

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
        """Recompute `due`, after everything due has been settled."""
        ...


class Task(NamedTuple):
    """Something that orders get in steps, and its id."""

    kind: Literal["receipt", "follow-up"]
    id: int


@dataclass(frozen=True, slots=True)
class Due:
    """`expires_at` is not later than the earliest end of a hold, `releases_on` not later than the earliest
    release day of a preorder, `owed_since` not later than the oldest debt; None where there is none.
    `receipts` are the ids of all receipts that are not handed out whole. `waits` are by sku the items of which more
    may be had, and the last wait that was looked at: those after it may be for something that is back. `releases`
    are the items whose preorder was released, and of which orders still have preordered units. `follow_ups` are the
    ids of those that have not reached all their orders.
    """

    expires_at: datetime | None = None
    releases_on: date | None = None
    owed_since: datetime | None = None
    receipts: frozenset[int] = frozenset()
    waits: Mapping[str, int] = field(default_factory=dict)
    releases: frozenset[str] = frozenset()
    follow_ups: frozenset[int] = frozenset()

    @property
    def in_steps(self) -> bool:
        """Whether there is work that goes in steps."""
        return bool(self.receipts or self.follow_ups or self.releases or self.waits)

    @property
    def tasks(self) -> frozenset["Task"]:
        """The receipts and follow-ups: what orders are waiting for."""
        return frozenset(
            {*(Task("receipt", id) for id in self.receipts), *(Task("follow-up", id) for id in self.follow_ups)}
        )


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

    def damage(self) -> str | None:
        """What is wrong with the store's own files, looked at as a whole; None where nothing is."""
        ...

    def rebuild(self, now: datetime) -> Sequence[Difference]:
        """Repair what `verify` finds, with a movement where the record itself fell short; answers what it found."""
        ...

    def backup_to(self, path: Path) -> None:
        """A consistent copy, while others go on writing."""
        ...

    def empty_log(self) -> bool:
        """Truncate the write-ahead log; False while a reader still needs it, then try again."""
        ...

    def rewrite(self) -> bool:
        """Write the files anew, so that nothing of what was removed is left in them; other writes wait meanwhile.

        False where that could not be done, such as on a disk that is too full.
        """
        ...

    def close(self) -> None: ...
