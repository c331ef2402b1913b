"""Beginning a configurator: empty, or with the sample."""

from collections.abc import Callable
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.products.packages.sample import SAMPLE, import_sample
from configurator.runtime.services import Services
from configurator.runtime.transactions import written
from configurator.stores.catalogue.errors import AlreadyExists
from configurator.stores.catalogue.protocol import Draft
from configurator.web.form import first
from layers.document.model import Configurator, View
from layers.drafts.slug import free, slug

LONGEST = 300
UNNAMED = "configurator"
"""The id where nothing of the title is ASCII."""


async def ask(call: AdminCall) -> Response:
    return _form(call)


async def create(call: AdminCall) -> Response:
    title = first(call.form, "title").strip()
    if not title:
        return _form(call, title, call.speech.gettext("Enter a title. Shoppers read it."))
    if len(title) > LONGEST:
        return _form(call, title, call.speech.gettext("A title has at most 300 characters."))
    view = View(id="front", label=call.speech.gettext("Front"))
    document = Configurator(id=UNNAMED, title=title, views=(view,), layers=())
    made = await run_in_threadpool(_under_free_id, call.services, slug(title), partial(_created, call, document))
    return await begun(call, made, "configurator.created")


async def sample(call: AdminCall) -> Response:
    made = await run_in_threadpool(_under_free_id, call.services, SAMPLE.stem, partial(_unpacked, call))
    return await begun(call, made, "configurator.created")


async def begun(call: AdminCall, draft: Draft, what: str, said: str = "") -> Response:
    """Note it, and go on in the editor."""
    id, now = draft.document.id, call.services.now()
    await written(call.services, lambda books: books.audit.note(call.user.label, what, id, "", now))
    return done(call, call.address("admin.editor", configurator=id), said)


def free_id(services: Services, wanted: str) -> str:
    taken = {draft.document.id for draft in services.catalogue.drafts()}
    return free(wanted or UNNAMED, taken.__contains__)


def _under_free_id(services: Services, wanted: str, make: Callable[[str], Draft]) -> Draft:
    """Another one may be made under the same id at the same moment."""
    while True:
        try:
            return make(free_id(services, wanted))
        except AlreadyExists:
            continue


def _created(call: AdminCall, document: Configurator, id: str) -> Draft:
    return call.services.catalogue.create(document.model_copy(update={"id": id}), call.services.now())


def _unpacked(call: AdminCall, id: str) -> Draft:
    return import_sample(call.services, id, call.user.label, call.locale)


def _form(call: AdminCall, title: str = "", error: str = "") -> Response:
    errors = {"title": error} if error else {}
    return admin_page(call, "admin/configurators/new.html", 422 if error else 200, value=title, errors=errors)


routes: list[PageRoute] = [
    page_route("/configurators/-/new", ask, DESIGNER, "admin.configurators.new"),
    page_route("/configurators/-/new", create, DESIGNER, "admin.configurators.create", ["POST"]),
    page_route("/configurators/-/sample", sample, DESIGNER, "admin.configurators.sample", ["POST"]),
]
