"""Flash messages: the result of an action, and a secret, shown once on the next page."""

from urllib.parse import quote, unquote

from starlette.responses import RedirectResponse, Response

from configurator.web.call import Call

SENTENCE = "pc_said"
SECRET = "pc_once"
LONGEST = 400
SECONDS = 60


def done(call: Call, href: str, sentence: str = "", secret: str = "") -> Response:
    """Redirect (303) to `href`, where both are shown once; the sentence is in the user's language already."""
    response = RedirectResponse(href, 303, {"Cache-Control": "no-store"})
    for name, text in ((SENTENCE, sentence), (SECRET, secret)):
        if text:
            _keep(call, response, name, text)
    return response


def said(call: Call) -> str:
    """The flash message left by the previous page."""
    return _kept(call, SENTENCE)


def secret(call: Call) -> str:
    return _kept(call, SECRET)


def said_and_done(call: Call, response: Response) -> None:
    """Clear the flash message once it has been shown."""
    for name in (SENTENCE, SECRET):
        if name in call.request.cookies:
            response.delete_cookie(name, path="/admin", httponly=True, samesite="strict")


def _keep(call: Call, response: Response, name: str, text: str) -> None:
    response.set_cookie(
        name, quote(text[:LONGEST]), max_age=SECONDS, path="/admin", httponly=True, samesite="strict",
        secure=call.services.config.secure,
    )  # fmt: skip


def _kept(call: Call, name: str) -> str:
    return unquote(call.request.cookies.get(name, ""))[:LONGEST]
