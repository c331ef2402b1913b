"""The addresses of the stock pages; what is about no single item stands behind “-”, which no sku can be."""

from configurator.admin.frame.page_route import PageRoute
from configurator.admin.stock import (
    cells as stock_cells,
)
from configurator.admin.stock import (
    file as stock_file,
)
from configurator.admin.stock import (
    importing as stock_importing,
)
from configurator.admin.stock import (
    item as stock_item,
)
from configurator.admin.stock import (
    list as stock,
)
from configurator.admin.stock import (
    many as stock_together,
)
from configurator.admin.stock import (
    moving as stock_moving,
)
from configurator.admin.stock import (
    new as stock_new,
)
from configurator.admin.stock import (
    releasing as stock_releasing,
)

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
