"""Putting the demo products, their pictures, their stock and their past into a shop that does not have them."""

import re
from datetime import date, timedelta
from typing import Any

from configurator.demo import files, past
from configurator.demo.files import PRODUCTS
from configurator.demo.switches import switched
from configurator.ordering import Correction, correct, set_terms
from configurator.products import publishing
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.catalogue.errors import NoSuchConfigurator
from configurator.stores.images.accept import shipped
from configurator.stores.ledger.books.movements import Kind
from configurator.stores.ledger.protocol import Books
from layers.document.model import Configurator
from layers.stock.stock import StockTerms

DATES = ("restock_on", "preorder_release_on")


def fill(services: Services) -> None:
    """Add what is missing; a second time changes nothing, an interrupted first time is completed."""
    if not services.catalogue.drafts():
        services.catalogue.save_settings(switched(services.catalogue.settings()), "*")
    for product in PRODUCTS:
        if not _published(services, product):
            _add(services, product)
    services.ledger.write(past.relive, services).result()


def _published(services: Services, product: str) -> bool:
    try:
        return services.catalogue.draft(product).version > 0
    except NoSuchConfigurator:
        return False


def _add(services: Services, product: str) -> None:
    services.ledger.write(_stock, services, product).result()
    document = Configurator.model_validate(_placed(services, files.document(product)))
    try:
        services.catalogue.draft(product)
    except NoSuchConfigurator:
        services.catalogue.create(document, services.now())
    publishing.publish(services, product)


def _stock(books: Books, services: Services, product: str) -> None:
    """The items that do not exist; in a shop without orders they opened with less, some weeks ago."""
    now, shop = services.now(), shop_of(services)
    new = past.new(books, services)
    at = now - past.OPENED if new else now
    for item in files.stock(product):
        sku, on_hand = item.pop("sku"), item.pop("on_hand", 0)
        if books.stock.item(sku) is not None:
            continue
        dates = {name: _day(item.get(name), now.date()) for name in DATES}
        set_terms(books, shop, sku, StockTerms.model_validate({**item, **dates}), at, who=past.WHO)
        if on_hand:
            counted = past.opening(on_hand) if new else on_hand
            correct(books, shop, sku, Correction(Kind.COUNT, counted, "Opening stock"), at, who=past.WHO)


def _day(text: str | None, today: date) -> date | None:
    found = re.fullmatch(r"days\+(\d+)", text or "")
    return today + timedelta(days=int(found[1])) if found else None


def _placed(services: Services, document: dict[str, Any]) -> dict[str, Any]:
    """The document with the ids of its pictures in place of their file names."""
    ids: dict[str, str] = {}

    def replaced(value: Any) -> Any:
        if isinstance(value, list):
            return [replaced(member) for member in value]
        if not isinstance(value, dict):
            return value
        return {
            name: _stored(services, ids, member) if name == "asset" and member else replaced(member)
            for name, member in value.items()
        }

    placed: dict[str, Any] = replaced(document)
    return placed


def _stored(services: Services, ids: dict[str, str], file: str) -> str:
    if file not in ids:
        ids[file] = services.images.put(shipped(files.picture(file))).id
    return ids[file]
