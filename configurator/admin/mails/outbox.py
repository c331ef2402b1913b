"""Every mail, newest first: whom it is for, what it tells, and whether it got out."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.mails.mail_words import HUES, KINDS, STATES, subject_page
from configurator.runtime.transactions import looked_up
from configurator.stores.ledger.books.mails import Mail, MailState
from configurator.web.addresses import Addresses
from layers.speech import Speech

ROWS = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One mail; `about` is the address of what it is about, empty where that has no page."""

    mail: Mail
    kind: str
    state: str
    hue: str
    about: str


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    href: str
    here: bool
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    value: str
    href: str


async def show(call: AdminCall) -> Response:
    services, speech, query, path = call.services, call.speech, call.query, call.address("admin.outbox")
    asked = {"state": query.get("state", ""), "q": query.get("q", "").strip()[:300]}
    state = MailState(asked["state"]) if asked["state"] in list(MailState) else None
    page = await looked_up(services, lambda books: books.mails.page(state, asked["q"], query.get("after"), ROWS))
    return admin_page(
        call, "admin/outbox.html",
        rows=[row_of(call.address, mail, speech) for mail in page.items], asked=asked,
        tabs=_tabs(path, asked, speech), plain=_href(path, {}),
        chips=[Chip(speech.gettext("Search"), asked["q"], _href(path, {**asked, "q": ""}))] if asked["q"] else [],
        next=_href(path, {**asked, "after": page.next}) if page.next else "",
        beginning=_href(path, asked) if query.get("after") else "",
        server=services.config.smtp_url is not None,
    )  # fmt: skip


def row_of(address: Addresses, mail: Mail, speech: Speech) -> Row:
    return Row(
        mail, speech.gettext(KINDS[mail.kind]), speech.gettext(STATES[mail.state]), HUES[mail.state],
        subject_page(address, mail),
    )  # fmt: skip


def _tabs(path: str, asked: Mapping[str, str], speech: Speech) -> list[Tab]:
    everything = Tab(speech.gettext("Everything"), _href(path, {**asked, "state": ""}), not asked["state"])
    return [
        everything,
        *(
            Tab(speech.gettext(label), _href(path, {**asked, "state": state}), asked["state"] == state)
            for state, label in STATES.items()
        ),
    ]


def _href(path: str, asked: Mapping[str, str]) -> str:
    query = urlencode({name: value for name, value in asked.items() if value})
    return path + (f"?{query}" if query else "")


routes: list[PageRoute] = [page_route("/outbox", show, KEEPER, "admin.outbox")]
