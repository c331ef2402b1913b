"""What somebody who works here reads when a page cannot be shown or an act was refused."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from configurator.accounts.sessions import SignedIn
from configurator.admin.frame.rendering import admin_page, admin_part, wants_part
from configurator.languages import SOURCE, Sayable, marked, translations
from configurator.web.refusal import Refused
from layers.speech import Speech

TO_THE_NOTICE = {"HX-Retarget": "#said", "HX-Reswap": "innerHTML show:#said:top"}
TITLES = {
    403: marked("That is not yours to do"),
    404: marked("This page is not here"),
    405: marked("That does not work this way"),
    409: marked("That cannot be done now"),
    410: marked("This is no longer here"),
    412: marked("Somebody else changed this meanwhile"),
    413: marked("That was too much at once"),
    415: marked("That could not be read"),
    422: marked("That could not be read"),
    429: marked("Too many attempts"),
    503: marked("A moment, please"),
}
OURS = marked("Something went wrong on our side")


@dataclass(frozen=True, slots=True)
class Refusal:
    """`detail` is a sentence, `reasons` are more of them, by code."""

    title: str
    detail: str
    reasons: tuple[tuple[str, str], ...]


def admin_error(request: Request, refused: Refused, error: Exception) -> Response:
    """The refusal of `error` in the admin area's frame; for htmx the notice alone, whatever part was asked for."""
    found: SignedIn | None = getattr(request.state, "signed_in", None)
    user = found.user if found else None
    refusal = _refusal(refused, error, translations(user.locale if user else SOURCE))
    if user and wants_part(request):
        headers = {**refused.headers, **TO_THE_NOTICE}
        return admin_part(request, user, "admin/widgets/refused.html", refused.status, headers, refusal=refusal)
    return admin_page(request, user, "admin/error.html", refused.status, refused.headers, refusal=refusal)


def _refusal(refused: Refused, error: Exception, speech: Speech) -> Refusal:
    detail = error.said(speech) if isinstance(error, Sayable) else speech.gettext(refused.detail)
    reasons = tuple(
        (problem.code, problem.message) for problem in refused.problems if problem.message != refused.detail
    )
    return Refusal(speech.gettext(TITLES.get(refused.status, OURS)), detail, reasons)
