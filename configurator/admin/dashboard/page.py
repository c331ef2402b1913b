"""The dashboard: tasks that need attention, and the history of backlog and stock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.dashboard.ages import AgeBar, age_bars, edges
from configurator.admin.dashboard.chart import Chart, chart
from configurator.admin.dashboard.tasks import Releasing, Task, Today, found_today, releasing, tasks
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.formats import Formats, end_of_day, formats_for
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.stock.index import stock_index
from configurator.runtime.services import Services
from configurator.stores.ledger.books.backlogs import Age
from configurator.stores.ledger.books.overview import Level
from configurator.stores.ledger.books.people import User
from configurator.stores.ledger.protocol import Books
from configurator.web.addresses import Addresses

RANGES = (30, 90, 365)
"""The periods of a chart in days; the first is the default."""


@dataclass(frozen=True, slots=True)
class Range:
    days: int
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Dashboard:
    """`backlog` and `stock` are None if there are no movements yet."""

    tasks: tuple[Task, ...]
    releasing: tuple[Releasing, ...]
    ranges: tuple[Range, ...]
    backlog: Chart | None
    stock: Chart | None
    ages: tuple[AgeBar, ...]


async def show(call: AdminCall) -> Response:
    asked = call.query.get("days", "")
    days = next((days for days in RANGES if str(days) == asked), RANGES[0])
    view = await run_in_threadpool(dashboard, call.services, call.user, call.address, days)
    return admin_page(call, "admin/dashboard.html", view=view)


def dashboard(services: Services, user: User, address: Addresses, days: int) -> Dashboard:
    index, formats = stock_index(services), formats_for(services, user)
    today, levels, ages = services.ledger.read(_read, formats, days)
    return Dashboard(
        tasks=tasks(address, formats, today, index),
        releasing=releasing(index, formats.shop.policy.today),
        ranges=_ranges(address("admin.dashboard"), days),
        backlog=_chart(levels, formats, days, lambda level: (level.backordered, level.preordered)),
        stock=_chart(levels, formats, days, lambda level: (level.on_hand,)),
        ages=age_bars(ages, formats),
    )


def _read(books: Books, formats: Formats, days: int) -> tuple[Today, Sequence[Level], Sequence[Age]]:
    since = formats.now.date() - timedelta(days=days)
    return (
        found_today(books, end_of_day(formats)),
        books.overview.levels(since),
        books.backlogs.ages(edges(formats.now)),
    )


def _chart(
    levels: Sequence[Level], formats: Formats, days: int, values: Callable[[Level], tuple[int, ...]]
) -> Chart | None:
    today = formats.now.date()
    return chart(levels, today - timedelta(days=days), today, values)


def _ranges(path: str, days: int) -> tuple[Range, ...]:
    return tuple(Range(each, f"{path}?days={each}", each == days) for each in RANGES)


routes: list[PageRoute] = [page_route("/dashboard", show, KEEPER, "admin.dashboard")]
