"""The preview of a stock file's changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from configurator.admin.stock.index import StockIndex
from configurator.admin.stock.row import field_values
from configurator.ordering.importing import Planned, plan
from layers.stock.stock import Status, StockItem, StockTerms
from layers.stock_csv.fault import Fault
from layers.stock_csv.reading import StockFile

SHOWN = 200


@dataclass(frozen=True, slots=True)
class FieldChange:
    """The present and the new value of a field; empty if there is none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ItemChange:
    """`filled` are the units that would go to orders which wait."""

    sku: str
    new: bool
    fields: Sequence[FieldChange]
    filled: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """Counts of items, the first changes, and every rejected row.

    `redated` are the items that orders wait for and that would come on another day.
    """

    created: int
    updated: int
    unchanged: int
    filled: int
    redated: Sequence[str]
    changes: Sequence[ItemChange]
    faults: Sequence[Fault]


def planned(file: StockFile, index: StockIndex) -> Sequence[Planned | Fault]:
    """What each row would do to the current stock, from memory."""
    known = {sku: found.item for sku, found in index.by_sku.items()}
    return [plan(row, known.get(row.sku), index.policy) for row in file.rows]


def items_after(plans: Sequence[Planned | Fault]) -> Mapping[str, StockItem]:
    """The items that would change, as they would be."""
    return {each.sku: _after(each) for each in plans if isinstance(each, Planned) and each.changes}


def previewed(file: StockFile, plans: Sequence[Planned | Fault]) -> Preview:
    """What the file would do."""
    faults = [*file.faults, *(each for each in plans if isinstance(each, Fault))]
    good = [each for each in plans if isinstance(each, Planned)]
    changes = [each for each in good if each.changes]
    created = sum(each.before is None for each in changes)
    return Preview(
        created=created,
        updated=len(changes) - created,
        unchanged=len(good) - len(changes),
        filled=sum(map(_filled, changes)),
        redated=[each.sku for each in changes if each.redated],
        changes=[_change(each) for each in changes[:SHOWN]],
        faults=sorted(faults, key=lambda fault: fault.row),
    )


def _change(planned: Planned) -> ItemChange:
    before = field_values(planned.before or StockItem(planned.sku, StockTerms()))
    after = field_values(StockItem(planned.sku, planned.terms, planned.on_hand))
    fields = [
        FieldChange(name, before.get(name, ""), value) for name, value in after.items() if before.get(name, "") != value
    ]
    return ItemChange(planned.sku, planned.before is None, fields, _filled(planned))


def _after(planned: Planned) -> StockItem:
    before, filled = planned.before or StockItem(planned.sku), _filled(planned)
    return replace(
        before,
        terms=planned.terms,
        on_hand=planned.on_hand,
        allocated=before.allocated + filled,
        backordered=before.backordered - filled,
    )


def _filled(planned: Planned) -> int:
    """The new units that go to backorders first; only of counted items."""
    before = planned.before
    if before is None or not planned.terms.tracked or planned.terms.status is Status.PREORDER:
        return 0
    free = max(planned.on_hand - before.allocated - before.held, 0)
    return min(before.backordered, free)
