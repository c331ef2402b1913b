"""An import as its page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from configurator.admin.stock.imports import Stage, StockImport
from configurator.admin.stock.preview import ItemChange
from configurator.languages import gettext_noop
from layers.speech import Speech
from layers.stock_csv.fault import Fault

SHOWN_FAULTS = 200
FIELDS: Mapping[str, str] = {
    "on_hand": gettext_noop("On hand"),
    "tracked": gettext_noop("Counted"),
    "status": gettext_noop("Status set by hand"),
    "backorder": gettext_noop("Backorder"),
    "notify": gettext_noop("Tells the shopper"),
    "backorder_limit": gettext_noop("Most on backorder"),
    "backorder_promo": gettext_noop("Promo text"),
    "low_stock_threshold": gettext_noop("Low stock at"),
    "restock_on": gettext_noop("Restocked on"),
    "preorder_release_on": gettext_noop("Preorder released on"),
    "preorder_limit": gettext_noop("Most on preorder"),
}


@dataclass(frozen=True, slots=True)
class FaultRow:
    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportView:
    """One import; `rows` counts items, `faults` are the first rejected rows."""

    id: str
    name: str
    stage: Stage
    rows: int
    done: int
    created: int
    updated: int
    unchanged: int
    filled: int
    orders: int
    changes: Sequence[ItemChange]
    faults: Sequence[FaultRow]
    refused: int
    ignored: Sequence[str]
    again: int
    encoding: str


def import_view(one: StockImport, speech: Speech) -> ImportView:
    ended = one.stage is Stage.DONE
    faults = sorted(one.imported.faults, key=lambda fault: fault.row) if ended else one.preview.faults
    return ImportView(
        id=one.id,
        name=one.name,
        stage=one.stage,
        rows=len(one.file.rows),
        done=one.done,
        created=one.imported.created if ended else one.preview.created,
        updated=one.imported.updated if ended else one.preview.updated,
        unchanged=one.preview.unchanged,
        filled=one.preview.filled,
        orders=one.orders,
        changes=one.preview.changes,
        faults=_fault_rows(faults[:SHOWN_FAULTS], speech),
        refused=len({fault.row for fault in faults}),
        ignored=one.file.ignored,
        again=one.file.again,
        encoding=one.file.encoding,
    )


def _fault_rows(faults: Sequence[Fault], speech: Speech) -> Sequence[FaultRow]:
    return [FaultRow(fault.row, fault.column, fault.saying.said(speech)) for fault in faults]
