"""What a shopper reads when a page cannot be shown."""

from starlette.requests import Request
from starlette.responses import Response

from configurator.languages import TranslatableError, gettext_noop
from configurator.presentation.views import Failure
from configurator.products.errors import Undecided
from configurator.shop.call import call_of
from configurator.shop.rendering import PRIVATE, framed
from configurator.stores.errors import StorageError
from configurator.web.refusal import Refused
from layers.speech import Speech

TITLES = {
    403: gettext_noop("That did not come from our own page"),
    404: gettext_noop("This page is not here"),
    405: gettext_noop("That does not work this way"),
    409: gettext_noop("That can no longer be done"),
    410: gettext_noop("This is no longer made"),
    413: gettext_noop("That was too much at once"),
    415: gettext_noop("That could not be read"),
    422: gettext_noop("That could not be read"),
    429: gettext_noop("A moment, please"),
    503: gettext_noop("A moment, please"),
}
DETAILS = {
    404: gettext_noop("The address may be old, or mistyped. Everything we make is in the shop."),
    410: gettext_noop("It has left our shop. What was ordered is not affected."),
    413: gettext_noop("Please send less in one go."),
    415: gettext_noop("This page takes forms only."),
    429: gettext_noop("That was tried too often just now. Please try again in a few minutes."),
    503: gettext_noop("Too many at once. Please try again in a few seconds."),
}
TOO_HARD = gettext_noop("That took too long to work out")
OURS = gettext_noop("Something went wrong on our side")


def error_page(request: Request, said: Refused, error: Exception) -> Response:
    """The refusal of `error` as a page in the shop's frame."""
    call = call_of(request)
    speech = call.storefront.speech
    failure = Failure(
        status=said.status,
        title=speech.gettext(TOO_HARD if isinstance(error, Undecided) else TITLES.get(said.status, OURS)),
        detail=_detail(said, error, speech),
        href=call.address("shop.list"),
    )
    return framed(call, "pages/error.html", 0, said.status, {**PRIVATE, **said.headers}, failure=failure)


def _detail(said: Refused, error: Exception, speech: Speech) -> str:
    if said.status in DETAILS and not isinstance(error, (StorageError, Undecided)):
        return speech.gettext(DETAILS[said.status])
    return error.said(speech) if isinstance(error, TranslatableError) else speech.gettext(said.detail)
