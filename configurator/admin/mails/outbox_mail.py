"""One mail: its state, its preview, and sending it again."""

from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.page_route import KEEPER, OWNER, PageRoute, page_route
from configurator.admin.frame.rendering import HEADERS, admin_page
from configurator.admin.mails.outbox import row_of
from configurator.languages import gettext_noop
from configurator.mail.composing import Moot, rendered
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.mails import Mail
from configurator.stores.ledger.page import row_key
from configurator.stores.ledger.protocol import Books
from configurator.web.refusal import Refused

SANDBOX = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: {shop}; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'self'"
)
"""A mail brings its own styles and shows the shop's pictures; nothing in it runs, and it belongs to no origin."""


async def show(call: AdminCall) -> Response:
    services, speech = call.services, call.speech
    mail = await looked_up(services, _mail, call.path("mail"))
    reading = await run_in_threadpool(rendered, services, mail)
    moot = speech.gettext(reading.why) if isinstance(reading, Moot) else ""
    return admin_page(
        call, "admin/outbox_mail.html",
        row=row_of(call.address, mail, speech), reading=None if moot else reading, moot=moot,
        error=speech.gettext(mail.error) if mail.error else "",
    )  # fmt: skip


async def preview(call: AdminCall) -> Response:
    """The mail's own HTML, for a frame of the page above."""
    services = call.services
    mail = await looked_up(services, _mail, call.path("mail"))
    reading = await run_in_threadpool(rendered, services, mail)
    html = "" if isinstance(reading, Moot) else reading.html
    return HTMLResponse(
        html, headers={**HEADERS, "Content-Security-Policy": SANDBOX.format(shop=services.config.base_url)}
    )


async def send_again(call: AdminCall) -> Response:
    now = call.services.now()

    def work(books: Books) -> None:
        mail = _mail(books, call.path("mail"))
        if not mail.resendable:
            raise Refused(409, gettext_noop("This mail cannot be sent again."))
        books.mails.save(mail.resent(now))
        books.audit.note(call.user.label, "mail.resent", str(mail.id), mail.kind, now)

    await written(call.services, work)
    there = call.address("admin.mail", mail=call.path("mail"))
    return done(call, there, call.speech.gettext("It is due again and goes out in a moment."))


def _mail(books: Books, id: str) -> Mail:
    mail = books.mails.get(row_key(id) or 0)
    if mail is None:
        raise Refused(404, gettext_noop("There is no such mail. It may have been removed, as the settings say."))
    return mail


routes: list[PageRoute] = [
    page_route("/outbox/{mail}", show, KEEPER, "admin.mail"),
    page_route("/outbox/{mail}/preview", preview, KEEPER, "admin.mail.preview"),
    page_route("/outbox/{mail}/send-again", send_again, OWNER, "admin.mail.again", ["POST"]),
]
