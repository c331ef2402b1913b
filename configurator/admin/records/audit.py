"""The audit log, newest first, filtered by person, kind and subject."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from starlette.responses import Response
from starlette.routing import NoMatchFound

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.list_address import ListAddress, text
from configurator.admin.frame.list_page import Chip, Pages, Tab, chips, cursor_pages, tabs
from configurator.admin.frame.page_route import OWNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.records.audit_sentences import AREAS, sentence
from configurator.languages import gettext_noop
from configurator.ordering.settling import settled
from configurator.runtime.transactions import looked_up
from configurator.stores.ledger.books.audit import AuditEntry
from configurator.web.addresses import Addresses
from layers.speech import Speech
from layers.words.storefront import Storefront

ROWS = 50
LONGEST = 300
FILTERS = {"who": gettext_noop("Who"), "subject": gettext_noop("About")}
AMOUNTS = ("order.paid", "order.refunded")
PAGES = {"order": ("admin.order", "number"), "stock": ("admin.stock.item", "sku")}
"""Where the subject of an entry has a page, and what that page calls it."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One entry; `href` is empty where its subject has no page."""

    id: int
    at: datetime
    who: str
    by: str
    sentence: str
    detail: str
    href: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    rows: tuple[AuditRow, ...]
    tabs: tuple[Tab, ...]
    chips: tuple[Chip, ...]
    subject: str
    kept: Mapping[str, str]
    filtered: bool
    pages: Pages


async def show(call: AdminCall) -> Response:
    asked = {name: text(call.query, name, LONGEST) for name in ("who", "subject", "area")}
    area = asked["area"] if asked["area"] in AREAS else ""
    after, what = call.query.get("after"), f"{area}." if area else ""
    await settled(call.services)
    page = await looked_up(
        call.services,
        lambda books: books.audit.entries(after, ROWS, who=asked["who"], what=what, subject=asked["subject"]),
    )
    speech, shop, here = call.speech, call.storefront, ListAddress(call.address("admin.audit"), asked)
    view = AuditPage(
        rows=tuple(_row(call.address, here, entry, shop) for entry in page.items),
        tabs=tabs(here, "area", area, _areas(speech)),
        chips=chips(here, {name: speech.gettext(label) for name, label in FILTERS.items()}, asked),
        subject=asked["subject"],
        kept=here.besides("subject"),
        filtered=here.filtered,
        pages=cursor_pages(here, after, page.next),
    )
    return admin_page(call, "admin/audit.html", view=view)


def _row(address: Addresses, here: ListAddress, entry: AuditEntry, shop: Storefront) -> AuditRow:
    return AuditRow(
        entry.id, entry.at, entry.who, here.with_(who=entry.who),
        sentence(entry.what, entry.subject, shop.speech), _detail(entry, shop), _page_of(address, entry),
    )  # fmt: skip


def _detail(entry: AuditEntry, shop: Storefront) -> str:
    """Amounts are noted as `4500 EUR`, in minor units."""
    amount, _, currency = entry.detail.partition(" ")
    if entry.what not in AMOUNTS or not amount.isdecimal() or not currency:
        return entry.detail
    return replace(shop, currency=currency).money(int(amount))


def _page_of(address: Addresses, entry: AuditEntry) -> str:
    name, parameter = PAGES.get(entry.what.split(".")[0], ("", ""))
    try:
        return address(name, **{parameter: entry.subject}) if name and entry.subject else ""
    except (NoMatchFound, AssertionError):
        return ""


def _areas(speech: Speech) -> dict[str, str]:
    return {"": speech.gettext("Everything"), **{area: speech.gettext(label) for area, label in AREAS.items()}}


routes: list[PageRoute] = [page_route("/audit", show, OWNER, "admin.audit")]
