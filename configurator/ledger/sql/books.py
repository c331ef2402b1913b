"""The whole ledger inside one SQL transaction."""

from configurator.ledger.items import Items
from configurator.ledger.protocol import Due
from configurator.ledger.sql.agenda import Agenda, read_due
from configurator.ledger.sql.alerts import SqlAlerts
from configurator.ledger.sql.backlogs import SqlBacklogs
from configurator.ledger.sql.carts import SqlCarts
from configurator.ledger.sql.erasing import SqlErasing
from configurator.ledger.sql.history import SqlHistory
from configurator.ledger.sql.holds import SqlHolds
from configurator.ledger.sql.mails import SqlMails
from configurator.ledger.sql.notes import SqlNotes
from configurator.ledger.sql.numbers import Numbers
from configurator.ledger.sql.offers import SqlOffers
from configurator.ledger.sql.orders import SqlOrders
from configurator.ledger.sql.overview import SqlOverview
from configurator.ledger.sql.pen import Pen
from configurator.ledger.sql.people import SqlPeople
from configurator.ledger.sql.register import SqlRegister
from configurator.ledger.sql.stock import SqlStock
from configurator.ledger.sql.waits import SqlWaits


class SqlBooks:
    """`known` are all items as the transaction begins; None, in a reading, to ask the database for each."""

    def __init__(self, pen: Pen, numbers: Numbers, due: Due, known: Items | None) -> None:
        self.pen = pen
        self._agenda = Agenda(due)
        self.stock = SqlStock(pen, numbers, self._agenda, known)
        self.holds = SqlHolds(pen, self._agenda)
        self.carts = SqlCarts(pen)
        self.orders = SqlOrders(pen, numbers, self._agenda)
        self.offers = SqlOffers(pen, numbers)
        self.register = SqlRegister(pen, numbers)
        self.alerts = SqlAlerts(pen)
        self.mails = SqlMails(pen, numbers)
        self.people = SqlPeople(pen, numbers)
        self.waits = SqlWaits(pen, numbers)
        self.notes = SqlNotes(pen, numbers)
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
        self.register.flush()
        self.mails.flush()
