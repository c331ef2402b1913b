"""What the shop knows of one customer: handed over, or forgotten. Their address stands in no address of a page."""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from configurator.admin.confirming import Question, ask
from configurator.admin.email_address import is_address
from configurator.admin.flash import done
from configurator.admin.page_route import OWNER, PageRoute, page_route
from configurator.admin.rendering import HEADERS, admin_page
from configurator.api.refusal import Refused
from configurator.languages import marked, translations
from configurator.ledger.people import User
from configurator.privacy.exporting import export
from configurator.privacy.forgetting import forget
from configurator.privacy.known import Known, known
from configurator.services import Services
from configurator.shop.form import first, posted
from configurator.writing import looked_up, written
from layers.speech import Speech


async def show(request: Request, user: User) -> Response:
    return _page(request, user, "", {})


async def look_up(request: Request, user: User) -> Response:
    """What is known, and what can be done with it; answered at once: no address of a page may hold theirs."""
    services: Services = request.app.state.services
    email = first(await posted(request), "email").strip().lower()
    if not is_address(email):
        wrong = translations(user.locale).gettext("An e-mail address looks like name@example.com.")
        return _page(request, user, email, {"email": wrong}, 422)
    return _page(request, user, email, {}, found=await looked_up(services, known, email))


async def hand_over(request: Request, user: User) -> Response:
    """A file, whose name says nothing."""
    services: Services = request.app.state.services
    email = _email(await posted(request))
    content = await written(services, export, email, services.now(), user.label)
    headers = {**HEADERS, "Content-Disposition": 'attachment; filename="customer.json"'}
    return Response(content, headers=headers, media_type="application/json")


async def ask_to_erase(request: Request, user: User) -> Response:
    services: Services = request.app.state.services
    email = _email(await posted(request))
    found = await looked_up(services, known, email)
    speech = translations(user.locale)
    question = Question(
        speech.gettext("Erase %(email)s?") % {"email": email},
        tuple(_consequences(found, speech)),
        speech.gettext("Erase for good"),
        str(request.app.url_path_for("admin.erase")),
        _here(request),
        {"email": email},
    )
    return ask(request, user, question)


async def erase(request: Request, user: User) -> Response:
    services: Services = request.app.state.services
    email = _email(await posted(request))
    forgotten = await run_in_threadpool(
        forget, services.ledger, services.config.data, email, services.now(), user.label
    )
    speech, orders = translations(user.locale), len(forgotten.erased.orders)
    said = speech.ngettext(
        "The customer is erased; %(num)s order stays without them.",
        "The customer is erased; %(num)s orders stay without them.",
        orders,
    )
    return done(request, _here(request), said % {"num": orders})


def _consequences(found: Known, speech: Speech) -> list[str]:
    """What will be done, sentence by sentence."""
    orders, unfinished = len(found.orders), len(found.open)
    said = [
        speech.ngettext(
            "%(num)s order stays, with everything that was sold and paid, but without name, address and contact.",
            "%(num)s orders stay, with everything that was sold and paid, but without name, address and contact.",
            orders,
        ) % {"num": orders},
        speech.gettext(
            "Mails to the customer, what they wait for, their sessions and links and the answers that were kept are"
            " removed, and notes and the audit log no longer name them."
        ),
        speech.gettext("It cannot be undone, and backups and exports that were made before still hold it."),
    ]  # fmt: skip
    if unfinished:
        warning = speech.ngettext(
            "%(num)s order is not finished: nobody will know any more where it goes.",
            "%(num)s orders are not finished: nobody will know any more where they go.",
            unfinished,
        )
        said.insert(1, warning % {"num": unfinished})
    if found.works_here:
        said.append(speech.gettext("Somebody works here with this address: their user stays."))
    return said


def _page(
    request: Request,
    user: User,
    email: str,
    errors: Mapping[str, str],
    status: int = 200,
    found: Known | None = None,
) -> Response:
    services: Services = request.app.state.services
    return admin_page(
        request, user, "admin/privacy.html", status,
        email=email, errors=errors, found=found, keeping=services.catalogue.settings().privacy,
    )  # fmt: skip


def _email(fields: Mapping[str, list[str]]) -> str:
    email = first(fields, "email").strip().lower()
    if not is_address(email):
        raise Refused(422, marked("An e-mail address looks like name@example.com."))
    return email


def _here(request: Request) -> str:
    return str(request.app.url_path_for("admin.privacy"))


routes: list[PageRoute] = [
    page_route("/privacy", show, OWNER, "admin.privacy"),
    page_route("/privacy", look_up, OWNER, "admin.look_up", ["POST"]),
    page_route("/privacy/export", hand_over, OWNER, "admin.export", ["POST"]),
    page_route("/privacy/erase/ask", ask_to_erase, OWNER, "admin.ask_to_erase", ["POST"]),
    page_route("/privacy/erase", erase, OWNER, "admin.erase", ["POST"]),
]
