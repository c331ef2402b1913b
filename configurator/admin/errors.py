"""What somebody who works here reads when a page cannot be shown or an act was refused."""

from starlette.requests import Request
from starlette.responses import Response

from configurator.admin.rendering import admin_page, admin_part, wants_part
from configurator.api.refusal import Refused
from configurator.languages import translations
from configurator.session import SignedIn

TO_THE_NOTICE = {"HX-Retarget": "#said", "HX-Reswap": "innerHTML show:#said:top"}


def admin_error(request: Request, refused: Refused) -> Response:
    """The refusal in the admin area's frame; for htmx only the notice, whatever part was asked for."""
    found: SignedIn | None = getattr(request.state, "signed_in", None)
    if found and wants_part(request):
        headers = {**refused.headers, **TO_THE_NOTICE}
        return admin_part(request, found.user, "admin/widgets/refused.html", refused.status, headers, refused=refused)
    user = found.user if found else None
    title = _title(refused.status, user.locale if user else "en")
    return admin_page(request, user, "admin/error.html", refused.status, refused.headers, title=title, refused=refused)


def _title(status: int, locale: str) -> str:
    _ = translations(locale).gettext
    return {
        403: _("That is not yours to do"),
        404: _("This page is not here"),
        405: _("That does not work this way"),
        409: _("That cannot be done now"),
        410: _("This is no longer here"),
        412: _("Somebody else changed this meanwhile"),
        413: _("That was too much at once"),
        429: _("Too many attempts"),
        503: _("A moment, please"),
    }.get(status, _("Something went wrong on our side") if status >= 500 else _("That could not be read"))
