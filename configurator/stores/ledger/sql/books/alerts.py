"""Alerts in SQL."""

from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from configurator.stores.ledger.books.stock import Level
from configurator.stores.ledger.sql.cursor import Cursor
from configurator.stores.ledger.sql.encoding import micros
from configurator.stores.ledger.sql.schema import stock_alerts

OF = select(stock_alerts.c.level).where(stock_alerts.c.sku == bindparam("of"))
REMOVE = delete(stock_alerts).where(stock_alerts.c.sku == bindparam("of"))
ADD = insert(stock_alerts)


class SqlAlerts:
    def __init__(self, cursor: Cursor) -> None:
        self._cursor = cursor

    def level(self, sku: str) -> Level:
        row = self._cursor.row(OF, sku)
        return Level[row[0].upper()] if row else Level.PLENTY

    def note(self, sku: str, level: Level, at: datetime) -> None:
        self._cursor.change(REMOVE, sku)
        if level is not Level.PLENTY:
            self._cursor.write(ADD, [(sku, level.name.lower(), micros(at))])
