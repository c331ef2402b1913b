"""Small shops, products and stock to ask questions about."""

from datetime import UTC, date, datetime
from typing import Any

from layers.carts.cart import LineAsk
from layers.document.line_demand import LineDemand, Part
from layers.document.model import BackorderChoice, Configurator
from layers.evaluation.evaluation import Evaluation, Question, evaluate
from layers.evaluation.product import Product
from layers.stock.stock import Policy, StockItem, StockTerms
from layers.words.storefront import Storefront, storefront
from settings import Settings

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = NOON.date()
COUNTERS = ("on_hand", "allocated", "held", "backordered", "preordered", "held_backorder", "held_preorder")


def item(sku: str = "O", **fields: Any) -> StockItem:
    """A tracked item; fields are its counters and its terms."""
    counters = {name: fields.pop(name) for name in COUNTERS if name in fields}
    return StockItem(sku, StockTerms(**fields), **counters)


def stock(*items: StockItem) -> dict[str, StockItem]:
    return {one.sku: one for one in items}


def policy(backorder: bool = False, management: bool = True, threshold: int = 0, today: date = TODAY) -> Policy:
    return Policy(management, backorder, threshold, today)


def demand(
    units: int = 1, quantity: int = 1, line: str = "1", sku: str = "O", backorder: str = "inherit", layer: str = "o"
) -> LineDemand:
    return LineDemand(line, quantity, BackorderChoice(backorder), (Part(layer, sku, units),))


def option(name: str, sku: str | None = None, units: int = 1, **fields: Any) -> dict[str, Any]:
    """An image layer labelled like its id; with a sku it is managed."""
    managed = {"managed": True, "sku": sku, "units": units} if sku else {"managed": False}
    return {"kind": "image", "id": name, "label": name.capitalize(), "stock": managed, **fields}


def group(name: str, *layers: dict[str, Any], choose: str | None = "one", **fields: Any) -> dict[str, Any]:
    label = name.capitalize()
    return {"kind": "group", "id": name, "label": label, "choose": choose, "layers": list(layers), **fields}


def document(*layers: dict[str, Any], **fields: Any) -> Configurator:
    known = {"id": "watch", "title": "Watch", "base_price": 10000, "views": [{"id": "front"}]}
    return Configurator.model_validate({**known, "layers": list(layers), **fields})


def product(*layers: dict[str, Any], version: int = 1, **fields: Any) -> Product:
    return Product(document(*layers, **fields), version)


def shop(locale: str | None = None, labels: dict[str, Any] | None = None, **stock_settings: Any) -> Storefront:
    """A shop on 10 March 2026 that warns of low stock only at 0."""
    settings = Settings.model_validate({"stock": {"low_stock_threshold": 0, **stock_settings}, "labels": labels or {}})
    return storefront(settings, NOON, locale)


def ask(
    product: Product,
    *selected: str,
    items: tuple[StockItem, ...] = (),
    at: Storefront | None = None,
    others: tuple[LineDemand, ...] = (),
    place: int | None = None,
    **question: Any,
) -> Evaluation:
    """The evaluation of a selection in a shop without backorder."""
    return evaluate(product, Question(selected, **question), stock(*items), at or shop(), others, place)


class Foreign:
    """A language in which everything sounds as in English, only foreign."""

    def gettext(self, message: str, /) -> str:
        return f"¡{message}!"

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        return self.gettext(one if number == 1 else many)


def line(product: Product | None, *selected: str, quantity: int = 1, id: str = "1", **fields: Any) -> LineAsk:
    return LineAsk(id, "watch", product, "Watch", selected, quantity, **fields)
