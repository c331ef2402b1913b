"""One configurator as the start page shows it."""

from dataclasses import dataclass
from datetime import datetime

from configurator.products.publishing import picture
from configurator.runtime.services import Services
from configurator.stores.catalogue.protocol import Draft, DraftStatus
from configurator.stores.ledger.books.audit import AuditEntry
from configurator.stores.ledger.protocol import Books
from configurator.web.addresses import Addresses
from layers.document.document import assets
from layers.drafts.history import Kept

WIDTH = 600
"""Pixels of the picture, for screens that have twice as many as the page."""
HUES = {
    DraftStatus.DRAFT: "quiet",
    DraftStatus.PUBLISHED: "good",
    DraftStatus.CHANGED: "waiting",
    DraftStatus.WITHDRAWN: "wrong",
}


@dataclass(frozen=True, slots=True)
class Card:
    """`picture` is empty where there is nothing to draw, `by` where nobody wrote it down."""

    id: str
    title: str
    picture: str
    version: int
    status: DraftStatus
    hue: str
    updated_at: datetime
    by: str

    @property
    def withdrawn(self) -> bool:
        return self.status is DraftStatus.WITHDRAWN


def cards(services: Services, address: Addresses) -> list[Card]:
    """Those that were changed last come first, withdrawn ones after all others."""
    drafts = services.catalogue.drafts()
    noted = services.ledger.read(_noted, [draft.document.id for draft in drafts])
    found = [_card(services, address, draft, noted.get(draft.document.id)) for draft in drafts]
    return sorted(found, key=lambda card: (card.withdrawn, -card.updated_at.timestamp(), card.id))


def _noted(books: Books, ids: list[str]) -> dict[str, AuditEntry]:
    """What was last done with each, as far as the audit log knows."""
    found = {id: books.audit.entries(limit=1, what="configurator.", subject=id).items for id in ids}
    return {id: items[0] for id, items in found.items() if items}


def _card(services: Services, address: Addresses, draft: Draft, noted: AuditEntry | None) -> Card:
    document, status = draft.document, draft.status
    at, by = _last_change(draft, noted)
    return Card(
        id=document.id,
        title=document.title,
        picture=_picture(services, address, draft),
        version=draft.version,
        status=status,
        hue=HUES[status],
        updated_at=at,
        by=by,
    )


def _picture(services: Services, address: Addresses, draft: Draft) -> str:
    """Of what shoppers see where that is what the draft is, else of the draft."""
    id = draft.document.id
    if draft.status is DraftStatus.PUBLISHED:
        return picture(services, id, WIDTH) or ""
    if draft.status is DraftStatus.WITHDRAWN or not any(True for _ in assets(draft.document)):
        return ""
    return f"{address('admin.configurators.picture', configurator=id)}?rev={draft.rev}"


def _last_change(draft: Draft, noted: AuditEntry | None) -> tuple[datetime, str]:
    """When and by whom: the last batch of edits, or what the audit log says where that is later."""
    last = last_edit(draft)
    if noted and (last is None or noted.at > last.at):
        return max(noted.at, draft.updated_at), noted.who
    return draft.updated_at, last.by if last else ""


def last_edit(draft: Draft) -> Kept | None:
    """The last batch that changed the draft, of those that are still known."""
    return next((kept for kept in reversed(draft.edited.history.batches.values()) if kept.performed), None)
