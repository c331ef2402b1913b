"""The list of configurators, published and drafts, with the state of each."""

from dataclasses import dataclass
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.products.publishing import picture
from configurator.runtime.services import Services
from configurator.stores.catalogue.protocol import Draft, DraftStatus

HUES = {
    DraftStatus.DRAFT: "quiet",
    DraftStatus.PUBLISHED: "good",
    DraftStatus.CHANGED: "waiting",
    DraftStatus.WITHDRAWN: "wrong",
}


@dataclass(frozen=True, slots=True)
class ConfiguratorRow:
    """One configurator; `picture` is empty where nothing was published."""

    id: str
    title: str
    picture: str
    version: int
    status: DraftStatus
    hue: str
    updated_at: datetime


async def show(call: AdminCall) -> Response:
    services = call.services
    rows = await run_in_threadpool(lambda: [_row(services, draft) for draft in services.catalogue.drafts()])
    return admin_page(call, "admin/configurators.html", rows=rows)


def _row(services: Services, draft: Draft) -> ConfiguratorRow:
    document = draft.document
    shown = picture(services, document.id, 150) or ""
    return ConfiguratorRow(
        document.id, document.title, shown, draft.version, draft.status, HUES[draft.status], draft.updated_at
    )


routes: list[PageRoute] = [page_route("/configurators", show, DESIGNER, "admin.configurators")]
