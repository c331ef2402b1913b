"""Accepting an invitation: a GET only shows the form, a POST sets the password and signs in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from starlette.responses import RedirectResponse, Response

from configurator.accounts.invitation import FIRST, invited
from configurator.accounts.password import SHORTEST, hashed, objection
from configurator.accounts.sessions import open_session
from configurator.admin.frame.page_route import PageRoute, open_route
from configurator.admin.frame.rendering import open_page
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.stores.ledger.books.people import Link, LinkPurpose, Role, SessionKind, User
from configurator.stores.ledger.protocol import Books
from configurator.web.call import Call
from configurator.web.form import NO_ADDRESS, PRESS_AGAIN, first, form_proof, from_this_browsers_page, remember_proof
from configurator.web.session import remember, remember_device
from layers.speech import Speech
from settings.mail_address import mail_address

HEADERS = {"Referrer-Policy": "no-referrer"}


@dataclass(frozen=True, slots=True)
class Guest:
    """The recipient of the link: `user` is None for the first owner, who is not known yet."""

    link: Link
    user: User | None

    @property
    def is_first(self) -> bool:
        return self.link.email == FIRST


@dataclass(frozen=True, slots=True)
class TypedAccount:
    email: str = ""
    name: str = ""


async def show(call: Call) -> Response:
    """Opening the link uses nothing up: mail programs open links too."""
    guest = await _guest(call)
    if guest is None:
        return _over(call)
    return _form(call, guest, TypedAccount(guest.link.email, guest.user.name if guest.user else ""), {})


async def arrive(call: Call) -> Response:
    """Redirect (303) to the admin area; or the form again, with the link still unused."""
    services, fields = call.services, call.form
    guest = await _guest(call)
    if guest is None:
        return _over(call)
    email = first(fields, "email").strip().lower() if guest.is_first else guest.link.email
    typed, password = TypedAccount(email, first(fields, "name").strip()[:200]), first(fields, "password")
    errors = _errors(call.speech, guest, typed, password)
    if not errors and not from_this_browsers_page(call.request, fields, services.config.base_url):
        errors = {"password": call.speech.gettext(PRESS_AGAIN)}
    if errors:
        return _form(call, guest, typed, errors, 422)
    agent = call.request.headers.get("user-agent", "")
    kept = await hashed(password, services.passwords, guest.link.digest)
    session = await written(services, _arrived, services, _secret(call), typed, kept, agent)
    if session is None:
        return _over(call)
    response = RedirectResponse(call.address("admin.home"), 303, {"Cache-Control": "no-store", **HEADERS})
    remember(response, services, session)
    remember_device(response, services, email)
    return response


def _arrived(
    books: Books, services: Services, secret: str, typed: TypedAccount, password: str, agent: str
) -> str | None:
    """The secret of the new session; None if the link was used meanwhile."""
    now = services.now()
    link = invited(books, secret, now)
    if link is None:
        return None
    books.people.use_link(LinkPurpose.ADMIN, link.digest, now)
    known = books.people.user(typed.email)
    user = known or books.people.add_user(typed.email, typed.name, Role.OWNER, "", now)
    changed = replace(
        user,
        name=typed.name or user.name,
        password=password,
        role=Role.OWNER if link.email == FIRST else user.role,
        locale=user.locale or services.catalogue.settings().shop.locale,
        disabled_at=None,
    )
    books.people.save_user(changed)
    books.people.end_sessions(SessionKind.ADMIN, user.email, now)
    books.audit.note(changed.label, "user.arrived", user.email, changed.role, now)
    return open_session(books, services, changed, agent)


async def _guest(call: Call) -> Guest | None:
    services = call.services
    secret, now = _secret(call), services.now()

    def found(books: Books) -> Guest | None:
        link = invited(books, secret, now)
        return Guest(link, books.people.user(link.email)) if link else None

    return await looked_up(services, found)


def _errors(speech: Speech, guest: Guest, typed: TypedAccount, password: str) -> dict[str, str]:
    _, errors = speech.gettext, {}
    if guest.is_first and mail_address(typed.email) is None:
        errors["email"] = _(NO_ADDRESS)
    said = objection(password, typed.email)
    if said:
        errors["password"] = _(said) % {"number": SHORTEST}
    return errors


def _form(call: Call, guest: Guest, typed: TypedAccount, errors: Mapping[str, str], status: int = 200) -> Response:
    proof = form_proof(call.request)
    response = open_page(
        call, "admin/arrive.html", status, HEADERS, guest=guest, typed=typed, errors=errors,
        shortest=SHORTEST, action=call.request.url.path, proof=proof,
    )  # fmt: skip
    remember_proof(response, proof, secure=call.services.config.secure)
    return response


def _over(call: Call) -> Response:
    return open_page(call, "admin/link_over.html", 410, HEADERS)


def _secret(call: Call) -> str:
    return call.path("secret")


routes: list[PageRoute] = [
    open_route("/link/{secret}", show, "admin.link"),
    open_route("/link/{secret}", arrive, "admin.arrive", ["POST"], secret_in_address=True),
]
