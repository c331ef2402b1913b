"""Stock as a file, in and out."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic import RootModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.stock import ImportAnswer, RowErrorAnswer
from configurator.api.keyed import Rendering, answered, keyed
from configurator.api.operation import ApiCall, Operation
from configurator.ordering import current_stock
from configurator.ordering.answering import content_digest
from configurator.ordering.importing import ImportAuthor, Imported
from configurator.ordering.stock_file import import_stock, note_import
from configurator.runtime.shop import shop_of
from configurator.web.body import read_body
from configurator.web.csv import CSV, csv_response
from configurator.web.refusal import Refused
from layers.problem import Problem
from layers.stock_csv.fault import Fault, Unreadable
from layers.stock_csv.reading import StockFile, read_stock_file
from layers.stock_csv.writing import stock_file

TYPES = (CSV, "application/csv", "application/vnd.ms-excel", "text/tab-separated-values", "text/plain")
"""The media types that programs and browsers send for CSV."""


class CsvText(RootModel[str]):
    """A header and a row for each item; only `sku` is needed, an empty cell leaves the value alone."""


async def take(call: ApiCall) -> Response:
    """Import the valid rows, each by itself; repeating the call changes nothing more."""
    content = await _content(call)
    call = replace(call, digest=content_digest(content.decode("latin-1")))
    before = await answered(call)
    if before:
        return before
    services, who = call.services, call.caller.name
    file = await run_in_threadpool(_read, content, services.storefront().locale)
    imported = await import_stock(services, file, ImportAuthor(who))
    rendering = Rendering[Imported](lambda _: 200, lambda done: import_answer(done, file))
    return await keyed(call, rendering, note_import, imported, who, services.now())


async def give(call: ApiCall) -> Response:
    services = call.services
    items = await run_in_threadpool(current_stock, services.ledger, shop_of(services), services.now())
    return csv_response(stock_file(items[sku] for sku in sorted(items)))


def import_answer(imported: Imported, file: StockFile) -> ImportAnswer:
    return ImportAnswer(
        updated=imported.updated,
        created=imported.created,
        errors=[RowErrorAnswer(row=each.row, column=each.column, message=each.message) for each in _sorted(imported)],
        ignored=list(file.ignored),
    )


def _sorted(imported: Imported) -> Sequence[Fault]:
    return sorted(imported.faults, key=lambda fault: fault.row)


async def _content(call: ApiCall) -> bytes:
    media_type = call.request.headers.get("content-type", CSV).split(";")[0].strip().lower()
    if media_type not in TYPES:
        raise Refused(415, f"The body must be {CSV}, not {media_type}.")
    return await read_body(call.request, call.services.config.max_upload_bytes)


def _read(content: bytes, locale: str) -> StockFile:
    try:
        return read_stock_file(content, locale)
    except Unreadable as error:
        raise Refused(422, str(error), [Problem("invalid", str(error))]) from error


operations = [
    Operation(
        "POST", "/stock/import", take, "Take over a stock file; good rows are taken, bad ones reported",
        scope=Scope.ADMIN, raw=CSV, raw_model=CsvText, answer=ImportAnswer, refusals=(400, 413, 415, 422),
        idempotent=True, name="stock-import",
    ),
    Operation(
        "GET", "/stock.csv", give, "All stock items as a file that can be imported",
        scope=Scope.ADMIN, media_type=CSV, name="stock-export",
    ),
]  # fmt: skip
