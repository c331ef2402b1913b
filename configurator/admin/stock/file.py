"""The stock list as a file for a spreadsheet, with the filters that are on."""

from collections.abc import Iterator

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.stock.found import matching
from configurator.admin.stock.index import stock_index
from configurator.admin.stock.query import StockQuery, query_of
from configurator.runtime.services import Services
from configurator.web.csv import csv_response
from layers.stock.stock import StockItem
from layers.stock_csv.writing import stock_file

BYTE_ORDER_MARK = "\ufeff"
"""The byte order mark: without it spreadsheets do not read the file as UTF-8."""
COMMAS = ("en",)
"""Where decimals have a point, spreadsheets take commas to stand between cells; elsewhere semicolons."""


async def give(call: AdminCall) -> Response:
    items = await run_in_threadpool(_items, call.services, query_of(call.query), call.locale)
    return csv_response(_with_byte_order_mark(items, "," if call.locale[:2] in COMMAS else ";"))


def _items(services: Services, query: StockQuery, locale: str) -> list[StockItem]:
    found = matching(stock_index(services), query, services.catalogue.products(), locale)
    return [each.item for each in found]


def _with_byte_order_mark(items: list[StockItem], delimiter: str) -> Iterator[str]:
    yield BYTE_ORDER_MARK
    yield from stock_file(items, delimiter)


routes: list[PageRoute] = [page_route("/stock/-/file.csv", give, KEEPER, "admin.stock.file")]
