"""The sizes of a draft's pictures and views."""

from collections.abc import Iterable, Iterator

from configurator.products.drawing import view_size
from configurator.products.seen_shop import SeenShop
from configurator.stores.images.errors import NoPicture
from layers.document.document import assets
from layers.document.tree import Tree
from layers.lint.gallery import Extent, Gallery


def gallery_of(shop: SeenShop, tree: Tree) -> Gallery:
    """Pictures that do not exist, or cannot be read, are left out."""
    sizes = {view.id: view_size(shop, tree, view) for view in tree.configurator.views}
    return Gallery(
        dict(_pictures(shop, assets(tree.configurator))),
        {view: Extent(size.width, size.height) for view, size in sizes.items()},
    )


def _pictures(shop: SeenShop, named: Iterable[str]) -> Iterator[tuple[str, Extent]]:
    for asset in set(named):
        try:
            picture = shop.images.get(asset)
        except NoPicture:
            continue
        yield asset, Extent(picture.width, picture.height)
