"""Deleting a configurator, or withdrawing one that orders need, after a look at what depends on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import Question
from configurator.admin.frame.form import ask as asked
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.products import publishing
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.protocol import Books
from configurator.web.form import first
from layers.speech import Speech


@dataclass(frozen=True, slots=True)
class Dependents:
    """How many orders and open carts have a configurator, and which sites may show it."""

    orders: int
    carts: int
    sites: tuple[str, ...]


async def ask(call: AdminCall) -> Response:
    id = call.path("configurator")
    draft, speech = call.services.catalogue.draft(id), call.speech
    found = await looked_up(call.services, _counted, id)
    sites = call.services.catalogue.settings().embed.allowed_origins if draft.version else ()
    dependents = Dependents(*found, tuple(sites))
    titled = {"title": draft.document.title}
    title = speech.gettext("Withdraw “%(title)s”?") if dependents.orders else speech.gettext("Delete “%(title)s”?")
    return asked(
        call,
        Question(
            title=title % titled,
            consequences=list(_consequences(dependents, draft.version, speech)),
            button=speech.gettext("Withdraw") if dependents.orders else speech.gettext("Delete"),
            action=call.address("admin.configurators.remove", configurator=id),
            back=call.address("admin.configurators"),
            fields={"etag": draft.etag},
        ),
    )


async def remove(call: AdminCall) -> Response:
    """What was changed meanwhile stays; raises Stale."""
    services, speech, id = call.services, call.speech, call.path("configurator")
    title = services.catalogue.draft(id).document.title
    outcome = await run_in_threadpool(publishing.remove, services, id, first(call.form, "etag"))
    what, now = f"configurator.{outcome}", services.now()
    await written(services, lambda books: books.audit.note(call.user.label, what, id, "", now))
    said = {
        "deleted": speech.gettext("“%(title)s” is deleted."),
        "withdrawn": speech.gettext("“%(title)s” is withdrawn."),
    }[outcome]
    return done(call, call.address("admin.configurators"), said % {"title": title})


def _counted(books: Books, id: str) -> tuple[int, int]:
    return books.orders.number_of(id), books.carts.number_of(id)


def _consequences(found: Dependents, version: int, speech: Speech) -> Iterator[str]:
    if found.orders:
        yield speech.ngettext(
            "%(num)s order has it. It keeps its titles, prices and pictures.",
            "%(num)s orders have it. They keep their titles, prices and pictures.",
            found.orders,
        ) % {"num": found.orders}
    if version and found.orders:
        yield speech.gettext("Its page in the shop says that it is no longer for sale.")
    elif version:
        yield speech.gettext("Its page is no longer in the shop, and links to it lead nowhere.")
    if found.carts:
        yield speech.ngettext(
            "%(num)s cart has it. The shopper reads there that it is no longer for sale.",
            "%(num)s carts have it. The shoppers read there that it is no longer for sale.",
            found.carts,
        ) % {"num": found.carts}
    if found.sites:
        text = speech.gettext("These sites may show it, and then show that it is no longer for sale: %(sites)s.")
        yield text % {"sites": ", ".join(found.sites)}
    yield speech.gettext("Its stock items and pictures stay.")
    yield speech.gettext("This cannot be undone. Export it first to keep a copy.")


routes: list[PageRoute] = [
    page_route("/configurators/{configurator}/remove", ask, DESIGNER, "admin.configurators.asked"),
    page_route("/configurators/{configurator}/remove", remove, DESIGNER, "admin.configurators.remove", ["POST"]),
]
