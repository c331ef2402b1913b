"""What a shopper reads when a page cannot be shown."""

from starlette.requests import Request
from starlette.responses import Response

from configurator.languages import Sayable, marked
from configurator.presentation.views import Failure
from configurator.shop.rendering import PRIVATE, framed
from configurator.web.language import storefront_of
from configurator.web.refusal import Refused
from layers.speech import Speech

TITLES = {
    403: marked("That did not come from our own page"),
    404: marked("This page is not here"),
    405: marked("That does not work this way"),
    409: marked("That can no longer be done"),
    410: marked("This is no longer made"),
    413: marked("That was too much at once"),
    415: marked("That could not be read"),
    422: marked("That could not be read"),
    429: marked("A moment, please"),
    503: marked("A moment, please"),
}
DETAILS = {
    404: marked("The address may be old, or mistyped. Everything we make is in the shop."),
    410: marked("It has left our shop. What was ordered is not affected."),
    413: marked("Please send less in one go."),
    415: marked("This page takes forms only."),
    429: marked("That was tried too often just now. Please try again in a few minutes."),
    503: marked("Too many at once. Please try again in a few seconds."),
}
OURS = marked("Something went wrong on our side")


def error_page(request: Request, said: Refused, error: Exception) -> Response:
    """The refusal of `error` as a page in the shop's frame."""
    speech = storefront_of(request).speech
    failure = Failure(
        status=said.status,
        title=speech.gettext(TITLES.get(said.status, OURS)),
        detail=_detail(said, error, speech),
        href=str(request.app.url_path_for("shop.list")),
    )
    return framed(request, "pages/error.html", 0, said.status, {**PRIVATE, **said.headers}, failure=failure)


def _detail(said: Refused, error: Exception, speech: Speech) -> str:
    if said.status in DETAILS:
        return speech.gettext(DETAILS[said.status])
    return error.said(speech) if isinstance(error, Sayable) else speech.gettext(said.detail)
