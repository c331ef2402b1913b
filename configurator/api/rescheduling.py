"""Rescheduling the stock that orders wait for."""

from dataclasses import replace
from datetime import date

from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.stock import RescheduleAnswer, stock_answer
from configurator.api.items import item_of, refuse_stale
from configurator.api.keyed import Rendering, keyed
from configurator.api.movements import WAIT
from configurator.api.operation import ApiCall, Operation
from configurator.ordering import Rescheduled, reschedule
from configurator.ordering.stepping import finished
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.protocol import Books
from configurator.web.body import Body


class RescheduleBody(Body):
    """When the item is expected or released, null if nobody knows; `tell`: whether those who wait are mailed."""

    day: date | None
    tell: bool = False


async def reschedule_item(call: ApiCall) -> Response:
    services, asked = call.services, call.body
    policy = services.storefront().policy
    rendering = Rendering[Rescheduled](
        status=lambda _: 200,
        content=lambda done: RescheduleAnswer(orders=list(done.orders), stock=stock_answer(done.item, policy)),
    )
    done = list[Rescheduled]()
    sku, expected = call.path("sku"), call.request.headers.get("if-match")

    def rescheduled(books: Books) -> Rescheduled:
        refuse_stale(item_of(books, sku), sku, expected)
        who = call.caller.name
        done.append(reschedule(books, shop_of(services), sku, asked.day, services.now(), notify=asked.tell, who=who))
        return done[-1]

    answered = await keyed(call, rendering, rescheduled)
    await finished(services, done[-1].tasks if done else frozenset(), WAIT)
    return answered


_RESCHEDULE = Operation(
    "POST", "/stock/{sku}/reschedule", reschedule_item, "Promise another day to every order that waits for an item",
    scope=Scope.ADMIN, body=RescheduleBody, answer=RescheduleAnswer, refusals=(404, 412), idempotent=True,
    name="reschedule",
)  # fmt: skip

operations = [
    _RESCHEDULE,
    replace(
        _RESCHEDULE,
        path="/stock/{sku}/slip",
        summary="Deprecated: the same as /stock/{sku}/reschedule",
        name="slip",
        deprecated=True,
    ),
]
