"""The entry to the admin area, which redirects to the role's first page, and the answer for unknown addresses."""

from starlette.responses import RedirectResponse, Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.navigation import entries
from configurator.admin.frame.page_route import EVERYBODY, PageRoute, page_route
from configurator.languages import gettext_noop
from configurator.web.refusal import Refused


async def home(call: AdminCall) -> Response:
    return RedirectResponse(entries(call.address, call.user.role, "")[0].href, 303, {"Cache-Control": "no-store"})


async def nowhere(_: AdminCall) -> Response:
    raise Refused(404, gettext_noop("The address may be old, or mistyped."))


routes: list[PageRoute] = [page_route("", home, EVERYBODY, "admin.home")]
last_routes: list[PageRoute] = [page_route("/{rest:path}", nowhere, EVERYBODY, "admin.nowhere")]
"""They match every address, and so come after all others."""
