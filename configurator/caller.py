"""Who is calling: nobody in particular, or the holder of a token with a scope."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from starlette.requests import Request

from configurator.api.refusal import Refused
from configurator.services import Services
from configurator.writing import looked_up


class Scope(StrEnum):
    """What a token may do; `admin` may do everything."""

    ADMIN = "admin"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Caller:
    """`name` is what the audit log says, `id` what idempotency keys are scoped to."""

    name: str
    id: str = ""
    scope: Scope | None = None


ANYONE = Caller("shopper")


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def authorise(request: Request, services: Services, scope: Scope) -> Caller:
    """The caller behind the bearer token; raises Refused 401 or 403."""
    caller = await bearer(request, services)
    if caller is None:
        raise Refused(401, "Send a token: Authorization: Bearer …", headers={"WWW-Authenticate": "Bearer"})
    if caller.scope not in (scope, Scope.ADMIN):
        raise Refused(403, f"This call needs a token of scope {scope}.")
    return caller


async def bearer(request: Request, services: Services) -> Caller | None:
    """The holder of a valid token, None where there is none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        return None
    digest = token_hash(token.strip())
    known = await looked_up(services, lambda books: books.register.token(digest))
    return Caller(known.name, digest[:16], Scope(known.scope)) if known else None
