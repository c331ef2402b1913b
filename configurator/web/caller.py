"""Authenticating API callers: anonymous, by token with a scope, or by session."""

from collections.abc import Collection
from dataclasses import dataclass

from starlette.requests import Request

from configurator.accounts.tokens import Scope
from configurator.runtime.secret import digest
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up
from configurator.stores.ledger.books.people import Role
from configurator.web.origin import from_our_own_page
from configurator.web.refusal import Refused
from configurator.web.session import signed_in


@dataclass(frozen=True, slots=True)
class Caller:
    """`name` is what the audit log says, `id` what idempotency keys are scoped to."""

    name: str
    id: str = ""
    scope: Scope | None = None


ANYONE = Caller("shopper")


async def authorise(request: Request, services: Services, scope: Scope, roles: Collection[Role]) -> Caller:
    """The caller, by a token of that scope or a session with one of the roles; raises Refused 401 or 403."""
    caller = await recognised(request, services, roles)
    if caller is None:
        headers = {"WWW-Authenticate": "Bearer"}
        raise Refused(401, "Send a token: Authorization: Bearer …, or sign in.", headers=headers)
    if caller.scope not in (scope, Scope.ADMIN):
        raise Refused(403, f"This call needs a token of scope {scope}.")
    return caller


async def recognised(request: Request, services: Services, roles: Collection[Role]) -> Caller | None:
    """By token where one is sent, else by the session's cookie; None for a stranger. Raises Refused 403."""
    if "authorization" in request.headers:
        return await _bearer(request, services)
    found = await signed_in(request, services)
    if found is None:
        return None
    if not from_our_own_page(request, services.config.base_url):
        raise Refused(403, "A call with the cookie of a session must come from a page of ours.")
    if found.user.role not in roles:
        raise Refused(403, f"This call is not for the role {found.user.role}.")
    return Caller(found.user.label, f"user-{found.user.id}", Scope.ADMIN)


async def _bearer(request: Request, services: Services) -> Caller | None:
    """The holder of a valid token, None where there is none."""
    scheme, _, token = request.headers["authorization"].partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        return None
    hashed = digest(token.strip())
    known = await looked_up(services, lambda books: books.tokens.find(hashed))
    return Caller(known.name, hashed[:16], Scope(known.scope)) if known else None
