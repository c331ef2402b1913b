"""Forms of our own pages: read with a limit, refused when another site sent them."""

import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request

from configurator.languages import gettext_noop
from configurator.web.body import read_body
from configurator.web.origin import from_our_own_page
from configurator.web.refusal import Refused

FIELDS = 2_000
LARGEST = 300_000

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
    return await read_form(request)


async def read_form(request: Request) -> Fields:
    """The same for whoever asked already where the form came from; raises Refused 413, 415, 422."""
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type not in ("application/x-www-form-urlencoded", ""):
        raise Refused(415, f"A form is expected here, not {media_type}.")
    body = await read_body(request, LARGEST)
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
