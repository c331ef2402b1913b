"""Publishing a draft, with the stock items and pictures it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from configurator.languages import SOURCE, TranslatableError, gettext_noop, translations
from configurator.products.drawing import render_path, view_size
from configurator.products.gallery import gallery_of
from configurator.products.seen_shop import SeenShop
from configurator.runtime.configuration_token import Configured
from configurator.runtime.services import Services
from configurator.stores.catalogue.errors import DraftChanged, NotPublishable, NotPublished, Stale, Withdrawn
from configurator.stores.catalogue.protocol import Draft
from configurator.stores.errors import NotDurable
from configurator.stores.images.errors import NoPicture
from layers.document.configuration import settled
from layers.document.model import Configurator
from layers.document.tree import Tree
from layers.drafts.revisions import Stamp
from layers.evaluation.check import check, structure
from layers.lint.finding import Lint
from layers.lint.lint import lint
from layers.problem import Problem

CHANGES = 100


LONGEST_TITLE = 300


class Unsound(TranslatableError):
    """A document that cannot even be a draft, with every reason, in the designer's language."""

    sentence = gettext_noop("The document contradicts itself.")

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems


def refuse_unsound(document: Configurator, locale: str = SOURCE) -> None:
    """Raises Unsound for ids that are used twice."""
    problems = structure(document, translations(locale))
    if problems:
        raise Unsound(tuple(problems))


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody has seen of a draft: its ETag, or its revision; where neither is given, whatever it is now."""

    etag: str | None = None
    rev: int | None = None


def publish(services: Services, id: str, locale: str = SOURCE, known: Known = Known(), by: str = "") -> int:
    """The next version, published by somebody; stock items that it names exist before it.

    Raises NoSuchConfigurator, Withdrawn, NotPublishable, and DraftChanged where it is not as `known`.
    """
    draft = services.catalogue.draft(id)
    _refuse_changed(draft, known)
    problems = check(draft.document, _has(services), translations(locale))
    if problems:
        raise NotPublishable(id, problems)
    tree = Tree(draft.document)
    services.ledger.write(lambda books: books.stock.open(tree.skus)).result()
    try:
        version = services.catalogue.publish(id, draft.etag, services.now(), by)
    except NotDurable:
        _record(services, id, services.catalogue.product(id).version)
        raise
    except Stale as stale:
        raise DraftChanged(id, stale.etag, changes(services.catalogue.draft(id), draft.rev)) from stale
    _record(services, id, version)
    services.preparation.soon(pictures(services, tree))
    return version


def changes(draft: Draft, rev: int) -> list[Stamp]:
    """Who changed a draft after a revision, as far as that is known, the last ones first; at most CHANGES of them."""
    later = list(draft.edited.history.after(rev))[-CHANGES:]
    return [kept.stamp for kept in reversed(later)]


def _refuse_changed(draft: Draft, known: Known) -> None:
    """Raises DraftChanged."""
    if known.rev is not None and known.rev != draft.rev:
        raise DraftChanged(draft.document.id, draft.etag, changes(draft, known.rev))
    if known.etag not in (None, "*") and known.etag != draft.etag:
        raise DraftChanged(draft.document.id, draft.etag, changes(draft, 0))


def pictures(services: Services, tree: Tree) -> dict[str, int]:
    """Every picture of a configurator with the width of the widest view it is placed in."""
    widths: dict[str, int] = {}
    for view in tree.configurator.views:
        width = view_size(services, tree, view).width
        for leaf in tree.leaves:
            for placement in leaf.image.placements(view.id):
                widths[placement.asset] = max(width, widths.get(placement.asset, 0))
    return widths


def duplicate(services: Services, id: str, to: str, title: str | None, locale: str = SOURCE) -> Draft:
    """A new draft that is as the draft of `id` is; raises NoSuchConfigurator, Withdrawn, AlreadyExists."""
    original = services.catalogue.draft(id).document
    marked = translations(locale).gettext("%(title)s (copy)") % {"title": original.title}
    named = {"id": to, "title": (title or marked)[:LONGEST_TITLE]}
    return services.catalogue.create(original.model_copy(update=named), services.now())


def remove(services: Services, id: str, etag: str) -> Literal["deleted", "withdrawn"]:
    """Delete a configurator, or withdraw it where orders need it; raises NoSuchConfigurator, Withdrawn, Stale."""
    draft = services.catalogue.draft(id)
    if etag not in ("*", draft.etag):
        raise Stale(id, draft.etag)
    if services.ledger.read(lambda books: books.orders.any_of(id)):
        services.catalogue.withdraw(id, etag, services.now())
        return "withdrawn"
    services.catalogue.delete(id, etag)
    return "deleted"


def lint_draft(shop: SeenShop, draft: Draft, locale: str = SOURCE) -> Lint:
    """What is in the way of publishing the draft, and the hints about the rest of it."""
    gallery = gallery_of(shop, Tree(draft.document))
    return lint(draft.document, draft.version + 1, shop.ledger.snapshot.items, shop.storefront(locale), gallery)


def picture(services: Services, id: str, width: int = 300) -> str | None:
    """The address of the default configuration's picture, None where nothing is published."""
    try:
        product = services.catalogue.product(id)
    except (NotPublished, Withdrawn):
        return None
    return default_picture(services, product.tree, width)


def default_picture(services: Services, tree: Tree, width: int, view: str | None = None) -> str:
    """The address of what the page of a published version opens with, in one view (None: the first)."""
    id = tree.configurator.id
    selected = settled(tree, tree.defaults)
    ordered = tuple(name for name in tree.options if name in selected)
    token = services.tokens.sign(Configured(id, tree.version, ordered, 1))
    return render_path(id, token, width, view)


def _record(services: Services, id: str, version: int) -> None:
    now = services.now()
    body = {"configurator": id, "version": version}
    services.ledger.write(lambda books: books.events.record("configurator.published", id, body, now)).result()


def _has(services: Services) -> Callable[[str], bool]:
    def has(asset: str) -> bool:
        try:
            services.images.get(asset)
        except NoPicture:
            return False
        return True

    return has
