"""Forms of our own pages: read with a limit, refused when another site sent them."""

import hmac
import re
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from configurator.languages import gettext_noop
from configurator.web.body import SMALL, read_body
from configurator.web.origin import from_our_own_page
from configurator.web.refusal import Refused

FIELDS = 2_000
LARGEST = 300_000
"""Of the admin area, whose pages hold lists of items and words in all languages."""
PROOF = "pc_proof"
"""The cookie and the field by which a form that logs somebody in shows that this browser was given its page."""
PROOF_LASTS = 1800
PRESS_AGAIN = gettext_noop("Your browser does not say which page this came from. Please press once more.")
NO_ADDRESS = gettext_noop("An e-mail address looks like name@example.com.")
_PROOF = re.compile(r"[A-Za-z0-9_-]{24}", re.ASCII)

Fields = Mapping[str, list[str]]
"""Every field of a form with its values in order."""


async def posted(request: Request, base_url: str, *, secret_in_address: bool = False) -> Fields:
    """Raises Refused 403, 413, 415, 422.

    A browser that says nothing of where a form comes from sends no cookie across sites either (SameSite=Lax).
    """
    silent = "sec-fetch-site" not in request.headers and "origin" not in request.headers
    ours = from_our_own_page(request, base_url, secret_in_address=secret_in_address)
    if not silent and not ours:
        raise Refused(403, gettext_noop("This form was sent from another site."))
    return await read_form(request, SMALL)


async def read_form(request: Request, largest: int = LARGEST) -> Fields:
    """A form whose origin is checked already; raises Refused 413, 415, 422."""
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type not in ("application/x-www-form-urlencoded", ""):
        raise Refused(415, f"A form is expected here, not {media_type}.")
    body = await read_body(request, largest)
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError as error:
        raise Refused(422, gettext_noop("The form could not be read.")) from error
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value.replace("\x00", ""))
    return fields


def first(fields: Fields, name: str, default: str = "") -> str:
    return fields[name][0] if fields.get(name) else default


def form_key() -> str:
    """The idempotency key of a form, new each time the form is shown."""
    return secrets.token_urlsafe(18)


def form_proof(request: Request) -> str:
    """What the proof's field says on this browser's pages."""
    kept = request.cookies.get(PROOF, "")
    return kept if _PROOF.fullmatch(kept) else secrets.token_urlsafe(18)


def remember_proof(response: Response, proof: str, *, secure: bool) -> None:
    response.set_cookie(PROOF, proof, max_age=PROOF_LASTS, path="/", httponly=True, samesite="strict", secure=secure)


def from_this_browsers_page(request: Request, fields: Fields, base_url: str) -> bool:
    """Whether a form that logs somebody in comes from a page of ours that this very browser was given.

    Else another site could log a shopper in as somebody else. A browser that says nothing of where the form comes
    from, or `null`, which any site can make it say, has to send the proof back.
    """
    cookie, field = request.cookies.get(PROOF, ""), first(fields, "proof")
    proven = bool(_PROOF.fullmatch(cookie)) and hmac.compare_digest(cookie.encode(), field.encode())
    return proven or from_our_own_page(request, base_url)
