"""The data of one customer: export and erasure. Their e-mail address appears in no URL."""

from collections.abc import Iterator, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import Question, ask
from configurator.admin.frame.page_route import OWNER, PageRoute, page_route
from configurator.admin.frame.rendering import HEADERS, admin_page
from configurator.privacy.customer_data import CustomerData, customer_data
from configurator.privacy.exporting import export
from configurator.privacy.forgetting import Forgotten, forget
from configurator.runtime.transactions import looked_up, written
from configurator.web.form import NO_ADDRESS, first
from configurator.web.refusal import Refused
from layers.speech import Speech
from settings.mail_address import mail_address


async def show(call: AdminCall) -> Response:
    return _page(call, "", {})


async def look_up(call: AdminCall) -> Response:
    """The customer's data and the possible actions, answered to the POST itself: no URL may hold the address."""
    found = await _found(call)
    if _mistyped(found):
        wrong = call.speech.gettext(NO_ADDRESS)
        return _page(call, found.email, {"email": wrong}, 422)
    return _page(call, found.email, {}, found=found)


async def hand_over(call: AdminCall) -> Response:
    """The export as a file, whose name discloses nothing."""
    services, found = call.services, await _customer(call)
    content = await written(services, export, found.email, services.now(), call.user.label)
    headers = {**HEADERS, "Content-Disposition": 'attachment; filename="customer.json"'}
    return Response(content, headers=headers, media_type="application/json")


async def ask_to_erase(call: AdminCall) -> Response:
    found, speech = await _customer(call), call.speech
    question = Question(
        speech.gettext("Erase %(email)s?") % {"email": found.email},
        tuple(_consequences(found, speech)),
        speech.gettext("Erase for good"),
        call.address("admin.erase"),
        _here(call),
        {"email": found.email},
    )
    return ask(call, question)


async def erase(call: AdminCall) -> Response:
    services, found = call.services, await _customer(call)
    forgotten = await run_in_threadpool(
        forget, services.ledger, services.config.data, found.email, services.now(), call.user.label
    )
    return done(call, _here(call), " ".join(_outcome(forgotten, call.speech)))


def _outcome(forgotten: Forgotten, speech: Speech) -> list[str]:
    """What was done, sentence by sentence."""
    orders = len(forgotten.erased.orders)
    said = [speech.gettext("The customer is erased.")]
    if orders:
        stay = speech.ngettext("%(num)s order stays without them.", "%(num)s orders stay without them.", orders)
        said.append(stay % {"num": orders})
    if not forgotten.clean:
        said.append(speech.gettext("Pieces may stay in the ledger's file until next time: is the disk full?"))
    return said


def _consequences(found: CustomerData, speech: Speech) -> list[str]:
    """What will be done, sentence by sentence."""
    said = list(_about_orders(found, speech))
    said.append(
        speech.gettext(
            "Mails to the customer, what they wait for, their sessions and links and the answers that were kept are"
            " removed, and notes and the audit log no longer name them."
        )
    )
    if found.notes:
        said.append(speech.gettext("What notes tell of somebody without naming them stays: read them before."))
    if found.works_here:
        said.append(speech.gettext("Somebody works here with this address: their user stays."))
    return [*said, speech.gettext("It cannot be undone, and backups and exports that were made before still hold it.")]


def _about_orders(found: CustomerData, speech: Speech) -> Iterator[str]:
    if found.orders:
        stay = speech.ngettext(
            "%(num)s order stays, with everything that was sold and paid, but without name, address and contact.",
            "%(num)s orders stay, with everything that was sold and paid, but without name, address and contact.",
            len(found.orders),
        )
        yield stay % {"num": len(found.orders)}
    if found.open:
        warning = speech.ngettext(
            "%(num)s order is not finished: nobody will know any more where it goes. Ship it or cancel it before.",
            "%(num)s orders are not finished: nobody will know any more where they go. Ship or cancel them before.",
            len(found.open),
        )
        yield warning % {"num": len(found.open)}


def _page(
    call: AdminCall,
    email: str,
    errors: Mapping[str, str],
    status: int = 200,
    found: CustomerData | None = None,
) -> Response:
    return admin_page(
        call, "admin/privacy.html", status,
        email=email, errors=errors, found=found, keeping=call.services.catalogue.settings().privacy,
    )  # fmt: skip


async def _found(call: AdminCall) -> CustomerData:
    email = first(call.form, "email").strip().lower()
    return await looked_up(call.services, customer_data, email)


async def _customer(call: AdminCall) -> CustomerData:
    found = await _found(call)
    if _mistyped(found):
        raise Refused(422, NO_ADDRESS)
    return found


def _mistyped(found: CustomerData) -> bool:
    """Whether it is no address, nor stored as one: orders may be older than the rule for addresses."""
    return mail_address(found.email) is None and not found.stored


def _here(call: AdminCall) -> str:
    return call.address("admin.privacy")


routes: list[PageRoute] = [
    page_route("/privacy", show, OWNER, "admin.privacy"),
    page_route("/privacy", look_up, OWNER, "admin.look_up", ["POST"]),
    page_route("/privacy/export", hand_over, OWNER, "admin.export", ["POST"]),
    page_route("/privacy/erase/ask", ask_to_erase, OWNER, "admin.ask_to_erase", ["POST"]),
    page_route("/privacy/erase", erase, OWNER, "admin.erase", ["POST"]),
]
