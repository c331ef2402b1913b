"""Drafts as a lint looks at them."""

from typing import Any

from layers.document.document import assets
from layers.document.model import Configurator
from layers.lint.finding import Lint
from layers.lint.gallery import Extent, Gallery
from layers.lint.lint import lint
from layers.stock.stock import StockItem
from layers.words.storefront import Storefront
from tests.layers.shopping import document, shop, stock
from tests.layers.shopping import option as plain

SIZE = Extent(100, 100)


def option(name: str, sku: str | None = None, **fields: Any) -> dict[str, Any]:
    """An option with a swatch, so that nobody misses its picture."""
    return plain(name, sku, **{"swatch": {"color": "#aa3311"}, **fields})


def gallery(of: Configurator) -> Gallery:
    """Every picture that a document names, and its views, all of one size."""
    return Gallery(dict.fromkeys(assets(of), SIZE), {view.id: SIZE for view in of.views})


def linted(
    *layers: dict[str, Any], items: tuple[StockItem, ...] = (), at: Storefront | None = None, **fields: Any
) -> Lint:
    return look(document(*layers, **fields), *items, at=at)


def look(draft: Configurator, *items: StockItem, at: Storefront | None = None) -> Lint:
    return lint(draft, 1, stock(*items), at or shop(), gallery(draft))


def codes(found: Lint) -> list[tuple[str, str | None]]:
    return [(one.code, one.layer or one.rule or one.preset) for one in found.problems]
