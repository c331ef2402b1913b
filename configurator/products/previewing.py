"""Drafts as products, before anybody publishes them."""

from collections.abc import Mapping

from configurator.products.drawing import view_of, view_size
from configurator.products.evaluating import Context
from configurator.runtime.services import Services
from configurator.stores.catalogue.protocol import Draft
from configurator.stores.images.composite import composite
from configurator.stores.images.errors import NoPicture
from layers.document.configuration import Drawing, checked_selection, settled, stack
from layers.document.tree import Tree
from layers.evaluation.foresight import Foresight, foresight, sale
from layers.evaluation.product import Product
from layers.evaluation.usable import usable
from layers.stock.supposition import Supposition, supposed

Suppositions = Mapping[str, Supposition]
"""Stock as it might be, by sku."""


def previewed(services: Services, draft: Draft) -> Product:
    """The draft as far as it can be evaluated, compiled; as the version that it would become."""
    return services.previews.product(draft, lambda: Product(usable(draft.document), draft.version + 1))


def context(services: Services, suppositions: Suppositions) -> Context:
    """A shopper without a cart, with the stock of now or as it might be; settle what is due before."""
    items = services.ledger.snapshot.items
    return Context(supposed(items, suppositions) if suppositions else items)


def rendered(
    services: Services, tree: Tree, selected: tuple[str, ...] | None, view: str | None, width: int | None
) -> bytes:
    """A selection (None: the defaults) drawn as the page stacks it, as WebP, without pictures that are missing.

    Raises UnknownOption and TwoOfOne where the selection is none, NoSuchView, Unreadable, TooManyPixels.
    """
    seen = view_of(tree, view)
    chosen = settled(tree, tree.defaults if selected is None else checked_selection(tree, selected))
    drawings = [drawing for drawing in stack(tree, chosen, seen.id) if _is_there(services, drawing)]
    return composite(services.images, drawings, view_size(services, tree, seen), width)


def foreseen(services: Services, id: str, draft: Draft | None, suppositions: Suppositions) -> Foresight:
    """What publishing the draft, or the stock that is supposed, or both would do to what is for sale today.

    Without a draft it is asked of the published version. Raises NotPublished where that is not there, Undecided.
    """
    policy, now = services.storefront().policy, services.ledger.snapshot.items
    after = previewed(services, draft) if draft else services.catalogue.product(id)
    before = None
    if draft is None or draft.version:
        before = sale(services.catalogue.product(id), now, policy)
    return foresight(before, sale(after, supposed(now, suppositions), policy))


def _is_there(services: Services, drawing: Drawing) -> bool:
    try:
        services.images.get(drawing.asset)
    except NoPicture:
        return False
    return True
