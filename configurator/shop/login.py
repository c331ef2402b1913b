"""Logging in by a link sent by e-mail, and out again."""

from datetime import timedelta

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from configurator.languages import gettext_noop
from configurator.runtime.limiting import Limit
from configurator.runtime.secret import digest, new_secret
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.shop.customer import customer_of, forget, open_session, remember
from configurator.shop.rendering import OWN, PRIVATE, page
from configurator.stores.ledger.books.mails import MailKind
from configurator.stores.ledger.books.people import LinkPurpose
from configurator.stores.ledger.protocol import Books
from configurator.web.client import client_of
from configurator.web.form import first, posted
from configurator.web.language import locale_of, storefront_of
from settings.mail_address import mail_address

VALID = timedelta(minutes=30)
BY_CLIENT = Limit("login by client", 10, timedelta(minutes=15))
BY_ADDRESS = Limit("login by address", 3, timedelta(minutes=15))
NO_ADDRESS = gettext_noop("An e-mail address looks like name@example.com.")


async def show(request: Request) -> Response:
    if await customer_of(request):
        return RedirectResponse(request.app.url_path_for("shop.account"), 303, OWN)
    return await _form(request)


async def ask(request: Request) -> Response:
    """The same answer whether or not the address is known; what is to be sent is found out after it was given."""
    services: Services = request.app.state.services
    typed = first(await posted(request), "email")
    email, now = mail_address(typed), services.now()
    services.limiter.count(BY_CLIENT, client_of(request), now)
    if email is None:
        return await _form(request, typed, storefront_of(request).speech.gettext(NO_ADDRESS), 422)
    services.limiter.count(BY_ADDRESS, email, now)
    response = await page(request, "pages/login-sent.html", headers=OWN, email=email, minutes=_minutes())
    response.background = BackgroundTask(written, services, _send, services, email, locale_of(request))
    return response


async def arrive(request: Request) -> Response:
    """What a mail leads to: nothing happens before the button is pressed."""
    services: Services = request.app.state.services
    key, now = digest(request.path_params["token"]), services.now()
    link = await looked_up(services, lambda books: books.people.link(LinkPurpose.CUSTOMER, key, now))
    if link is None:
        return await _over(request)
    return await page(request, "pages/login-arrived.html", headers=PRIVATE, email=link.email)


async def enter(request: Request) -> Response:
    """303 to the customer's orders, once; afterwards the link is over."""
    services: Services = request.app.state.services
    await posted(request, secret_in_address=True)
    key, agent = digest(request.path_params["token"]), request.headers.get("user-agent", "")
    secret = await written(services, _entered, services, key, agent)
    if secret is None:
        return await _over(request)
    response = RedirectResponse(request.app.url_path_for("shop.account"), 303, PRIVATE)
    remember(response, services, secret)
    return response


async def leave(request: Request) -> Response:
    services: Services = request.app.state.services
    await posted(request)
    session, now = await customer_of(request), services.now()
    if session:
        await written(services, lambda books: books.people.end_session(session.id, now))
    response = RedirectResponse(request.app.url_path_for("shop.list"), 303, OWN)
    forget(response, services)
    return response


def _send(books: Books, services: Services, email: str, locale: str) -> None:
    """A link to whoever has ordered here; nothing to anybody else."""
    if not books.orders.of_email(email):
        return
    token, now = new_secret("login"), services.now()
    books.people.add_link(LinkPurpose.CUSTOMER, email, digest(token), now, now + VALID)
    books.mails.post(MailKind.LOGIN, email, {"link": f"/login/{token}"}, now, address=email, locale=locale)


def _entered(books: Books, services: Services, key: str, agent: str) -> str | None:
    now = services.now()
    link = books.people.use_link(LinkPurpose.CUSTOMER, key, now)
    if link is None:
        return None
    books.people.void_links(LinkPurpose.CUSTOMER, link.email, now)
    return open_session(books, services, link.email, agent)


async def _form(request: Request, typed: str = "", error: str = "", status: int = 200) -> Response:
    errors = {"email": error} if error else {}
    return await page(request, "pages/login.html", status, OWN, email=typed, errors=errors)


async def _over(request: Request) -> Response:
    return await page(request, "pages/login-over.html", 410, PRIVATE)


def _minutes() -> int:
    return int(VALID.total_seconds() // 60)
