"""The lines that an order's mail names, as far as they are still as it says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from configurator.stores.ledger.books.mails import Mail
from layers.orders.order import Order, OrderLine, OrderOption
from layers.orders.progress import come_for, disclosed_late
from layers.stock.offer import Offer


@dataclass(frozen=True, slots=True)
class Arrival:
    """Units of one option that came for a line."""

    line: OrderLine
    option: OrderOption
    units: int


@dataclass(frozen=True, slots=True)
class Offered:
    line: OrderLine
    offer: Offer
    until: datetime


@dataclass(frozen=True, slots=True)
class Delay:
    """Units of one option that come later, without those that can be bought already."""

    line: OrderLine
    option: OrderOption
    units: int


def quantities(mail: Mail, order: Order) -> Mapping[str, int]:
    """How many configurations of each line a mail is about that names them so."""
    return {
        line.id: int(named[line.id]) for named in [_mapping(mail, "lines")] for line in order.lines if line.id in named
    }


def arrivals(mail: Mail, order: Order) -> tuple[Arrival, ...]:
    """What came and is still there, waiting to be sent."""
    found = []
    for filled in _list(mail, "filled"):
        line = order.line(str(filled["line"]))
        if line and line.open:
            present = [option for option in line.options if option.sku == filled["sku"] and option.present]
            found += [Arrival(line, option, min(int(filled["units"]), option.present)) for option in present]
    return tuple(found)


def offers(mail: Mail, order: Order, now: datetime) -> tuple[Offered, ...]:
    """The offers that can still be taken up."""
    found = []
    for offered in _list(mail, "offers"):
        line = order.line(str(offered["line"]))
        offer = line.offer if line else None
        if (
            line
            and offer
            and offer.open
            and offer.id == offered["offer"]
            and offer.expires_at
            and offer.expires_at > now
        ):
            found.append(Offered(line, offer, offer.expires_at))
    return tuple(found)


def delays(mail: Mail, order: Order) -> tuple[Delay, ...]:
    """The options that are still late as the mail says, as far as that is disclosed to their customer."""
    if moved(mail):
        dates = {each["sku"]: _day(each["to"]) for each in (mail.body, *_list(mail, "others"))}
        found = [one for sku in dates for one in _late(order.lines, sku)]
        return tuple(one for one in found if one.option.promised_on == dates[one.option.sku])
    named = _mapping(mail, "lines")
    return tuple(_late([line for line in order.lines if line.id in named], mail.body["sku"]))


def _late(lines: Iterable[OrderLine], sku: Any) -> Iterable[Delay]:
    for line in lines:
        come = come_for(line) if line.open else {}
        for option in line.options if line.open else ():
            units = disclosed_late(option) - come.get(option.position, 0)
            if option.sku == sku and units > 0:
                yield Delay(line, option, units)


def moved(mail: Mail) -> bool:
    """Whether it tells of a date that moved, rather than of units that left."""
    return "to" in mail.body


def _mapping(mail: Mail, name: str) -> Mapping[str, Any]:
    found = mail.body.get(name)
    return found if isinstance(found, dict) else {}


def _list(mail: Mail, name: str) -> Iterable[Mapping[str, Any]]:
    found = mail.body.get(name)
    return found if isinstance(found, list) else ()


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) else None
