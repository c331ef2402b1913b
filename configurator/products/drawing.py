"""Pictures of whole configurations: the size of a view, and the composited file behind a token."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from starlette.concurrency import run_in_threadpool

from configurator.products.seen_shop import SeenShop
from configurator.runtime.configuration_token import Configured
from configurator.runtime.services import Services
from configurator.stores.images.cache import Picture
from configurator.stores.images.composite import composite
from configurator.stores.images.errors import NoPicture
from configurator.stores.images.webp import Size
from layers.document.configuration import settled, stack
from layers.document.model import View
from layers.document.tree import Tree

EMPTY = Size(1200, 1200)


class NoSuchView(Exception):
    """The configurator has no view of that id."""

    def __init__(self, view: str) -> None:
        self.view = view
        super().__init__(f"there is no view {view}")


def view_of(tree: Tree, id: str | None) -> View:
    """The view of that id, the first where none is asked for; raises NoSuchView."""
    views = tree.configurator.views
    if id is None:
        return views[0]
    for view in views:
        if view.id == id:
            return view
    raise NoSuchView(id)


def view_size(shop: SeenShop, tree: Tree, view: View) -> Size:
    """The view's own size in pixels, or where it names none that of its largest image."""
    if view.width and view.height:
        return Size(view.width, view.height)
    assets = {placement.asset for leaf in tree.leaves for placement in leaf.image.placements(view.id)}
    sizes = []
    for asset in assets:
        try:
            sizes.append(shop.images.get(asset))
        except NoPicture:
            continue
    largest = max(sizes, key=lambda size: size.width * size.height, default=EMPTY)
    return Size(view.width or largest.width, view.height or largest.height)


async def picture(
    services: Services, configured: Configured, view: str | None, width: int | None, client: str
) -> bytes:
    """The configuration drawn as the page stacks it, as WebP; in turn with what other clients want drawn.

    Raises NoSuchView, NotPublished and the like, Busy, Unreadable.
    """
    wanted = await run_in_threadpool(_wanted, services, configured, view, width)
    if wanted.kept is not None:
        return wanted.kept
    return await services.making.made(
        wanted.picture, partial(services.renders.get, wanted.picture, wanted.draw), client
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A picture as it was drawn before, None where it never was, and how it is drawn."""

    picture: Picture
    kept: bytes | None
    draw: Callable[[], bytes]


def _wanted(services: Services, configured: Configured, view: str | None, width: int | None) -> _Wanted:
    tree = services.catalogue.tree(configured.configurator, configured.version)
    seen = view_of(tree, view)
    selected = settled(tree, [name for name in configured.selected if name in tree.options])
    wanted = Picture(configured.configurator, tree.version, selected, seen.id, width)

    def draw() -> bytes:
        return composite(services.images, stack(tree, selected, seen.id), view_size(services, tree, seen), width)

    return _Wanted(wanted, services.renders.warm(wanted), draw)


@lru_cache(maxsize=256)
def render_path(configurator: str, token: str, width: int | None = None, view: str | None = None) -> str:
    """The address of a configuration's picture."""
    query = "&".join(f"{name}={value}" for name, value in (("view", view), ("width", width)) if value)
    return f"/render/{configurator}/{token}.webp" + (f"?{query}" if query else "")
