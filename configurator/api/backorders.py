"""The backlog by stock item."""

from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.shape import Listing
from configurator.api.answers.stock import BacklogAnswer
from configurator.api.items import settled_policy
from configurator.api.operation import ApiCall, Operation, answer
from configurator.api.query import PageQuery
from configurator.runtime.transactions import looked_up
from configurator.stores.ledger.books.stock import Backlog


async def listing(call: ApiCall) -> Response:
    query: PageQuery = call.query
    await settled_policy(call.services)
    page = await looked_up(call.services, lambda books: books.stock.backlogs(query.cursor, query.limit))
    return answer(Listing[BacklogAnswer](items=[_backlog(each) for each in page.items], next=page.next))


def _backlog(backlog: Backlog) -> BacklogAnswer:
    return BacklogAnswer(
        sku=backlog.item.sku,
        required=backlog.required,
        backordered=backlog.item.backordered,
        preordered=backlog.item.preordered,
        on_hand=backlog.item.on_hand,
        restock_on=backlog.item.terms.restock_on,
        orders=list(backlog.orders),
    )


operations = [
    Operation(
        "GET", "/backorders", listing, "What is waited for, by stock item",
        scope=Scope.ADMIN, query=PageQuery, answer=Listing[BacklogAnswer], name="backorders",
    ),
]  # fmt: skip
