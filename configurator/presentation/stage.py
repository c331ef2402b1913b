"""The pictures of a product's page: the boxes of its layers in percent, and all of them as data for the script."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from markupsafe import Markup

from configurator.presentation.views import Picture
from configurator.products.drawing import view_size
from configurator.runtime.services import Services
from configurator.stores.images.errors import NoPicture
from configurator.stores.images.media import FULL, media_path
from configurator.stores.images.store import ImageStore
from configurator.stores.images.webp import Size
from layers.document.configuration import Drawing
from layers.document.model import Blend
from layers.evaluation.product import Product

EIGHTHS = (2, 4, 8)
SIZES = "(max-width: 860px) min(100vw, 40vh), min(68vw, 90vh)"
"""How wide the stage shows a view, for the browser's choice among the sizes of a picture."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What does not change between configurations of one version; `art` is JSON, safe inside a script element."""

    sizes: Mapping[str, Size]
    pictures: Mapping[str, Mapping[str, tuple[Picture, ...]]]
    art: Markup

    def stack(self, view: str, drawings: tuple[Drawing, ...]) -> tuple[Picture, ...]:
        known = self.pictures.get(view, {})
        layers = dict.fromkeys(drawing.layer for drawing in drawings)
        return tuple(sorted((one for layer in layers for one in known.get(layer, ())), key=lambda one: one.z))


_made: WeakKeyDictionary[Product, Stage] = WeakKeyDictionary()


def stage(services: Services, product: Product) -> Stage:
    """Built once per version; a picture whose file is missing is left out."""
    known = _made.get(product)
    if known is None:
        known = _made[product] = _stage(services, product)
    return known


def _stage(services: Services, product: Product) -> Stage:
    sizes = {view.id: view_size(services, product.tree, view) for view in product.configurator.views}
    pictures = {view: _pictures(services.images, product.drawings[view], size) for view, size in sizes.items()}
    return Stage(sizes, pictures, _art(pictures))


def _pictures(images: ImageStore, drawings: tuple[Drawing, ...], size: Size) -> dict[str, tuple[Picture, ...]]:
    found: dict[str, tuple[Picture, ...]] = {}
    for order, drawing in enumerate(drawings):
        try:
            asset = images.get(drawing.asset)
        except NoPicture:
            continue
        before = found.get(drawing.layer, ())
        one = Picture(
            layer=drawing.layer,
            part=len(before),
            src=media_path(drawing.asset),
            srcset=_srcset(drawing.asset, size.width),
            left=_percent(drawing.x, size.width),
            top=_percent(drawing.y, size.height),
            width=_percent(asset.width, size.width),
            height=_percent(asset.height, size.height),
            z=order,
            blend="" if drawing.blend is Blend.NORMAL else drawing.blend.value,
        )
        found[drawing.layer] = (*before, one)
    return found


def _srcset(asset: str, view_width: int) -> str:
    """Every size with the width its whole view would have, so that all layers are chosen alike."""
    widths = {eighths: view_width * eighths // FULL for eighths in EIGHTHS}
    return ", ".join(f"{media_path(asset, width, view_width)} {width}w" for width in widths.values() if width)


def _art(pictures: Mapping[str, Mapping[str, tuple[Picture, ...]]]) -> Markup:
    content = {
        view: {name: [_piece(one) for one in parts] for name, parts in layers.items()}
        for view, layers in pictures.items()
    }
    text = json.dumps(content, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))


def _piece(one: Picture) -> list[str | float]:
    """What the script knows of a picture; its blend comes last, and only where it has one."""
    piece: list[str | float] = [one.src, one.srcset, one.left, one.top, one.width, one.height, one.z]
    return [*piece, one.blend] if one.blend else piece


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 4)
