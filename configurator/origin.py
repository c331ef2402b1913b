"""Whether a page of ours sent a request, as far as browsers say."""

from urllib.parse import urlsplit

from starlette.requests import Request

SAFE = ("GET", "HEAD")


def from_our_own_page(request: Request, base_url: str) -> bool:
    """By Sec-Fetch-Site where the browser says, else by Origin; a browser that says neither may only look."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    if origin is None:
        return request.method in SAFE
    return origin == base_url or urlsplit(origin).netloc == request.headers.get("host")
