"""A file that was read becomes a configurator, or comes in again into one; its pictures enter the shop only then."""

from collections.abc import Iterable
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


def accept(services: Services, id: str, wanted: Wanted, person: Person, locale: str = SOURCE) -> Outcome:
    """The draft with the file in it; the same again gives the same draft.

    Raises NoSuchImport, NotReady, UnknownLayers, NoMergedPicture, TooManyTogether, AlreadyExists, Unsound,
    NoSuchConfigurator, Withdrawn, and Stale for a draft that others keep changing.
    """
    with services.layered.accepting(id) as staged:
        for earlier in staged.accepted:
            if earlier.digest == wanted.digest:
                return Outcome(services.catalogue.draft(earlier.configurator), False)
        outcome = _accepted(services, staged, wanted, person, locale)
        services.layered.staging.accept(id, Acceptance(wanted.digest, outcome.draft.document.id))
        return outcome


def difference(services: Services, id: str, wanted: Wanted, locale: str = SOURCE) -> Difference:
    """What accepting would change; raises like `accept`."""
    with services.layered.accepting(id) as staged:
        known = services.catalogue.draft(wanted.into).document if wanted.into else None
        return _made(services, staged, wanted, known, locale).difference


@dataclass(frozen=True, slots=True)
class _Import:
    """A document with a file in it, what that changes, and the swatches that go with it."""

    document: Configurator
    difference: Difference
    swatches: Made
    folder: Path


def _accepted(services: Services, staged: Staged, wanted: Wanted, person: Person, locale: str) -> Outcome:
    if wanted.into is None:
        made = _made(services, staged, wanted, None, locale)
        refuse_unsound(made.document, locale)
        return _created(services, made)
    for tries in range(TRIES, 0, -1):
        draft = services.catalogue.draft(wanted.into)
        made = _made(services, staged, wanted, draft.document, locale)
        refuse_unsound(made.document, locale)
        _bring_in(services, made)
        try:
            saved = services.catalogue.save(made.document, draft.etag, services.now(), person.id, person.name)
        except Stale:
            if tries == 1:
                raise
        else:
            return Outcome(saved, True)
    raise AssertionError


def _created(services: Services, made: _Import) -> Outcome:
    """A draft of that id with just this in it was left by an acceptance that was interrupted."""
    known = _known(services, made.document.id)
    if known and (known.version or known.document != made.document):
        raise AlreadyExists(made.document.id)
    _bring_in(services, made)
    return Outcome(known or services.catalogue.create(made.document, services.now()), True)


def _known(services: Services, id: str) -> Draft | None:
    return next((draft for draft in services.catalogue.drafts() if draft.document.id == id), None)


def _made(services: Services, staged: Staged, wanted: Wanted, known: Configurator | None, locale: str) -> _Import:
    result, folder = opened(services, staged)
    title = known.title if known else wanted.title
    found = planned(result, folder, title, wanted.choices, translations(locale))
    view = wanted.view or (known.views[0].id if known else VIEW)
    with together():
        if known is None:
            document = configurator(wanted.id, title, found, result.canvas, view)
            change = Difference(new=_named(document))
        else:
            file, wishes = mapped(found, view), wanted.choices.wishes
            merge = merged(known, file, view, result.canvas, wishes, remove_gone=wanted.remove_gone)
            document, change = merge.document, merge.difference
    made = swatches(document, view, folder, known, services.images)
    return _Import(with_swatches(document, made), change, made, folder)


def opened(services: Services, staged: Staged) -> tuple[Result, Path]:
    """What was read from a file, and the folder with its pictures; raises NotReady, Broken."""
    if staged.stage is not Stage.READY:
        raise NotReady(staged.id)
    folder = services.layered.staging.pictures(staged.id)
    try:
        return read_result(folder), folder
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Broken(folder, "it is not as it was read") from error


def _named(document: Configurator) -> tuple[Named, ...]:
    return tuple(Named(placed.layer.id, placed.layer.label) for placed in layers(document))


def _bring_in(services: Services, made: _Import) -> None:
    """The pictures of the document that are the file's, and the swatches, into the shop."""
    for asset in dict.fromkeys(assets(made.document)):
        path = picture(made.folder, asset)
        if path.is_file():
            services.images.put(shipped(path.read_bytes()))
    _put(services, made.swatches.values())


def _put(services: Services, pictures: Iterable[bytes]) -> None:
    for data in pictures:
        services.images.put(shipped(data))
