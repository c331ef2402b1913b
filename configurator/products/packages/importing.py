"""Taking a package into the shop: a new draft, the pictures it needs, and the stock items that are not there yet."""

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from configurator.languages import SOURCE
from configurator.ordering.receiving import Correction, correct
from configurator.products.packages.content import PackedItem
from configurator.products.packages.errors import PictureMissing, PictureRefused
from configurator.products.packages.unpacking import Unpacked, opened, read_entry, unpack
from configurator.products.publishing import refuse_unsound
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.catalogue.errors import AlreadyExists, NoSuchConfigurator, Withdrawn
from configurator.stores.catalogue.protocol import Draft
from configurator.stores.images.errors import ImageRefused, NoPicture
from configurator.stores.ledger.books.movements import Kind
from configurator.stores.ledger.protocol import Books
from layers.document.document import assets, with_assets
from layers.document.model import Configurator


@dataclass(frozen=True, slots=True)
class Imported:
    """The new draft; `created` are the stock items that came with it, `kept` those that the shop had already."""

    draft: Draft
    created: tuple[str, ...]
    kept: tuple[str, ...]


def import_package(services: Services, file: BinaryIO, id: str | None, who: str, locale: str = SOURCE) -> Imported:
    """All of it or nothing but pictures that nobody names; `id` is what the configurator is to be called here.

    Raises PackageError, Unsound, AlreadyExists, and what the stores raise.
    """
    with opened(file) as archive:
        unpacked = unpack(archive)
        named = _named(unpacked, id)
        refuse_unsound(named, locale)
        _require_free(services, named.id)
        document = with_assets(named, _pictures(services, archive, unpacked))
    draft = services.catalogue.create(document, services.now())
    try:
        created, kept = services.ledger.write(
            lambda books: _stocked(services, books, _items(unpacked, named.id), who, services.now())
        ).result()
    except BaseException:
        services.catalogue.delete(document.id, "*")
        raise
    return Imported(draft, created, kept)


def _named(unpacked: Unpacked, id: str | None) -> Configurator:
    """The document under another id; options without a sku of their own have items that are named after it."""
    document = unpacked.package.document
    return document if id is None else document.model_copy(update={"id": id})


def _require_free(services: Services, id: str) -> None:
    """Before pictures are decoded in vain; raises AlreadyExists."""
    try:
        services.catalogue.draft(id)
    except NoSuchConfigurator:
        return
    except Withdrawn:
        pass
    raise AlreadyExists(id)


def _pictures(services: Services, archive: zipfile.ZipFile, unpacked: Unpacked) -> Mapping[str, str]:
    """What each picture that the document names is called here."""
    return {asset: _picture(services, archive, unpacked, asset) for asset in set(assets(unpacked.package.document))}


def _picture(services: Services, archive: zipfile.ZipFile, unpacked: Unpacked, asset: str) -> str:
    entry = unpacked.pictures.get(asset)
    if entry is None:
        try:
            return services.images.get(asset).id
        except NoPicture as error:
            raise PictureMissing(asset) from error
    content = read_entry(archive, entry, services.config.max_upload_bytes)
    try:
        return services.images.adopt(asset, content).id
    except ImageRefused as error:
        raise PictureRefused(entry.filename, str(error)) from error


def _items(unpacked: Unpacked, id: str) -> Mapping[str, PackedItem]:
    """Items that are named after the configurator follow its name."""
    old = unpacked.package.document.id + "."
    return {
        f"{id}.{sku.removeprefix(old)}" if sku.startswith(old) else sku: item
        for sku, item in unpacked.package.stock.items()
    }


def _stocked(
    services: Services, books: Books, items: Mapping[str, PackedItem], who: str, now: datetime
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The items that were made, and those that were there and stay as they are."""
    kept = tuple(sku for sku in sorted(items) if books.stock.item(sku) is not None)
    created = tuple(sku for sku in sorted(items) if sku not in kept)
    for sku in created:
        books.stock.set_terms(sku, items[sku].terms)
        if items[sku].on_hand:
            correct(books, shop_of(services), sku, Correction(Kind.COUNT, items[sku].on_hand), now, who=who)
    return created, kept
