"""A file that was read becomes a configurator, or comes in again into one; its pictures enter the shop only then."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from configurator.languages import SOURCE, translations
from configurator.products.importing.choices import Choices, planned, together
from configurator.products.importing.swatches import Made, swatches, with_swatches
from configurator.products.publishing import refuse_unsound
from configurator.runtime.services import Services
from configurator.stores.catalogue.errors import AlreadyExists, Stale
from configurator.stores.catalogue.protocol import Draft
from configurator.stores.errors import Broken
from configurator.stores.images.accept import shipped
from configurator.stores.images.layered.result import Result, picture, read_result
from configurator.stores.staging.errors import NotReady
from configurator.stores.staging.protocol import Acceptance, Stage, Staged
from layers.document.document import assets, layers
from layers.document.model import Configurator
from layers.layered.mapping import VIEW, configurator, mapped
from layers.layered.merging import Difference, Named, merged

TRIES = 3
"""How often a draft is read again that somebody changes meanwhile."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A new configurator of that id and title, or `into`: an existing one, in the view of that id, else its first.

    `remove_gone`: layers of it that are not in the file go. `digest` tells one acceptance from another.
    """

    choices: Choices
    id: str = ""
    title: str = ""
    into: str | None = None
    view: str | None = None
    remove_gone: bool = False
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Who accepts: an id for the history, and a name to read."""

    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The draft, and whether it was made or changed just now: not where the same was accepted before."""

    draft: Draft
    fresh: bool


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from a file, and the folder with its pictures."""

    result: Result
    folder: Path


def accept(services: Services, id: str, wanted: Wanted, person: Person, locale: str = SOURCE) -> Outcome:
    """The draft with a staged file in it; the same again gives the same draft.

    Raises NoSuchImport, NotReady, and what `bring_in` raises.
    """
    with services.layered.accepting(id) as staged:
        for earlier in staged.accepted:
            if earlier.digest == wanted.digest:
                return Outcome(services.catalogue.draft(earlier.configurator), False)
        draft = bring_in(services, opened(services, staged), wanted, person, locale)
        services.layered.staging.accept(id, Acceptance(wanted.digest, draft.document.id))
        return Outcome(draft, True)


def difference(services: Services, id: str, wanted: Wanted, locale: str = SOURCE) -> Difference:
    """What accepting would change; raises like `accept`."""
    with services.layered.accepting(id) as staged:
        known = services.catalogue.draft(wanted.into).document if wanted.into else None
        return _made(services, opened(services, staged), wanted, known, locale).difference


def opened(services: Services, staged: Staged) -> Read:
    """Raises NotReady, Broken."""
    if staged.stage is not Stage.READY:
        raise NotReady(staged.id)
    folder = services.layered.staging.pictures(staged.id)
    try:
        return Read(read_result(folder), folder)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Broken(folder, "it is not as it was read") from error


def bring_in(services: Services, read: Read, wanted: Wanted, person: Person, locale: str = SOURCE) -> Draft:
    """A new draft, or one with the file merged into it.

    Raises UnknownLayers, NoMergedPicture, TooManyTogether, AlreadyExists, Unsound, NoSuchConfigurator, Withdrawn, and
    Stale for a draft that others keep changing.
    """
    if wanted.into is None:
        return _created(services, _made(services, read, wanted, None, locale), locale)
    for _ in range(TRIES - 1):
        with suppress(Stale):
            return _merged(services, read, wanted, person, locale)
    return _merged(services, read, wanted, person, locale)


@dataclass(frozen=True, slots=True)
class _Import:
    """A document with a file in it, what that changes, and the swatches that go with it."""

    document: Configurator
    difference: Difference
    swatches: Made
    folder: Path


def _created(services: Services, made: _Import, locale: str) -> Draft:
    """A draft of that id with just this in it was left by an acceptance that was interrupted."""
    refuse_unsound(made.document, locale)
    id = made.document.id
    known = next((draft for draft in services.catalogue.drafts() if draft.document.id == id), None)
    if known and (known.version or known.document != made.document):
        raise AlreadyExists(id)
    _add_pictures(services, made)
    return known or services.catalogue.create(made.document, services.now())


def _merged(services: Services, read: Read, wanted: Wanted, person: Person, locale: str) -> Draft:
    assert wanted.into is not None
    draft = services.catalogue.draft(wanted.into)
    made = _made(services, read, wanted, draft.document, locale)
    refuse_unsound(made.document, locale)
    _add_pictures(services, made)
    return services.catalogue.save(made.document, draft.etag, services.now(), person.id, person.name)


def _made(services: Services, read: Read, wanted: Wanted, known: Configurator | None, locale: str) -> _Import:
    title = known.title if known else wanted.title
    found = planned(read.result, read.folder, title, wanted.choices, translations(locale))
    view = wanted.view or (known.views[0].id if known else VIEW)
    with together():
        if known is None:
            document = configurator(wanted.id, title, found, read.result.canvas, view)
            change = Difference(new=_named(document))
        else:
            file, wishes, canvas = mapped(found, view), wanted.choices.wishes, read.result.canvas
            merge = merged(known, file, view, canvas, wishes, remove_gone=wanted.remove_gone)
            document, change = merge.document, merge.difference
    made = swatches(document, view, read.folder, known, services.images)
    return _Import(with_swatches(document, made), change, made, read.folder)


def _named(document: Configurator) -> tuple[Named, ...]:
    return tuple(Named(placed.layer.id, placed.layer.label) for placed in layers(document))


def _add_pictures(services: Services, made: _Import) -> None:
    """The pictures of the document that are the file's, and the swatches, into the shop."""
    for asset in dict.fromkeys(assets(made.document)):
        path = picture(made.folder, asset)
        if path.is_file():
            services.images.put(shipped(path.read_bytes()))
    for data in made.swatches.values():
        services.images.put(shipped(data))
