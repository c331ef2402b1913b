"""The published versions of a configurator: looked at, compared, brought back."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4, uuid5

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.configurators.card import last_edit
from configurator.admin.configurators.comparison import Comparison, State, compared
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.form import Question
from configurator.admin.frame.form import ask as asked
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page, admin_part, wants_part
from configurator.languages import gettext_noop
from configurator.runtime.transactions import written
from configurator.stores.catalogue.errors import NoSuchVersion
from configurator.stores.catalogue.protocol import Draft, DraftStatus, Version
from configurator.web.form import first
from configurator.web.refusal import Refused
from layers.drafts.draft import Editor
from layers.drafts.revisions import Author

PAGE = 30
DRAFT = "draft"
LONGEST = 9
"""Digits of a version's number."""
WINDOW = 100
"""Characters of what a window of the editor calls itself."""


@dataclass(frozen=True, slots=True)
class VersionsView:
    """`changed`: the draft is listed, since it is not the newest version; `by` edited it last.

    `page` tells this showing of the page from others.

    `client` is the editor's window that leads here, in which undo takes the press back.
    """

    id: str
    title: str
    draft: Draft
    by: str
    changed: bool
    items: Sequence[Version]
    older: int | None
    comparison: Comparison | None
    client: str
    page: UUID

    def batch(self, version: int) -> UUID:
        """What a press on this page becomes, however often it comes."""
        return uuid5(self.page, str(version))


async def show(call: AdminCall) -> Response:
    view = await run_in_threadpool(_view, call)
    if wants_part(call):
        return admin_part(call, "admin/configurators/comparison.html", view=view)
    return admin_page(call, "admin/configurators/versions.html", view=view)


async def restore(call: AdminCall) -> Response:
    """A draft that was changed since it was published is replaced only after a word about that."""
    services, id, version = call.services, call.path("configurator"), _number(call, call.path("version"))
    draft, speech = services.catalogue.draft(id), call.speech
    if draft.status is not DraftStatus.PUBLISHED and not first(call.form, "sure"):
        return _ask(call, version)
    batch, client = _batch(call), first(call.form, "client")[:WINDOW] or "versions"
    editor = Editor(Author(f"user-{call.user.id}", client), call.user.label, services.now())
    await run_in_threadpool(services.catalogue.restore, id, version, batch, editor)
    now = services.now()
    await written(
        services,
        lambda books: books.audit.note(call.user.label, "configurator.restored", id, f"version {version}", now),
    )
    said = speech.gettext("The draft is as version %(version)s was. Publish it to sell it.") % {"version": version}
    return done(call, call.address("admin.editor", configurator=id), said)


def _ask(call: AdminCall, version: int) -> Response:
    id, speech = call.path("configurator"), call.speech
    title = speech.gettext("Make version %(version)s the draft?") % {"version": version}
    fields = {"batch": str(_batch(call)), "client": first(call.form, "client")[:WINDOW], "sure": "yes"}
    question = Question(
        title=title,
        consequences=[
            speech.gettext("The draft has changes that were never published. They are replaced."),
            speech.gettext("The shop stays as it is until you publish."),
        ],
        button=speech.gettext("Make it the draft"),
        action=call.address("admin.configurators.restore", configurator=id, version=version),
        back=call.address("admin.configurators.versions", configurator=id),
        fields=fields,
    )
    return asked(call, question)


def _batch(call: AdminCall) -> UUID:
    """The page made it, so that a second press does nothing more."""
    sent = first(call.form, "batch")
    try:
        return UUID(sent) if sent else uuid4()
    except ValueError as error:
        raise Refused(422, gettext_noop("The form could not be read.")) from error


def _view(call: AdminCall) -> VersionsView:
    services, id = call.services, call.path("configurator")
    draft = services.catalogue.draft(id)
    before = _number(call, call.query["before"]) if call.query.get("before") else None
    items = services.catalogue.versions(id, before, PAGE + 1)
    shown = items[:PAGE]
    changed, last = draft.status is not DraftStatus.PUBLISHED, last_edit(draft)
    return VersionsView(
        id=id,
        title=draft.document.title,
        draft=draft,
        by=last.by if last else "",
        changed=changed and before is None,
        items=shown,
        older=shown[-1].version if len(items) > PAGE else None,
        comparison=_comparison(call, draft, items),
        client=call.query.get("client", "")[:WINDOW],
        page=uuid4(),
    )


def _comparison(call: AdminCall, draft: Draft, items: Sequence[Version]) -> Comparison | None:
    """What is asked for; else the last step: from the newest version to the draft, or to it from the one before."""
    asked_for = [call.query.get(name) for name in ("from", "to")]
    if all(asked_for):
        before, after = (_state(call, str(text)) for text in asked_for)
    elif items and draft.status is DraftStatus.CHANGED:
        before, after = items[0].version, None
    elif len(items) > 1:
        before, after = items[1].version, items[0].version
    else:
        return None
    return compared(call.services, call.address, draft, before, after, call.storefront)


def _state(call: AdminCall, text: str) -> State:
    return None if text == DRAFT else _number(call, text)


def _number(call: AdminCall, text: str) -> int:
    """Raises NoSuchVersion for what is no number."""
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST):
        raise NoSuchVersion(call.path("configurator"), text)
    return int(text)


ONE = "/configurators/{configurator}/versions"
routes: list[PageRoute] = [
    page_route(ONE, show, DESIGNER, "admin.configurators.versions"),
    page_route(ONE + "/{version}/restore", restore, DESIGNER, "admin.configurators.restore", ["POST"]),
]
