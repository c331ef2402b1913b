"""Checking the origin of a request against cross-site forms."""

from urllib.parse import urlsplit

from starlette.requests import Request

SAFE = ("GET", "HEAD")


def from_our_own_page(request: Request, base_url: str, *, secret_in_address: bool = False) -> bool:
    """By Sec-Fetch-Site where the browser says, else by Origin; a browser that says neither may only look.

    A page with a secret in its address tells nobody where its forms come from, so `null` is as good as ours there.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    if origin is None:
        return request.method in SAFE
    if origin == "null":
        return secret_in_address
    return origin == base_url or _host(origin) == request.headers.get("host")


def _host(origin: str) -> str:
    """Empty for what is no address."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
