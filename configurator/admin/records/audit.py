"""Who did what, newest first, by person, kind and subject."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import NoMatchFound

from configurator.admin.frame.call import AdminCall
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
FILTERS = {"who": gettext_noop("Who"), "subject": gettext_noop("About"), "area": gettext_noop("Kind")}
AMOUNTS = ("order.paid", "order.refunded")
PAGES = {"order": ("admin.order", "number"), "stock": ("admin.stock.item", "sku")}
"""Where the subject of an entry has a page, and what that page calls it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry; `href` is empty where its subject has no page."""

    id: int
    at: datetime
    who: str
    by: str
    sentence: str
    detail: str
    href: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on; `href` is the list without it."""

    label: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    href: str
    here: bool
    number: str | None = None


async def show(call: AdminCall) -> Response:
    services, path = call.services, call.address("admin.audit")
    asked = {name: call.query.get(name, "").strip()[:300] for name in FILTERS}
    after, what = call.query.get("after"), f"{asked['area']}." if asked["area"] in AREAS else ""
    await settled(services)
    page = await looked_up(
        services,
        lambda books: books.audit.entries(after, ROWS, who=asked["who"], what=what, subject=asked["subject"]),
    )
    speech, shop = call.speech, call.storefront
    return admin_page(
        call, "admin/audit.html",
        rows=[_row(call.address, entry, asked, shop) for entry in page.items],
        chips=[_chip(path, asked, name, speech) for name in FILTERS if asked[name] and name != "area"],
        tabs=_tabs(path, asked, speech), asked=asked, plain=_href(path, {}),
        next=_href(path, {**asked, "after": page.next}) if page.next else "",
        beginning=_href(path, asked) if after else "",
    )  # fmt: skip


def _row(address: Addresses, entry: AuditEntry, asked: Mapping[str, str], shop: Storefront) -> Row:
    return Row(
        entry.id, entry.at, entry.who, _href(address("admin.audit"), {**asked, "who": entry.who}),
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


def _chip(path: str, asked: Mapping[str, str], name: str, speech: Speech) -> Chip:
    return Chip(speech.gettext(FILTERS[name]), asked[name], _href(path, {**asked, name: ""}))


def _tabs(path: str, asked: Mapping[str, str], speech: Speech) -> list[Tab]:
    everything = Tab(speech.gettext("Everything"), _href(path, {**asked, "area": ""}), asked["area"] not in AREAS)
    return [
        everything,
        *(
            Tab(speech.gettext(label), _href(path, {**asked, "area": area}), asked["area"] == area)
            for area, label in AREAS.items()
        ),
    ]


def _href(path: str, asked: Mapping[str, str | None]) -> str:
    query = urlencode({name: value for name, value in asked.items() if value})
    return path + (f"?{query}" if query else "")


routes: list[PageRoute] = [page_route("/audit", show, OWNER, "admin.audit")]
