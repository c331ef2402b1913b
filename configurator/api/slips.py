"""A new day for what orders wait for."""

from datetime import date

from pydantic import BaseModel, ConfigDict
from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers import SlipAnswer
from configurator.api.items import stock_answer
from configurator.api.keyed import Rendering, keyed
from configurator.api.operation import Call, Operation
from configurator.ordering import Slipped, slip
from configurator.runtime.shop import shop_of


class SlipBody(BaseModel):
    """When the item is expected or released, null if nobody knows; `tell`: whether those who wait are mailed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: date | None
    tell: bool = False


async def slip_day(call: Call) -> Response:
    services, asked = call.services, call.body
    policy = services.storefront().policy
    rendering = Rendering[Slipped](
        status=lambda _: 200,
        content=lambda done: SlipAnswer(orders=list(done.orders), stock=stock_answer(done.item, policy)),
    )
    return await keyed(
        call,
        rendering,
        slip,
        shop_of(services),
        call.path("sku"),
        asked.day,
        services.now(),
        tell=asked.tell,
        who=call.caller.name,
    )


operations = [
    Operation(
        "POST", "/stock/{sku}/slip", slip_day, "Promise another day to every order that waits for an item",
        scope=Scope.ADMIN, body=SlipBody, answer=SlipAnswer, refusals=(404,), idempotent=True, name="slip",
    ),
]  # fmt: skip
