"""What the next page says about what was just done, and a secret that is shown there once and kept nowhere."""

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

SENTENCE = "pc_said"
SECRET = "pc_once"
LONGEST = 400
SECONDS = 60


def done(request: Request, href: str, sentence: str = "", secret: str = "") -> Response:
    """303 to `href`, where both are shown once; the sentence is in the user's language already."""
    response = RedirectResponse(href, 303, {"Cache-Control": "no-store"})
    for name, text in ((SENTENCE, sentence), (SECRET, secret)):
        if text:
            _keep(request, response, name, text)
    return response


def said(request: Request) -> str:
    """What the page before wanted to be said."""
    return _kept(request, SENTENCE)


def secret(request: Request) -> str:
    return _kept(request, SECRET)


def said_and_done(request: Request, response: Response) -> None:
    """It has been shown."""
    for name in (SENTENCE, SECRET):
        if name in request.cookies:
            response.delete_cookie(name, path="/admin", httponly=True, samesite="strict")


def _keep(request: Request, response: Response, name: str, text: str) -> None:
    response.set_cookie(
        name, quote(text[:LONGEST]), max_age=SECONDS, path="/admin", httponly=True, samesite="strict",
        secure=request.app.state.services.config.secure,
    )  # fmt: skip


def _kept(request: Request, name: str) -> str:
    return unquote(request.cookies.get(name, ""))[:LONGEST]
