"""Writing a draft with its stock items and pictures to a file."""

import zipfile
from pathlib import Path

from configurator.products.packages.content import DOCUMENT, Package, PackedItem, picture_name
from configurator.products.seen_shop import SeenShop
from configurator.stores.catalogue.protocol import Draft
from configurator.stores.images.errors import NoPicture
from configurator.stores.images.store import reading
from layers.document.document import assets
from layers.document.tree import Tree

WRITTEN = (1980, 1, 1, 0, 0, 0)
"""The same draft is the same file, whenever it is packed."""


def pack(shop: SeenShop, draft: Draft, file: Path) -> list[str]:
    """Write `file`; answers the pictures that are named and not there, which are left out; raises OSError."""
    missing = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry(DOCUMENT), _package(shop, draft).model_dump_json(by_alias=True))
        for asset in sorted(set(assets(draft.document))):
            try:
                path = shop.images.path(asset)
                with reading(path) as found:
                    archive.writestr(_entry(picture_name(asset), zipfile.ZIP_STORED), found.read())
            except NoPicture:
                missing.append(asset)
    return missing


def _package(shop: SeenShop, draft: Draft) -> Package:
    items = shop.ledger.snapshot.items
    skus = sorted(Tree(draft.document).skus & items.keys())
    stock = {sku: PackedItem(terms=items[sku].terms, on_hand=items[sku].on_hand) for sku in skus}
    return Package(document=draft.document, stock=stock)


def _entry(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, WRITTEN)
    entry.compress_type = method
    entry.external_attr = 0o644 << 16
    return entry
