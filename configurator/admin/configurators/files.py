"""Files that become configurators: exported ones come in at once, layered ones are read and looked at first."""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from anyio.to_thread import run_sync
from starlette.responses import Response

from configurator.admin.configurators.creating import begun, free_id
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.errors import ErrorNotice
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page, admin_part, wants_part
from configurator.api.drafts.imports import WRITING, short_name
from configurator.api.drafts.package_form import IMPORTS, SentPackage, sent_package
from configurator.products.packages.errors import PackageError
from configurator.products.packages.importing import Imported, import_package
from configurator.products.packages.unpacking import is_package
from configurator.products.publishing import Unsound
from configurator.runtime.transactions import written
from configurator.stores.catalogue.errors import AlreadyExists
from configurator.stores.staging.errors import EmptyFile, FileTooLarge, QuotaFull
from configurator.stores.staging.protocol import Staged
from configurator.web.refusal import Refused

PIECE = 1 << 20
"""Bytes of a file that are in memory at once."""


async def show(call: AdminCall) -> Response:
    return _page(call)


async def take(call: AdminCall) -> Response:
    """To the editor with the new draft, or to the page of a layered file.

    Where the file is not taken the form comes again, with the reason; a script gets that alone, and where to go.
    """
    try:
        async with sent_package(call.request) as sent:
            response = await _taken(call, sent)
    except (PackageError, Unsound, EmptyFile, FileTooLarge, QuotaFull) as error:
        return _page(call, error.said(call.speech))
    except Refused as error:
        if error.status != 422:
            raise
        return _page(call, call.speech.gettext("Choose a file first."))
    return _led(response) if wants_part(call) else response


async def _taken(call: AdminCall, sent: SentPackage) -> Response:
    if await run_sync(is_package, sent.file, limiter=WRITING):
        imported = await run_sync(partial(_imported, call, sent.file, sent.id), limiter=IMPORTS)
        return await begun(call, imported.draft, "configurator.imported", " ".join(_said(call, imported)))
    staged = await run_sync(partial(_staged, call, sent), limiter=WRITING)
    now, who = call.services.now(), call.user.label
    await written(call.services, lambda books: books.audit.note(who, "import.uploaded", staged.id, staged.name, now))
    return Response(
        status_code=303,
        headers={"Location": call.address("admin.configurators.layered", **{"import": staged.id})},
    )


def _imported(call: AdminCall, file: BinaryIO, id: str | None) -> Imported:
    """Under an id that is free, where the file's own is not; several may come at once, but one after the other."""
    taking = partial(import_package, call.services, file, who=call.user.label, locale=call.locale)
    try:
        return taking(id=id)
    except AlreadyExists as taken:
        file.seek(0)
        return taking(id=free_id(call.services, taken.id))


def _staged(call: AdminCall, sent: SentPackage) -> Staged:
    """Raises EmptyFile, FileTooLarge, QuotaFull."""
    layered = call.services.layered
    incoming = layered.staging.incoming()
    try:
        while piece := sent.file.read(PIECE):
            incoming.write(piece)
        return layered.add(incoming, short_name(sent.name), f"user-{call.user.id}")
    except BaseException:
        incoming.discard()
        raise


def _led(response: Response) -> Response:
    """The same for a script, which would follow a redirect unseen."""
    response.status_code = 204
    response.headers["HX-Redirect"] = response.headers["location"]
    del response.headers["location"]
    return response


def _said(call: AdminCall, imported: Imported) -> Iterator[str]:
    speech, created, kept = call.speech, len(imported.created), len(imported.kept)
    yield speech.gettext("“%(title)s” is imported.") % {"title": imported.draft.document.title}
    if created:
        text = speech.ngettext("%(num)s stock item came with it.", "%(num)s stock items came with it.", created)
        yield text % {"num": created}
    if kept:
        yield speech.ngettext(
            "%(num)s stock item was here already and stays as it is.",
            "%(num)s stock items were here already and stay as they are.",
            kept,
        ) % {"num": kept}


def _page(call: AdminCall, error: str = "") -> Response:
    if error and wants_part(call):
        return admin_part(call, "admin/widgets/refused.html", 422, refusal=ErrorNotice("", error, ()))
    errors = {"file": error} if error else {}
    return admin_page(call, "admin/configurators/import.html", 422 if error else 200, errors=errors)


routes: list[PageRoute] = [
    page_route("/configurators/-/import", show, DESIGNER, "admin.configurators.import"),
    page_route("/configurators/-/import", take, DESIGNER, "admin.configurators.take", ["POST"], form=False),
]
