"""Handing out receipts: who gets which units is fixed at once, and many get them in steps.

Until a line has its units a hold of the receipt keeps them, so that nobody else can be promised them, and the line
reads as waiting. Whatever changes an order gives it its units first, so that it never matters which steps were done.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from configurator.ordering.promises.allocation_order import Allocation
from configurator.ordering.promises.offering import Batch
from configurator.ordering.promises.reserving import end, reserve
from configurator.ordering.promises.serving import serve
from configurator.runtime.shop import Shop
from configurator.stores.ledger.books.holds import Hold, HoldKind, HoldUnits, hold_id
from configurator.stores.ledger.books.movements import Cause, Fill, merged
from configurator.stores.ledger.books.offers import FOREVER
from configurator.stores.ledger.books.receipts import Receipt, ReceiptLine
from configurator.stores.ledger.books.stock import WaitingUnits
from configurator.stores.ledger.protocol import Books


def allot(
    books: Books,
    shop: Shop,
    allocations: Sequence[Allocation],
    batch: Batch,
    cause: Cause,
    now: datetime,
    movement: int | None = None,
) -> tuple[Fill, ...]:
    """Serve a few lines at once; for many, keep their units and leave the rest to `hand_out`.

    Answers what each line gets, whether or not it has it yet.
    """
    many = len(allocations) > shop.lines_at_once
    if not many:
        filled = serve(books, shop, allocations, batch, cause, now)
        if movement is None or not filled:
            return filled
    receipt = Receipt(books.receipts.next_id(), now, cause, batch.came, batch.counted, movement)
    lines = [_line(receipt, place, *allocation) for place, allocation in enumerate(allocations)]
    books.receipts.add(receipt, lines, None if many else now)
    if many and batch.counted:
        units = {sku: HoldUnits(count) for sku, count in sorted(_units(lines).items())}
        reserve(books, Hold(hold_id(), HoldKind.RECEIPT, receipt.owner, now, FOREVER, units), None, now, cause)
    return merged(line.fill for line in lines) if many else filled


def hand_out(books: Books, shop: Shop, limit: int, now: datetime) -> int:
    """Serve the next orders of the oldest receipt that is not handed out whole; answers how many of their lines.

    All lines of an order are served together, so that its customer hears of it once.
    """
    receipt = books.receipts.first()
    if receipt is None:
        return 0
    orders = dict.fromkeys(line.order for line in books.receipts.reserved(receipt.id, limit))
    lines = [line for line in books.receipts.reserved_for(orders) if line.receipt == receipt.id]
    _hand_out(books, shop, receipt, lines, now)
    return len(lines)


def hand_out_to(books: Books, shop: Shop, orders: Iterable[str], now: datetime) -> None:
    """Serve what receipts keep for these orders, before anything else happens to them."""
    of: defaultdict[int, list[ReceiptLine]] = defaultdict(list)
    for line in books.receipts.reserved_for(orders):
        of[line.receipt].append(line)
    for id, some in of.items():
        receipt = books.receipts.get(id)
        assert receipt is not None
        _hand_out(books, shop, receipt, some, now)


def hand_out_all(books: Books, shop: Shop, sku: str, now: datetime) -> None:
    """Serve all orders for which receipts keep units of an item, before less of it is there than was promised."""
    hand_out_to(books, shop, dict.fromkeys(line.order for line in books.receipts.reserved_of([sku])), now)


def _hand_out(books: Books, shop: Shop, receipt: Receipt, lines: Sequence[ReceiptLine], now: datetime) -> None:
    """The units leave the hold of the receipt and go to their lines."""
    if receipt.counted:
        _let_go(books, receipt, _units(lines), now)
    serve(books, shop, [_allocation(line) for line in lines], Batch(receipt.came, receipt.counted), receipt.cause, now)
    books.receipts.hand_out(lines, now)


def _let_go(books: Books, receipt: Receipt, units: Mapping[str, int], now: datetime) -> None:
    hold = books.holds.of(receipt.owner)
    assert hold is not None
    left = {sku: held.now - units.get(sku, 0) for sku, held in hold.units.items()}
    if any(left.values()):
        kept = replace(hold, units={sku: HoldUnits(count) for sku, count in left.items() if count})
        reserve(books, kept, hold, now, receipt.cause)
    else:
        end(books, hold, receipt.cause, now)


def _units(lines: Iterable[ReceiptLine]) -> Counter[str]:
    units = Counter[str]()
    for line in lines:
        units[line.sku] += line.units
    return units


def _line(receipt: Receipt, place: int, who: WaitingUnits, units: int) -> ReceiptLine:
    return ReceiptLine(receipt.id, place, who.order, who.line, who.position, who.sku, units, who.offered)


def _allocation(line: ReceiptLine) -> Allocation:
    return WaitingUnits(line.order, line.line, line.position, line.sku, line.units, 0, line.offered), line.units
