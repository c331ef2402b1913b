"""The list of configurators: a card for each, and the ways to begin one."""

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.configurators.card import cards
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page


async def show(call: AdminCall) -> Response:
    found = await run_in_threadpool(cards, call.services, call.address)
    return admin_page(call, "admin/configurators/list.html", cards=found)


routes: list[PageRoute] = [page_route("/configurators", show, DESIGNER, "admin.configurators")]
