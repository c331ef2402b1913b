"""One mail: where it stands, how it reads, and sending it again."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from configurator.admin.frame.flash import done
from configurator.admin.frame.page_route import KEEPER, OWNER, PageRoute, page_route
from configurator.admin.frame.rendering import HEADERS, admin_page
from configurator.admin.mails.outbox import row_of
from configurator.languages import gettext_noop, translations
from configurator.mail.composing import Moot, rendered
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.mails import Mail
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.protocol import Books
from configurator.web.form import read_form
from configurator.web.refusal import Refused

SANDBOX = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: {shop}; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'self'"
)
"""A mail brings its own styles and shows the shop's pictures; nothing in it runs, and it belongs to no origin."""


async def show(request: Request, user: User) -> Response:
    services: Services = request.app.state.services
    mail = await looked_up(services, _mail, _id(request))
    reading = await run_in_threadpool(rendered, services, mail)
    speech = translations(user.locale)
    moot = speech.gettext(reading.why) if isinstance(reading, Moot) else ""
    return admin_page(
        request, user, "admin/outbox_mail.html",
        row=row_of(request, mail, speech), reading=None if moot else reading, moot=moot,
        error=speech.gettext(mail.error) if mail.error else "",
    )  # fmt: skip


async def preview(request: Request, _: User) -> Response:
    """The mail's own HTML, for a frame of the page above."""
    services: Services = request.app.state.services
    mail = await looked_up(services, _mail, _id(request))
    reading = await run_in_threadpool(rendered, services, mail)
    html = "" if isinstance(reading, Moot) else reading.html
    return HTMLResponse(
        html, headers={**HEADERS, "Content-Security-Policy": SANDBOX.format(shop=services.config.base_url)}
    )


async def send_again(request: Request, user: User) -> Response:
    services: Services = request.app.state.services
    await read_form(request)
    now = services.now()

    def work(books: Books) -> None:
        mail = _mail(books, _id(request))
        if not mail.resendable:
            raise Refused(409, gettext_noop("This mail cannot be sent again."))
        books.mails.save(mail.resent(now))
        books.audit.note(user.label, "mail.resent", str(mail.id), mail.kind, now)

    await written(services, work)
    there = str(request.app.url_path_for("admin.mail", mail=_id(request)))
    return done(request, there, translations(user.locale).gettext("It is due again and goes out in a moment."))


def _mail(books: Books, id: str) -> Mail:
    mail = books.mails.get(int(id)) if id.isascii() and id.isdecimal() and len(id) < 19 else None
    if mail is None:
        raise Refused(404, gettext_noop("There is no such mail. It may have been removed, as the settings say."))
    return mail


def _id(request: Request) -> str:
    return str(request.path_params["mail"])


routes: list[PageRoute] = [
    page_route("/outbox/{mail}", show, KEEPER, "admin.mail"),
    page_route("/outbox/{mail}/preview", preview, KEEPER, "admin.mail.preview"),
    page_route("/outbox/{mail}/send-again", send_again, OWNER, "admin.mail.again", ["POST"]),
]
