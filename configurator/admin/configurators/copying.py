"""Copying a configurator, to design another one like it."""

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.configurators.creating import free_id
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.products.publishing import duplicate
from configurator.runtime.transactions import written
from configurator.stores.catalogue.errors import AlreadyExists
from configurator.stores.catalogue.protocol import Draft


async def copy(call: AdminCall) -> Response:
    services, id = call.services, call.path("configurator")
    made = await run_in_threadpool(_copied, call, id)
    what, copied, now = "configurator.duplicated", made.document.id, services.now()
    await written(services, lambda books: books.audit.note(call.user.label, what, copied, id, now))
    said = call.speech.gettext("“%(title)s” is made.") % {"title": made.document.title}
    return done(call, call.address("admin.configurators"), said)


def _copied(call: AdminCall, id: str) -> Draft:
    while True:
        try:
            return duplicate(call.services, id, free_id(call.services, id), None, call.locale)
        except AlreadyExists:
            continue


routes: list[PageRoute] = [
    page_route("/configurators/{configurator}/duplicate", copy, DESIGNER, "admin.configurators.duplicate", ["POST"])
]
