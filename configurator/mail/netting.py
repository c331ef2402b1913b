"""Cancelling out units that came and left again, or left and came again, before their customer was mailed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from configurator.languages import gettext_noop
from configurator.stores.ledger.books.mails import Mail, MailKind

CAME, LEFT = MailKind.ORDER_AVAILABLE, MailKind.ORDER_DELAYED
UNDONE = gettext_noop("It was undone before the customer heard of it.")
Key = tuple[str, str]
"""An order line and a sku."""


def concerned(mail: Mail) -> bool:
    """Whether it tells of units that came or left, rather than of a date that moved."""
    return mail.kind is CAME or (mail.kind is LEFT and "lines" in mail.body)


def undone(waiting: Sequence[Mail], now: datetime) -> list[Mail]:
    """Those of an order's waiting mails, oldest first, that change because a later one takes units back.

    What is left of them all tells what has changed since the customer last heard; one without units is dropped.
    """
    announced = {mail.id: units for mail in waiting if (units := _units(mail)) is not None}
    mails = [mail for mail in waiting if mail.id in announced]
    kept = {id: Counter(units) for id, units in announced.items()}
    for place, later in enumerate(mails):
        for earlier in mails[:place]:
            if earlier.kind is not later.kind:
                both = kept[earlier.id] & kept[later.id]
                kept[earlier.id] -= both
                kept[later.id] -= both
    return [_changed(mail, kept[mail.id], now) for mail in mails if kept[mail.id] != announced[mail.id]]


def _units(mail: Mail) -> Counter[Key] | None:
    """None where it tells of no units, or so that nobody can read it, which shows when it is written."""
    if not concerned(mail):
        return None
    found: Counter[Key] = Counter()
    try:
        for key, units in _named(mail):
            found[key] += units
    except (KeyError, TypeError, ValueError):
        return None
    return found


def _named(mail: Mail) -> Iterable[tuple[Key, int]]:
    body: Mapping[str, Any] = mail.body
    if mail.kind is CAME:
        return [((filled["line"], filled["sku"]), int(filled["units"])) for filled in body["filled"]]
    return [((line, body["sku"]), int(units)) for line, units in body["lines"].items()]


def _changed(mail: Mail, units: Counter[Key], now: datetime) -> Mail:
    if not units:
        return mail.dropped(now, UNDONE)
    if mail.kind is CAME:
        filled = [{"line": line, "sku": sku, "units": count} for (line, sku), count in units.items()]
        return replace(mail, body={**mail.body, "filled": filled})
    return replace(mail, body={**mail.body, "lines": {line: count for (line, _), count in units.items()}})
