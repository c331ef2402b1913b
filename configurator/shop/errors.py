"""What a shopper reads when a page cannot be shown."""

from starlette.requests import Request
from starlette.responses import Response

from configurator.api.refusal import Refused
from configurator.shop.rendering import PRIVATE, framed
from configurator.shop.views import Failure

TITLES = {
    403: "That did not come from our own page",
    404: "This page is not here",
    405: "That does not work this way",
    409: "That can no longer be done",
    410: "This is no longer made",
    413: "That was too much at once",
    415: "That could not be read",
    422: "That could not be read",
    503: "A moment, please",
}
DETAILS = {
    404: "The address may be old, or mistyped. Everything we make is in the shop.",
    410: "It has left our shop. What was ordered is not affected.",
    503: "Too many at once. Please try again in a few seconds.",
}
OURS = "Something went wrong on our side"


def error_page(request: Request, said: Refused) -> Response:
    """The refusal as a page in the shop's frame."""
    failure = Failure(
        status=said.status,
        title=TITLES.get(said.status, OURS),
        detail=DETAILS.get(said.status, said.detail),
        href=str(request.app.url_path_for("shop.list")),
    )
    return framed(request, "pages/error.html", 0, said.status, {**PRIVATE, **said.headers}, failure=failure)
