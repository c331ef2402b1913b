"""Publishing a draft, with the stock items and pictures it needs."""

from collections.abc import Callable
from typing import Literal

from configurator.languages import SOURCE, TranslatableError, gettext_noop, translations
from configurator.products.drawing import render_path, view_size
from configurator.runtime.configuration_token import Configured
from configurator.runtime.services import Services
from configurator.stores.catalogue.errors import NotPublishable, NotPublished, Stale, Withdrawn
from configurator.stores.catalogue.protocol import Draft
from configurator.stores.errors import NotDurable
from configurator.stores.images.errors import NoPicture
from layers.document.configuration import settled
from layers.document.model import Configurator
from layers.document.tree import Tree
from layers.evaluation.check import check, structure
from layers.evaluation.lint import Lint, lint
from layers.evaluation.product import Product
from layers.problem import Problem


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


def publish(services: Services, id: str, locale: str = SOURCE) -> int:
    """The next version; raises NoSuchConfigurator, Withdrawn, NotPublishable. Stock items it names exist before it."""
    draft = services.catalogue.draft(id)
    problems = check(draft.document, _has(services), translations(locale))
    if problems:
        raise NotPublishable(id, problems)
    tree = Tree(draft.document)
    services.ledger.write(lambda books: books.stock.open(tree.skus)).result()
    try:
        version = services.catalogue.publish(id, draft.etag, services.now())
    except NotDurable:
        _record(services, id, services.catalogue.product(id).version)
        raise
    _record(services, id, version)
    services.preparation.soon(pictures(services, tree))
    return version


def pictures(services: Services, tree: Tree) -> dict[str, int]:
    """Every picture of a configurator with the width of the widest view it is placed in."""
    widths: dict[str, int] = {}
    for view in tree.configurator.views:
        width = view_size(services, tree, view).width
        for leaf in tree.leaves:
            for placement in leaf.image.placements(view.id):
                widths[placement.asset] = max(width, widths.get(placement.asset, 0))
    return widths


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


def lint_draft(services: Services, draft: Draft, locale: str = SOURCE) -> Lint:
    """The hints about the draft; raises NotPublishable if it cannot be compiled."""
    problems = check(draft.document, lambda _: True, translations(locale))
    if problems:
        raise NotPublishable(draft.document.id, problems)
    product = Product(draft.document, draft.version + 1)
    return lint(product, services.ledger.snapshot.items, services.storefront(locale))


def picture(services: Services, id: str, width: int = 300) -> str | None:
    """The address of the default configuration's picture, None where nothing is published."""
    try:
        product = services.catalogue.product(id)
    except (NotPublished, Withdrawn):
        return None
    selected = settled(product.tree, product.tree.defaults)
    ordered = tuple(name for name in product.tree.options if name in selected)
    token = services.tokens.sign(Configured(id, product.version, ordered, 1))
    return render_path(id, token, width)


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
