"""The outbox: every mail, newest first, with recipient, subject and state."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.list_address import ListAddress, choice, text
from configurator.admin.frame.list_page import Chip, Pages, Tab, chips, cursor_pages, tabs
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.mails.mail_words import HUES, KINDS, STATES, subject_page
from configurator.runtime.transactions import looked_up
from configurator.stores.ledger.books.mails import Mail, MailState
from configurator.web.addresses import Addresses
from layers.speech import Speech

ROWS = 50
LONGEST = 300


@dataclass(frozen=True, slots=True)
class MailRow:
    """One mail; `about` is the address of what it is about, empty where that has no page."""

    mail: Mail
    kind: str
    state: str
    hue: str
    about: str


@dataclass(frozen=True, slots=True)
class OutboxPage:
    """`server`: whether a mail server is configured."""

    rows: tuple[MailRow, ...]
    tabs: tuple[Tab, ...]
    chips: tuple[Chip, ...]
    q: str
    kept: Mapping[str, str]
    filtered: bool
    pages: Pages
    server: bool


async def show(call: AdminCall) -> Response:
    services, speech, after = call.services, call.speech, call.query.get("after")
    asked = {"state": call.query.get("state", ""), "q": text(call.query, "q", LONGEST)}
    state = choice(MailState, asked["state"])
    page = await looked_up(services, lambda books: books.mails.page(state, asked["q"], after, ROWS))
    here = ListAddress(call.address("admin.outbox"), asked)
    view = OutboxPage(
        rows=tuple(row_of(call.address, mail, speech) for mail in page.items),
        tabs=tabs(here, "state", asked["state"], _states(speech)),
        chips=chips(here, {"q": speech.gettext("Search")}, asked),
        q=asked["q"],
        kept=here.besides("q"),
        filtered=here.filtered,
        pages=cursor_pages(here, after, page.next),
        server=services.config.smtp_url is not None,
    )
    return admin_page(call, "admin/outbox.html", view=view)


def _states(speech: Speech) -> dict[str, str]:
    return {"": speech.gettext("Everything"), **{state.value: speech.gettext(label) for state, label in STATES.items()}}


def row_of(address: Addresses, mail: Mail, speech: Speech) -> MailRow:
    return MailRow(
        mail, speech.gettext(KINDS[mail.kind]), speech.gettext(STATES[mail.state]), HUES[mail.state],
        subject_page(address, mail),
    )  # fmt: skip


routes: list[PageRoute] = [page_route("/outbox", show, KEEPER, "admin.outbox")]
