"""The settings as a page: one form for each section, so that two people can work on two of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from configurator.admin.frame.call import AdminCall
from configurator.admin.frame.page_route import KEEPER, PageRoute, page_route
from configurator.admin.frame.rendering import admin_page
from configurator.admin.settings.fields import SECTIONS, Field, Section
from configurator.admin.settings.form import TypedSection, as_typed, control, stamp, taken, typed
from configurator.admin.settings.words import LONGEST, rows, tags, typed_labels
from configurator.languages import gettext_noop, language_name
from configurator.ordering.promises.taking_back import lapsed_orders
from configurator.runtime.services import Services
from configurator.runtime.transactions import looked_up, written
from configurator.stores.catalogue.errors import Stale
from configurator.web.form import first, read_form
from configurator.web.refusal import Refused
from settings import Settings
from settings.difference import difference

MOST_COUNTED = 1_000_000
WORDS = "labels"


@dataclass(frozen=True, slots=True)
class Form:
    """A section as it is shown; `changed`: somebody else saved it meanwhile, `saved`: it was just now."""

    section: Section
    typed: TypedSection
    stamp: str
    changed: bool
    saved: bool

    def control(self, field: Field) -> str:
        return control(self.section, field)

    def errors(self) -> dict[str, str]:
        """By the name of the field in the form."""
        return {control(self.section, each): self.typed.errors[each.name] for each in self.section.fields
                if each.name in self.typed.errors}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """A section shown with its input instead of the settings, since it was not saved.

    `lapsing` is how many orders saving it would cancel at once, which has to be confirmed.
    """

    name: str = ""
    typed: TypedSection = field(default_factory=lambda: TypedSection({}))
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    too_long: tuple[str, ...] = ()
    changed: bool = False
    lapsing: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """The settings and what they have to be still when they are saved."""

    etag: str
    settings: Settings


async def show(call: AdminCall) -> Response:
    return _page(call, Outcome())


async def save(call: AdminCall) -> Response:
    """Redirect (303) to the section; 422 with every error beside its field, 412 if it was changed meanwhile."""
    section = SECTIONS.get(call.path("section"))
    if section is None:
        raise Refused(404, gettext_noop("There is no such section."))
    if call.user.role not in section.roles:
        raise Refused(403, gettext_noop("Your role does not include this section."))
    fields, held = await read_form(call.request), _held(call.services)
    form = typed(section, fields, held.settings)
    if first(fields, "stamp") != stamp(held.settings, section.name):
        return _page(call, Outcome(section.name, form, changed=True), 412)
    after = taken(section, form, held.settings)
    if isinstance(after, TypedSection):
        return _page(call, Outcome(section.name, after), 422)
    lapsing = 0 if first(fields, "confirmed") else await _lapsing(call.services, held.settings, after)
    if lapsing:
        return _page(call, Outcome(section.name, form, lapsing=lapsing), 422)
    return await _saved(call, held, after, Outcome(section.name, form, changed=True))


async def _lapsing(services: Services, before: Settings, after: Settings) -> int:
    """How many unpaid orders saving would cancel at once."""
    if after.orders.cancel_unpaid_hours == before.orders.cancel_unpaid_hours:
        return 0
    return len(await looked_up(services, lapsed_orders, after.orders, MOST_COUNTED, services.now()))


async def save_words(call: AdminCall) -> Response:
    fields, held = call.form, _held(call.services)
    labels = typed_labels(held.settings, fields)
    faster = Outcome(WORDS, labels=labels, changed=True)
    if first(fields, "stamp") != stamp(held.settings, WORDS):
        return _page(call, faster, 412)
    too_long = tuple(
        f"labels.{tag}.{key}" for tag, words in labels.items() for key, text in words.items() if len(text) > LONGEST
    )
    if too_long:
        return _page(call, Outcome(WORDS, labels=labels, too_long=too_long), 422)
    return await _saved(call, held, held.settings.model_copy(update={WORDS: labels}), faster)


async def _saved(call: AdminCall, held: Held, after: Settings, faster: Outcome) -> Response:
    """`faster` is shown if the settings were changed meanwhile."""
    services, who = call.services, call.user.label
    try:
        await run_in_threadpool(services.catalogue.save_settings, after, held.etag)
    except Stale:
        return _page(call, faster, 412)
    now, changes = services.now(), difference(held.settings, after)
    if changes:
        await written(services, lambda books: books.audit.note(who, "settings.changed", "settings", changes, now))
    there = call.address("admin.settings")
    return RedirectResponse(f"{there}?saved={faster.name}#{faster.name}", 303, {"Cache-Control": "no-store"})


def _held(services: Services) -> Held:
    return Held(services.catalogue.settings_etag(), services.catalogue.settings())


def _page(call: AdminCall, outcome: Outcome, status: int = 200) -> Response:
    settings, saved, role = call.services.catalogue.settings(), call.query.get("saved", ""), call.user.role
    forms = [_form(section, settings, outcome, saved) for section in SECTIONS.values() if role in section.roles]
    labels = outcome.labels if outcome.name == WORDS else settings.labels
    return admin_page(
        call, "admin/settings.html", status,
        forms=forms, counting=settings.stock.management, outcome=outcome, saved=saved,
        words=rows(settings, labels), languages=[(tag, language_name(tag)) for tag in tags(settings)],
        words_stamp=stamp(settings, WORDS),
    )  # fmt: skip


def _form(section: Section, settings: Settings, outcome: Outcome, saved: str) -> Form:
    mine = outcome.name == section.name
    shown = outcome.typed if mine else as_typed(section, settings)
    return Form(
        section, shown, stamp(settings, section.name), mine and outcome.changed, not mine and saved == section.name
    )


routes: list[PageRoute] = [
    page_route("/settings", show, KEEPER, "admin.settings"),
    page_route("/settings/labels", save_words, KEEPER, "admin.save_words", ["POST"]),
    page_route("/settings/{section}", save, KEEPER, "admin.save_settings", ["POST"], form=False),
]
