"""The API's table of contents."""

from starlette.routing import Route

from configurator.api import (
    assets,
    audit,
    backorders,
    carts,
    configurators,
    evaluate,
    movements,
    orders,
    rescheduling,
    settings,
    stock,
    stock_csv,
)
from configurator.api.drafts import edits, imports, packages, preview, versions
from configurator.api.drafts import stock as draft_stock
from configurator.api.openapi import describing
from configurator.api.operation import Operation, routes

PREFIX = "/api/v1"

operations: list[Operation] = [
    *evaluate.operations,
    *carts.operations,
    *orders.operations,
    *settings.operations,
    *packages.operations,
    *configurators.operations,
    *edits.operations,
    *versions.operations,
    *preview.operations,
    *draft_stock.operations,
    *assets.operations,
    *imports.operations,
    *stock.operations,
    *stock_csv.operations,
    *movements.operations,
    *rescheduling.operations,
    *backorders.operations,
    *audit.operations,
]


def described() -> list[Operation]:
    """Every operation, the one that describes them all included."""
    return [*operations, describing(operations, PREFIX)]


def api_routes() -> list[Route]:
    """Evaluating first: it is what is asked most."""
    everything = described()
    evaluating = [operation for operation in everything if operation in evaluate.operations]
    others = [operation for operation in everything if operation not in evaluate.operations]
    return [*routes(evaluating, PREFIX), *routes(others, PREFIX)]
