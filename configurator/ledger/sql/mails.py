"""Mails in SQL."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import insert

from configurator.ledger.mails import MailKind, MailState
from configurator.ledger.schema import mails
from configurator.ledger.sql.encoding import json_text, micros
from configurator.ledger.sql.numbers import Numbers
from configurator.ledger.sql.pen import Pen, Values

POST = insert(mails)


class SqlMails:
    """What is posted is gathered and written at the end of the transaction."""

    def __init__(self, pen: Pen, numbers: Numbers) -> None:
        self._pen = pen
        self._numbers = numbers
        self._posted: list[Values] = []

    def post(
        self,
        kind: MailKind,
        subject: str,
        body: Mapping[str, object],
        at: datetime,
        *,
        address: str = "",
        locale: str = "",
    ) -> None:
        number = self._numbers.take(mails)
        row = (number, micros(at), kind.value, subject, json_text(body), address.lower(), locale, uuid.uuid4().hex)
        self._posted.append((*row, MailState.WAITING.value, 0, micros(at), None, ""))

    def flush(self) -> None:
        self._pen.write(POST, self._posted)
