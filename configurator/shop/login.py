"""Logging in by a link sent by e-mail, and out again."""

from datetime import timedelta

from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response

from configurator.accounts.sessions import AGENT
from configurator.runtime.limiting import Limit
from configurator.runtime.secret import digest, new_secret
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.shop.call import ShopCall
from configurator.shop.cookies import LASTS, forget_customer, remember_customer
from configurator.shop.rendering import OWN, PRIVATE, page
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.people import Link, LinkPurpose, SessionKind
from configurator.stores.ledger.protocol import Books
from configurator.web.connections.client import client_of
from configurator.web.form import NO_ADDRESS, first, form_proof, from_this_browsers_page, remember_proof
from settings.mail_address import mail_address

VALID = timedelta(minutes=30)
BY_CLIENT = Limit("login by client", 10, timedelta(minutes=15))
BY_ADDRESS = Limit("login by address", 3, timedelta(minutes=15))


async def show(call: ShopCall) -> Response:
    if await call.customer():
        return RedirectResponse(call.address("shop.account"), 303, OWN)
    return await _form(call)


async def ask(call: ShopCall) -> Response:
    """The same answer whether or not the address is known; the lookup happens after it was sent."""
    services, typed = call.services, first(call.form, "email")
    email, now = mail_address(typed), services.now()
    services.limiter.count(BY_CLIENT, client_of(call.request), now)
    if email is None:
        return await _form(call, typed, call.storefront.speech.gettext(NO_ADDRESS), 422)
    services.limiter.count(BY_ADDRESS, email, now)
    response = await page(call, "pages/login-sent.html", headers=OWN, email=email, minutes=_minutes())
    response.background = BackgroundTask(written, services, _send, services, email, call.locale)
    return response


async def arrive(call: ShopCall) -> Response:
    """The page behind the mailed link: nothing happens before its button is pressed."""
    link = await _link(call)
    if link is None:
        return await _over(call)
    return await page(call, "pages/login-arrived.html", headers=PRIVATE, email=link.email, proof="")


async def enter(call: ShopCall) -> Response:
    """303 to the customer's orders, once; afterwards the link is over.

    Where the browser does not say that its form is ours, the page asks for a second press.
    """
    services = call.services
    if not from_this_browsers_page(call.request, call.form, services.config.base_url):
        return await _second_press(call)
    key, agent = digest(call.path("token")), call.request.headers.get("user-agent", "")
    secret = await written(services, _entered, services, key, agent)
    if secret is None:
        return await _over(call)
    response = RedirectResponse(call.address("shop.account"), 303, PRIVATE)
    remember_customer(response, services, secret)
    return response


async def _second_press(call: ShopCall) -> Response:
    link = await _link(call)
    if link is None:
        return await _over(call)
    proof = form_proof(call.request)
    response = await page(call, "pages/login-arrived.html", 422, PRIVATE, email=link.email, proof=proof)
    remember_proof(response, proof, secure=call.services.config.secure)
    return response


async def _link(call: ShopCall) -> Link | None:
    services = call.services
    key, now = digest(call.path("token")), services.now()
    return await looked_up(services, lambda books: books.people.link(LinkPurpose.CUSTOMER, key, now))


async def leave(call: ShopCall) -> Response:
    services = call.services
    session, now = await call.customer(), services.now()
    if session:
        await written(services, lambda books: books.people.end_session(session.id, now))
    response = RedirectResponse(call.address("shop.list"), 303, OWN)
    forget_customer(response, services)
    return response


def _send(books: Books, services: Services, email: str, locale: str) -> None:
    """A link to whoever has ordered here; nothing to anybody else."""
    if not books.orders.of_email(email):
        return
    token, now = new_secret("login"), services.now()
    books.people.add_link(LinkPurpose.CUSTOMER, email, digest(token), now, now + VALID)
    books.mails.post(MailKind.LOGIN, email, {"link": f"/login/{token}"}, now, address=email, locale=locale)


def _entered(books: Books, services: Services, key: str, agent: str) -> str | None:
    """The secret of a session, to be remembered by the browser that `agent` describes; None where the link is over."""
    now = services.now()
    link = books.people.use_link(LinkPurpose.CUSTOMER, key, now)
    if link is None:
        return None
    books.people.void_links(LinkPurpose.CUSTOMER, link.email, now)
    secret = new_secret("acc")
    books.people.open_session(SessionKind.CUSTOMER, link.email, digest(secret), agent[:AGENT], now, now + LASTS)
    return secret


async def _form(call: ShopCall, typed: str = "", error: str = "", status: int = 200) -> Response:
    errors = {"email": error} if error else {}
    return await page(call, "pages/login.html", status, OWN, email=typed, errors=errors)


async def _over(call: ShopCall) -> Response:
    return await page(call, "pages/login-over.html", 410, PRIVATE)


def _minutes() -> int:
    return int(VALID.total_seconds() // 60)
