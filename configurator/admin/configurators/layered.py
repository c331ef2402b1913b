"""A layered file on its way to a configurator: read, looked at, made a draft of, or brought into one."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from anyio.to_thread import run_sync
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.admin.configurators.creating import free_id
from configurator.admin.configurators.layered_view import LayeredView, Row, layer_rows, layered_view
from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.flash import done
from configurator.admin.frame.page_route import DESIGNER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page, admin_part, wants_part
from configurator.api.drafts.imports import ACCEPTING, described
from configurator.languages import TranslatableError
from configurator.ordering.answering import content_digest
from configurator.products import publishing
from configurator.products.deciding import designed
from configurator.products.errors import TooManyAtOnce, Undecided
from configurator.products.importing.accepting import Person, Wanted, accept, difference
from configurator.products.importing.choices import Choices
from configurator.products.importing.errors import NoMergedPicture, TooManyTogether, UnknownLayers
from configurator.runtime.transactions import written
from configurator.stores.catalogue.errors import AlreadyExists, NotPublishable
from configurator.stores.catalogue.protocol import Draft
from configurator.web.form import Fields, first
from layers.drafts.slug import slug
from layers.layered.plan import NO_WISH, Role, Wish

LONGEST_TITLE, LONGEST_LABEL = 300, 300
PREVIEW = "preview"
"""The id of a configurator of which it is only asked what it would be."""
LABEL, CHOOSE, TAKE = "label:", "choose:", "take:"
"""How fields begin that are about one layer; its path follows."""


async def show(call: AdminCall) -> Response:
    view = await run_in_threadpool(_view, call)
    if wants_part(call):
        return admin_part(call, "admin/configurators/layered_stage.html", view=view, errors={})
    return admin_page(call, "admin/configurators/layered.html", view=view, errors={})


async def act(call: AdminCall) -> Response:
    """What the pressed button says: let go of the file, bring it into a draft, make one, or publish that at once."""
    press, id = first(call.form, "do"), call.path("import")
    if press == "drop":
        await run_in_threadpool(call.services.layered.remove, id)
        return done(call, call.address("admin.configurators"), call.speech.gettext("Nothing was imported."))
    try:
        draft = await run_sync(partial(_accepted, call, id), limiter=ACCEPTING)
    except (NoMergedPicture, TooManyTogether, UnknownLayers) as error:
        return await _again(call, error)
    document = draft.document.id
    now, who = call.services.now(), call.user.label
    await written(call.services, lambda books: books.audit.note(who, "configurator.imported", document, id, now))
    if press == "publish":
        return await _published(call, draft)
    said = call.speech.gettext("“%(title)s” is imported.") % {"title": draft.document.title}
    return done(call, call.address("admin.editor", configurator=document), said)


async def _published(call: AdminCall, draft: Draft) -> Response:
    """To the start page; to the editor where the draft cannot be published, with the first reason."""
    services, id, titled = call.services, draft.document.id, {"title": draft.document.title}
    work = partial(publishing.publish, services, id, call.locale, by=call.user.label)
    try:
        version = await designed(services, work)
    except (NotPublishable, Undecided, TooManyAtOnce) as error:
        reasons = error.problems if isinstance(error, NotPublishable) else ()
        reason = reasons[0].message if reasons else error.said(call.speech)
        return done(call, call.address("admin.editor", configurator=id), reason)
    now, detail = services.now(), f"version {version}"
    await written(services, lambda books: books.audit.note(call.user.label, "configurator.published", id, detail, now))
    said = call.speech.gettext("“%(title)s” is published. It is in the shop now.") % titled
    return done(call, call.address("admin.configurators"), said)


async def _again(call: AdminCall, error: TranslatableError) -> Response:
    view = await run_in_threadpool(_view, call)
    errors = {"layers": error.said(call.speech)}
    return admin_page(call, "admin/configurators/layered.html", 422, view=view, errors=errors)


def _accepted(call: AdminCall, id: str) -> Draft:
    """Raises what `accept` raises; an id that somebody else takes meanwhile is not the last one that is free."""
    person = Person(f"user-{call.user.id}", call.user.label)
    while True:
        wanted = _wanted(call, id)
        try:
            return accept(call.services, id, wanted, person, call.locale).draft
        except AlreadyExists:
            if wanted.into is not None:
                raise


def _wanted(call: AdminCall, id: str) -> Wanted:
    """What the form says; the same form asks for the same, whatever the id that is free then."""
    title = _title(call, id)
    into = first(call.form, "into") or None if first(call.form, "do") == "into" else None
    meant = {name: values for name, values in call.form.items() if name not in ("do", "into")} | {"into": into or ""}
    return Wanted(
        _choices(call, id),
        id=free_id(call.services, slug(title)),
        title=title,
        into=into,
        remove_gone=bool(first(call.form, "remove_gone")) and into is not None,
        digest=content_digest(meant),
    )


def _title(call: AdminCall, id: str) -> str:
    return first(call.form, "title").strip()[:LONGEST_TITLE] or Path(call.services.layered.get(id).name).stem


def _choices(call: AdminCall, id: str) -> Choices:
    """What the form says otherwise than the file; a box that is not ticked is not sent, but its label is."""
    form, services = call.form, call.services
    tree = described(services, services.layered.get(id), call.locale).tree or []
    wishes = {
        row.layer.path: _wish(form, row) for row in layer_rows(tree) if row.editable and LABEL + row.layer.path in form
    }
    said = {path: wish for path, wish in wishes.items() if wish != NO_WISH}
    return Choices(said, base=bool(first(form, "base")))


def _wish(form: Fields, row: Row) -> Wish:
    layer, path = row.layer, row.layer.path
    label, choose = first(form, LABEL + path).strip()[:LONGEST_LABEL], first(form, CHOOSE + path)
    taken = bool(first(form, TAKE + path))
    return Wish(
        choose=Role(choose) if choose in tuple(Role) and choose != row.role else None,
        label=label if label not in ("", layer.label) else None,
        skip=not taken if taken != row.taken else None,
    )


def _view(call: AdminCall) -> LayeredView:
    services, id = call.services, call.path("import")
    staged = services.layered.get(id)
    answer = described(services, staged, call.locale)
    into = call.query.get("into") or None
    change = None
    if into and answer.tree is not None:
        wanted = Wanted(Choices(), id=PREVIEW, title=PREVIEW, into=into)
        change = difference(services, id, wanted, call.locale)
    return layered_view(answer, _drafts(call), into, change)


def _drafts(call: AdminCall) -> Mapping[str, str]:
    """The titles of drafts that a file may come into, by id."""
    return {
        draft.document.id: draft.document.title for draft in call.services.catalogue.drafts() if not draft.withdrawn
    }


ONE = "/configurators/-/import/{import}"
routes: list[PageRoute] = [
    page_route(ONE, show, DESIGNER, "admin.configurators.layered"),
    page_route(ONE, act, DESIGNER, "admin.configurators.accept", ["POST"]),
]
