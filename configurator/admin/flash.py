"""A sentence about what was just done, kept for the next page only."""

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

COOKIE = "pc_said"
LONGEST = 400


def done(request: Request, href: str, sentence: str = "") -> Response:
    """303 to `href`, where the sentence is shown once; it is in the user's language already."""
    response = RedirectResponse(href, 303, {"Cache-Control": "no-store"})
    if sentence:
        _say(request, response, sentence[:LONGEST])
    return response


def said(request: Request) -> str:
    """What the page before wanted to be said."""
    return unquote(request.cookies.get(COOKIE, ""))[:LONGEST]


def said_and_done(response: Response) -> None:
    """It has been shown."""
    response.delete_cookie(COOKIE, path="/admin", httponly=True, samesite="strict")


def _say(request: Request, response: Response, sentence: str) -> None:
    response.set_cookie(
        COOKIE, quote(sentence), max_age=60, path="/admin", httponly=True, samesite="strict",
        secure=request.app.state.services.config.secure,
    )  # fmt: skip
