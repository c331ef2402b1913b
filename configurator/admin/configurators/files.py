"""Configurators that come as files, exported from this shop or another one."""

from functools import partial
from typing import BinaryIO

from anyio.to_thread import run_sync
from starlette.responses import Response

from configurator.admin.configurators.creating import begun, free_id
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.api.drafts.package_form import IMPORTS, sent_package
from configurator.products.packages.errors import PackageError
from configurator.products.packages.importing import Imported, import_package
from configurator.products.publishing import Unsound
from configurator.stores.catalogue.errors import AlreadyExists
from configurator.web.refusal import Refused


async def show(call: AdminCall) -> Response:
    return _page(call)


async def take(call: AdminCall) -> Response:
    """To the editor with the new draft; or the form again, with the reason why the file is not taken."""
    try:
        async with sent_package(call.request) as sent:
            imported = await run_sync(partial(_imported, call, sent.file, sent.id), limiter=IMPORTS)
    except (PackageError, Unsound) as error:
        return _page(call, error.said(call.speech))
    except Refused as error:
        if error.status != 422:
            raise
        return _page(call, call.speech.gettext("Choose a file first."))
    return await begun(call, imported.draft, "configurator.imported", _said(call, imported))


def _imported(call: AdminCall, file: BinaryIO, id: str | None) -> Imported:
    """Under an id that is free, where the file's own is not; several may come at once, but one after the other."""
    taking = partial(import_package, call.services, file, who=call.user.label, locale=call.locale)
    try:
        return taking(id=id)
    except AlreadyExists as taken:
        file.seek(0)
        return taking(id=free_id(call.services, taken.id))


def _said(call: AdminCall, imported: Imported) -> str:
    speech, created, kept = call.speech, len(imported.created), len(imported.kept)
    sentences = [speech.gettext("“%(title)s” is imported.") % {"title": imported.draft.document.title}]
    if created:
        text = speech.ngettext("%(num)s stock item came with it.", "%(num)s stock items came with it.", created)
        sentences.append(text % {"num": created})
    if kept:
        text = speech.ngettext(
            "%(num)s stock item was here already and stays as it is.",
            "%(num)s stock items were here already and stay as they are.",
            kept,
        )
        sentences.append(text % {"num": kept})
    return " ".join(sentences)


def _page(call: AdminCall, error: str = "") -> Response:
    errors = {"file": error} if error else {}
    return admin_page(call, "admin/configurators/import.html", 422 if error else 200, errors=errors)


routes: list[PageRoute] = [
    page_route("/configurators/-/import", show, DESIGNER, "admin.configurators.import"),
    page_route("/configurators/-/import", take, DESIGNER, "admin.configurators.take", ["POST"], form=False),
]
