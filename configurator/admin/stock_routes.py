"""The addresses of the stock pages; what is about no single item stands behind “-”, which no sku can be."""

from configurator.admin import (
    stock,
    stock_cells,
    stock_file,
    stock_importing,
    stock_item,
    stock_moving,
    stock_new,
    stock_releasing,
    stock_together,
)
from configurator.admin.page_route import PageRoute

routes: list[PageRoute] = [
    *stock.routes,
    *stock_new.routes,
    *stock_file.routes,
    *stock_importing.routes,
    *stock_together.routes,
    *stock_item.routes,
    *stock_cells.routes,
    *stock_moving.routes,
    *stock_releasing.routes,
]
