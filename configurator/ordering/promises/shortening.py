"""Shortages of promised stock: holds lapse, and the youngest promises become late, those of very many orders in steps.

Until its turn an order keeps its units, and they stay on hand; whatever changes it takes them off first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from configurator.ordering.news.notification import notify_customer
from configurator.ordering.promises.amending import Amendment, Change, amend
from configurator.ordering.promises.ending import Freed, expire, expire_over, trim
from configurator.ordering.promises.handing_out import hand_out_to
from configurator.ordering.promises.reserving import end_all
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.follow_ups import Concerned, FollowUp, FollowUpKind
from configurator.stores.ledger.books.holds import HoldKind
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.movements import Cause, Delta, Kind, Movement
from configurator.stores.ledger.protocol import Books
from layers.orders.line_split import payable_apart
from layers.orders.order import Order
from layers.stock.offer import OfferState
from layers.stock.stock import Late, promised_on


def lapse(books: Books, sku: str, room: int, now: datetime) -> list[Freed]:
    """End the newest holds until at most `room` units of `sku` are held; returns the freed units."""
    item = books.stock.items([sku])[sku]
    excess = item.held - room
    lapsing = []
    for hold in books.holds.on(sku):
        if excess > 0 and hold.units[sku].now:
            lapsing.append(hold)
            excess -= hold.units[sku].now
    offers = [hold for hold in lapsing if hold.kind is HoldKind.OFFER]
    ended = [expire(books, hold, OfferState.ENDED, now) for hold in offers]
    return [*ended, Freed(end_all(books, [hold for hold in lapsing if hold not in offers], Cause.HOLD_LAPSED, now), {})]


def youngest(books: Books, sku: str, units: int) -> list[Concerned]:
    """The orders that were promised so many allocated units last, and how many each of them loses."""
    losing: dict[str, int] = {}
    for order, _, _, allocated in books.stock.present(sku):
        if units <= 0:
            break
        late = min(units, allocated)
        losing[order] = losing.get(order, 0) + late
        units -= late
    return [Concerned(order, late) for order, late in losing.items()]


def shorten(books: Books, shop: Shop, sku: str, losing: Sequence[Concerned], now: datetime, who: str = "") -> None:
    """Make units of these orders late that were allocated, the youngest promise of each first."""
    terms, today = books.stock.items([sku])[sku].terms, shop.today(now)
    promised = promised_on(terms, Late.BACKORDER, today)
    numbers = {one.order: one.units for one in losing}
    expire_over(books, shop, numbers, now)
    hand_out_to(books, shop, numbers, now)
    amendments = [
        Amendment(
            order.number, line, position, sku, allocated=-late, backordered=late, dated=True, promised_on=promised
        )
        for order in books.orders.many(numbers)
        for line, position, late in _youngest_of(order, sku, numbers[order.number])
    ]
    changes = amend(
        books, amendments, Kind.SHORTEN, Cause.STOCK_SHORT, now, who, finish=lambda after, _: _split(books, after)
    )
    _tell(books, shop, changes, amendments, now)


def shorten_later(books: Books, sku: str, losing: Iterable[Concerned], counted: Movement, now: datetime) -> None:
    """Leave these orders for later steps; their units are taken off what is on hand together with them."""
    books.follow_ups.add(FollowUpKind.SHORTAGE, sku, losing, now, {}, counted.id)


def shorten_next(books: Books, shop: Shop, shortage: FollowUp, losing: Sequence[Concerned], now: datetime) -> None:
    """Make these orders of a shortage late; movements like the one that began it take their units off."""
    counted = books.stock.movement(shortage.movement or 0)
    assert counted is not None
    expire_over(books, shop, [one.order for one in losing], now)  # whose units go to others while they are there
    units = sum(one.units for one in losing)
    books.stock.move(
        shortage.sku, counted.kind, counted.cause, Delta(on_hand=-units), now,
        quantity=-units, reason=counted.reason, who=counted.who,
    )  # fmt: skip
    shorten(books, shop, shortage.sku, losing, now, counted.who)


def shorten_first(books: Books, shop: Shop, orders: Iterable[str], now: datetime) -> None:
    """Take off what shortages have still to take off these orders, before anything else happens to them."""
    for shortage, losing in books.follow_ups.take_of(FollowUpKind.SHORTAGE, orders):
        shorten_next(books, shop, shortage, [losing], now)


def shorten_all(books: Books, shop: Shop, sku: str, now: datetime) -> None:
    """Finish the shortages of an item, before it is counted again."""
    for shortage in books.follow_ups.of(FollowUpKind.SHORTAGE, sku):
        shorten_next(books, shop, shortage, books.follow_ups.take(shortage), now)


def _tell(books: Books, shop: Shop, changes: Sequence[Change], amendments: Sequence[Amendment], now: datetime) -> None:
    late: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for one in amendments:
        late[one.order][one.line] = one.backordered
    for order, _ in changes:
        trim(books, shop, order, now)
        body = {"sku": amendments[0].sku, "lines": late[order.number]}
        books.events.record("order.delayed", order.number, body, now)
        notify_customer(books, MailKind.ORDER_DELAYED, order, body, now)


def _split(books: Books, order: Order) -> Order:
    """Lines that were bought were offered before, so that their numbers are known and not given again."""
    return payable_apart(order, books.offers.last_line(order.number))


def _youngest_of(order: Order, sku: str, units: int) -> Iterator[tuple[str, int, int]]:
    for line in reversed(order.lines):
        for option in reversed(line.options):
            late = min(units, option.allocated) if option.sku == sku else 0
            if late:
                units -= late
                yield line.id, option.position, late
