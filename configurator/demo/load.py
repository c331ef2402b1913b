"""Putting the demo products, their pictures and their stock into a shop that does not have them."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from configurator import publishing
from configurator.catalogue.errors import NoSuchConfigurator
from configurator.evaluating import shop_of
from configurator.images.accept import shipped
from configurator.ledger.protocol import Books
from configurator.ledger.records import Kind
from configurator.ordering import Correction, correct, set_terms
from configurator.services import Services
from layers.model import Configurator
from layers.stock import StockTerms

HERE = Path(__file__).parent
PRODUCTS = ("field-watch", "court-sneaker", "reading-lamp")
DATES = ("restock_on", "preorder_release_on")


def fill(services: Services) -> None:
    """Add what is missing; a second time changes nothing, an interrupted first time is completed."""
    fresh = not services.catalogue.drafts()
    if fresh:
        _set_up(services)
    for product in PRODUCTS:
        if not _published(services, product):
            _add(services, product)


def _set_up(services: Services) -> None:
    settings = services.catalogue.settings()
    shop = settings.shop.model_copy(update={"name": "Field & Co", "tax_note": "Prices include VAT."})
    stock = settings.stock.model_copy(update={"backorder": True})
    services.catalogue.save_settings(settings.model_copy(update={"shop": shop, "stock": stock}), "*")


def _published(services: Services, product: str) -> bool:
    try:
        return services.catalogue.draft(product).version > 0
    except NoSuchConfigurator:
        return False


def _add(services: Services, product: str) -> None:
    items = [*_read("shared.stock.json"), *_read(f"{product}.stock.json")]
    services.ledger.write(_stock, services, items).result()
    drawn = {**_read(f"{product}.json"), "translations": _translations(product)}
    document = Configurator.model_validate(_placed(services, drawn))
    try:
        services.catalogue.draft(product)
    except NoSuchConfigurator:
        services.catalogue.create(document, services.now())
    publishing.publish(services, product)


def _stock(books: Books, services: Services, items: list[dict[str, Any]]) -> None:
    now, shop = services.now(), shop_of(services)
    for item in items:
        sku, on_hand = item.pop("sku"), item.pop("on_hand", 0)
        if books.stock.item(sku) is not None:
            continue
        dates = {name: _day(item.get(name), now.date()) for name in DATES}
        set_terms(books, shop, sku, StockTerms.model_validate({**item, **dates}), now, who="demo")
        if on_hand:
            correct(books, shop, sku, Correction(Kind.COUNT, on_hand, "Opening stock"), now, who="demo")


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
        ids[file] = services.images.put(shipped((HERE / "art" / file).read_bytes())).id
    return ids[file]


def _translations(product: str) -> dict[str, Any]:
    """Its texts by language, one file each."""
    files = sorted((HERE / "translations").glob(f"{product}.*.json"))
    return {file.name.split(".")[1]: _read(f"translations/{file.name}") for file in files}


def _read(name: str) -> Any:
    return json.loads((HERE / name).read_text(encoding="utf-8"))
