"""Error pages of the admin area."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.page_route import call_of
from configurator.admin.frame.rendering import admin_page, admin_part, open_page, wants_part
from configurator.languages import SOURCE, TranslatableError, gettext_noop, translations
from configurator.web.refusal import Refused
from layers.speech import Speech

TO_THE_NOTICE = {"HX-Retarget": "#said", "HX-Reswap": "innerHTML show:#said:top"}
TITLES = {
    403: gettext_noop("That is not yours to do"),
    404: gettext_noop("This page is not here"),
    405: gettext_noop("That does not work this way"),
    409: gettext_noop("That cannot be done now"),
    410: gettext_noop("This is no longer here"),
    412: gettext_noop("Somebody else changed this meanwhile"),
    413: gettext_noop("That was too much at once"),
    415: gettext_noop("That could not be read"),
    422: gettext_noop("That could not be read"),
    429: gettext_noop("Too many attempts"),
    503: gettext_noop("A moment, please"),
}
OURS = gettext_noop("Something went wrong on our side")


@dataclass(frozen=True, slots=True)
class ErrorNotice:
    """`detail` is a sentence, `reasons` are more of them, by code."""

    title: str
    detail: str
    reasons: tuple[tuple[str, str], ...]


def admin_error(request: Request, refused: Refused, error: Exception) -> Response:
    """The refusal of `error` in the admin area's frame; for htmx the notice alone, whatever part was asked for."""
    call: AdminCall | None = getattr(request.state, "call", None)
    refusal = _refusal(refused, error, call.speech if call else translations(SOURCE))
    if call is None:
        return open_page(call_of(request), "admin/error.html", refused.status, refused.headers, refusal=refusal)
    if wants_part(call):
        headers = {**refused.headers, **TO_THE_NOTICE}
        return admin_part(call, "admin/widgets/refused.html", refused.status, headers, refusal=refusal)
    return admin_page(call, "admin/error.html", refused.status, refused.headers, refusal=refusal)


def _refusal(refused: Refused, error: Exception, speech: Speech) -> ErrorNotice:
    detail = error.said(speech) if isinstance(error, TranslatableError) else speech.gettext(refused.detail)
    reasons = tuple(
        (problem.code, problem.message) for problem in refused.problems if problem.message != refused.detail
    )
    return ErrorNotice(speech.gettext(TITLES.get(refused.status, OURS)), detail, reasons)
