"""The whole ledger inside one SQL transaction."""

from configurator.stores.ledger.protocol import Due
from configurator.stores.ledger.sql.agenda import Agenda, read_due
from configurator.stores.ledger.sql.books.alerts import SqlAlerts
from configurator.stores.ledger.sql.books.audit import SqlAudit
from configurator.stores.ledger.sql.books.backlogs import SqlBacklogs
from configurator.stores.ledger.sql.books.carts import SqlCarts
from configurator.stores.ledger.sql.books.erasing import SqlErasing
from configurator.stores.ledger.sql.books.events import SqlEvents
from configurator.stores.ledger.sql.books.history import SqlHistory
from configurator.stores.ledger.sql.books.holds import SqlHolds
from configurator.stores.ledger.sql.books.idempotency import SqlIdempotency
from configurator.stores.ledger.sql.books.mails import SqlMails
from configurator.stores.ledger.sql.books.notes import SqlNotes
from configurator.stores.ledger.sql.books.offers import SqlOffers
from configurator.stores.ledger.sql.books.orders import SqlOrders
from configurator.stores.ledger.sql.books.overview import SqlOverview
from configurator.stores.ledger.sql.books.people import SqlPeople
from configurator.stores.ledger.sql.books.stock import SqlStock
from configurator.stores.ledger.sql.books.tokens import SqlTokens
from configurator.stores.ledger.sql.books.waits import SqlWaits
from configurator.stores.ledger.sql.items import Items
from configurator.stores.ledger.sql.keys import Keys
from configurator.stores.ledger.sql.pen import Pen


class SqlBooks:
    """`known` are all items as the transaction begins; None, in a reading, to ask the database for each."""

    def __init__(self, pen: Pen, keys: Keys, due: Due, known: Items | None) -> None:
        self.pen = pen
        self._agenda = Agenda(due)
        self.stock = SqlStock(pen, keys, self._agenda, known)
        self.holds = SqlHolds(pen, self._agenda)
        self.carts = SqlCarts(pen)
        self.orders = SqlOrders(pen, keys, self._agenda)
        self.offers = SqlOffers(pen, keys)
        self.events = SqlEvents(pen, keys)
        self.idempotency = SqlIdempotency(pen)
        self.audit = SqlAudit(pen, keys)
        self.tokens = SqlTokens(pen, keys)
        self.alerts = SqlAlerts(pen)
        self.mails = SqlMails(pen, keys)
        self.people = SqlPeople(pen, keys)
        self.waits = SqlWaits(pen, keys)
        self.notes = SqlNotes(pen, keys)
        self.history = SqlHistory(pen)
        self.backlogs = SqlBacklogs(pen)
        self.overview = SqlOverview(pen)
        self.erasing = SqlErasing(pen)

    @property
    def due(self) -> Due:
        return self._agenda.due

    def look_ahead(self) -> None:
        self._agenda.renew(read_due(self.pen))

    def flush(self) -> None:
        """Write what was gathered; the last step before the transaction ends."""
        self.stock.flush()
        self.events.flush()
        self.audit.flush()
        self.mails.flush()
