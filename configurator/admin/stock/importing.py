"""Importing a stock file: upload, preview, import, result."""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page, admin_part, wants_part
from configurator.admin.stock.form import notify_choice
from configurator.admin.stock.import_view import FIELDS, import_view
from configurator.admin.stock.imports import Stage, StockImport, StockImports
from configurator.admin.stock.index import stock_index
from configurator.admin.stock.preview import Preview, items_after, planned, previewed
from configurator.languages import gettext_noop
from configurator.ordering.importing import ImportAuthor
from configurator.ordering.item_edit import orders_waiting
from configurator.presentation.losses import losses_view
from configurator.products.losses import losses
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up
from configurator.web.form import first
from configurator.web.refusal import Refused
from layers.stock.stock import StockItem
from layers.stock_csv.column import Column
from layers.stock_csv.fault import Unreadable
from layers.stock_csv.reading import StockFile, read_stock_file

SAY_WHETHER = gettext_noop("Say whether their customers are to be told about the new date.")
LONGEST_NAME = 200


async def show(call: AdminCall) -> Response:
    return _upload_page(call)


async def look_at(call: AdminCall) -> Response:
    """Redirect (303) to the preview; or the form again, with the reason why the file cannot be read."""
    services, speech = call.services, call.speech
    name, content = await _sent(call)
    if not content:
        return _upload_page(call, speech.gettext("Choose a file first."), 422)
    try:
        file, preview, after = await run_in_threadpool(_read, services, content)
    except Unreadable as error:
        return _upload_page(call, error.saying.said(speech), 422)
    orders = await looked_up(services, orders_waiting, preview.redated)
    lost = await losses(services, after)
    made = _imports(call).add(name, file, preview, orders, lost, services.now())
    return done(call, _address(call, made))


async def show_import(call: AdminCall) -> Response:
    """The page of the import; htmx polls its progress."""
    found = _found(call)
    if wants_part(call):
        return admin_part(call, "admin/stock/progress.html", view=import_view(found, call.speech))
    return _import_page(call, found)


async def start(call: AdminCall) -> Response:
    fields, found = call.form, _found(call)
    if first(fields, "do") == "drop":
        _imports(call).drop(found.id)
        said = call.speech.gettext("The file is put away, and nothing was changed.")
        return done(call, call.address("admin.stock"), said)
    notify = notify_choice(fields)
    if found.orders and notify is None and found.stage is Stage.LOOKED_AT:
        return _import_page(call, found, {"tell": call.speech.gettext(SAY_WHETHER)}, 422)
    _imports(call).start(found, call.services, ImportAuthor(call.user.label, notify=notify))
    return done(call, _address(call, found))


def _import_page(
    call: AdminCall, found: StockImport, errors: Mapping[str, str] | None = None, status: int = 200
) -> Response:
    view, lost = import_view(found, call.speech), losses_view(found.losses, call.locale, call.speech)
    return admin_page(
        call, "admin/stock/import.html", status, view=view, fields=FIELDS, errors=errors or {}, losses=lost
    )


def _read(services: Services, content: bytes) -> tuple[StockFile, Preview, Mapping[str, StockItem]]:
    file = read_stock_file(content, services.catalogue.settings().shop.locale)
    plans = planned(file, stock_index(services))
    return file, previewed(file, plans), items_after(plans)


async def _sent(call: AdminCall) -> tuple[str, bytes]:
    """Name and content of the uploaded file; both are empty without one."""
    try:
        async with call.request.form(max_files=1, max_fields=5) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                return "", b""
            return (file.filename or "")[:LONGEST_NAME], await file.read()
    except (HTTPException, MultiPartException) as error:
        raise Refused(400, gettext_noop("The form could not be read.")) from error


def _upload_page(call: AdminCall, error: str = "", status: int = 200) -> Response:
    errors = {"file": error} if error else {}
    return admin_page(call, "admin/stock/upload.html", status, errors=errors, columns=list(Column))


def _imports(call: AdminCall) -> StockImports:
    imports: StockImports = call.request.app.state.imports
    return imports


def _found(call: AdminCall) -> StockImport:
    found = _imports(call).get(call.path("id"))
    if found is None:
        raise Refused(
            404, gettext_noop("This file is no longer kept here. Bring it again: what was taken is not taken twice.")
        )
    return found


def _address(call: AdminCall, one: StockImport) -> str:
    return call.address("admin.stock.imported", id=one.id)


routes: list[PageRoute] = [
    page_route("/stock/-/import", show, KEEPER, "admin.stock.import"),
    page_route("/stock/-/import", look_at, KEEPER, "admin.stock.upload", ["POST"], form=False),
    page_route("/stock/-/import/{id}", show_import, KEEPER, "admin.stock.imported"),
    page_route("/stock/-/import/{id}", start, KEEPER, "admin.stock.start", ["POST"]),
]
