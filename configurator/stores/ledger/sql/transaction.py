"""The whole ledger inside one SQL transaction."""

from configurator.stores.ledger.protocol import Due
from configurator.stores.ledger.sql.agenda import Agenda
from configurator.stores.ledger.sql.books.alerts import SqlAlerts
from configurator.stores.ledger.sql.books.audit import SqlAudit
from configurator.stores.ledger.sql.books.backlogs import SqlBacklogs
from configurator.stores.ledger.sql.books.carts import SqlCarts
from configurator.stores.ledger.sql.books.erasing import SqlErasing
from configurator.stores.ledger.sql.books.events import SqlEvents
from configurator.stores.ledger.sql.books.follow_ups import SqlFollowUps
from configurator.stores.ledger.sql.books.history import SqlHistory, SqlNotes
from configurator.stores.ledger.sql.books.holds import SqlHolds
from configurator.stores.ledger.sql.books.idempotency import SqlIdempotency
from configurator.stores.ledger.sql.books.mails import SqlMails
from configurator.stores.ledger.sql.books.offers import SqlOffers
from configurator.stores.ledger.sql.books.orders import SqlOrders
from configurator.stores.ledger.sql.books.overview import SqlOverview
from configurator.stores.ledger.sql.books.people import SqlPeople
from configurator.stores.ledger.sql.books.receipts import SqlReceipts
from configurator.stores.ledger.sql.books.stock import SqlStock
from configurator.stores.ledger.sql.books.tokens import SqlTokens
from configurator.stores.ledger.sql.books.waits import SqlWaits
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.items import Items
from configurator.stores.ledger.sql.keys import Keys


class SqlBooks:
    """`known` are all items as the transaction begins; None, in a reading, to ask the database for each."""

    def __init__(self, cursor: Cursor, keys: Keys, due: Due, known: Items | None) -> None:
        self.cursor = cursor
        self._agenda = Agenda(due)
        self.stock = SqlStock(cursor, keys, self._agenda, known)
        self.holds = SqlHolds(cursor, self._agenda)
        self.carts = SqlCarts(cursor)
        self.orders = SqlOrders(cursor, keys, self._agenda)
        self.offers = SqlOffers(cursor, keys)
        self.receipts = SqlReceipts(cursor, keys, self._agenda)
        self.follow_ups = SqlFollowUps(cursor, keys, self._agenda)
        self.events = SqlEvents(cursor, keys)
        self.idempotency = SqlIdempotency(cursor)
        self.audit = SqlAudit(cursor, keys)
        self.tokens = SqlTokens(cursor, keys)
        self.alerts = SqlAlerts(cursor)
        self.mails = SqlMails(cursor, keys)
        self.people = SqlPeople(cursor, keys)
        self.waits = SqlWaits(cursor, keys, self._agenda)
        self.notes = SqlNotes(cursor, keys)
        self.history = SqlHistory(cursor)
        self.backlogs = SqlBacklogs(cursor)
        self.overview = SqlOverview(cursor)
        self.erasing = SqlErasing(cursor)

    @property
    def due(self) -> Due:
        return self._agenda.due

    def look_ahead(self) -> None:
        self._agenda.renew(self.cursor)

    def flush(self) -> None:
        """Write what was gathered; the last step before the transaction ends."""
        self.stock.flush()
        self.events.flush()
        self.audit.flush()
        self.mails.flush()
