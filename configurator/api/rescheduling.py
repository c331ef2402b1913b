"""Rescheduling the stock that orders wait for."""

from dataclasses import replace
from datetime import date

from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.stock import RescheduleAnswer, stock_answer
from configurator.api.keyed import Rendering, keyed
from configurator.api.operation import ApiCall, Operation
from configurator.ordering import Rescheduled, reschedule
from configurator.runtime.shop import shop_of
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
    return await keyed(
        call,
        rendering,
        reschedule,
        shop_of(services),
        call.path("sku"),
        asked.day,
        services.now(),
        notify=asked.tell,
        who=call.caller.name,
    )


_RESCHEDULE = Operation(
    "POST", "/stock/{sku}/reschedule", reschedule_item, "Promise another day to every order that waits for an item",
    scope=Scope.ADMIN, body=RescheduleBody, answer=RescheduleAnswer, refusals=(404,), idempotent=True,
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
