"""Forms of our own pages: read with a limit, refused when another site sent them."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from configurator.api.body import read_body
from configurator.api.refusal import Refused
from configurator.languages import marked
from configurator.services import Services

FIELDS = 2_000
LARGEST = 300_000


async def posted(request: Request, *, secret_in_address: bool = False) -> Mapping[str, list[str]]:
    """Every field with its values in order; raises Refused 403, 413, 415, 422.

    A page with a secret in its address tells nobody where its forms come from, so `null` is as good as ours there.
    """
    services: Services = request.app.state.services
    unsaid = secret_in_address and request.headers.get("origin") == "null" and "sec-fetch-site" not in request.headers
    if not unsaid and not same_origin(request, services.config.base_url):
        raise Refused(403, marked("This form was sent from another site."))
    return await read_form(request)


async def read_form(request: Request) -> Mapping[str, list[str]]:
    """The same for whoever asked already where the form came from; raises Refused 413, 415, 422."""
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type not in ("application/x-www-form-urlencoded", ""):
        raise Refused(415, f"A form is expected here, not {media_type}.")
    body = await read_body(request, LARGEST)
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError as error:
        raise Refused(422, marked("The form could not be read.")) from error
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value.replace("\x00", ""))
    return fields


def first(fields: Mapping[str, list[str]], name: str, default: str = "") -> str:
    return fields[name][0] if fields.get(name) else default


def same_origin(request: Request, base_url: str) -> bool:
    """Whether a page of ours sent this: by Sec-Fetch-Site where the browser says, else by Origin, else trusted.

    A browser that says neither sends no cookie across sites either (SameSite=Lax).
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    if origin is None:
        return True
    return origin == base_url or urlsplit(origin).netloc == request.headers.get("host")
