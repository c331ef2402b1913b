"""Drafts before they are published: evaluated, drawn, and what publishing or a count would do."""

from functools import partial
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.evaluation import EvaluationAnswer
from configurator.api.answers.foresight import ForesightAnswer
from configurator.api.evaluate import JSON, UNSAID, EvaluateBody, Selection, question_from, refuse_unknown, rendered
from configurator.api.operation import ApiCall, Operation, answer
from configurator.api.query import LocaleQuery
from configurator.ordering.settling import settled
from configurator.products import previewing
from configurator.products.deciding import decided, designed
from configurator.products.evaluating import ask
from configurator.web.body import Body
from configurator.web.connections.client import client_of, leaving
from layers.document.model import Name, SkuText
from layers.stock.supposition import Supposition

FRESH = {"Cache-Control": "no-store"}
Suppose = Annotated[dict[SkuText, Supposition], Field(max_length=1000)]


class DraftEvaluateBody(EvaluateBody):
    """Evaluate's body, but that a draft is in no cart; `suppose` is stock as it might be, by sku."""

    cart: None = None
    line: None = None
    suppose: Suppose = Field(default_factory=dict)


class DraftRenderBody(Body):
    """`selected` null: the defaults; `width` null: the view's own."""

    selected: Selection | None = None
    view: Name | None = None
    width: Literal[150, 300, 600, 1200] | None = None


class ForesightBody(Body):
    """What is to happen: that the draft is published, or that stock is as supposed, or both."""

    draft: bool = False
    suppose: Suppose = Field(default_factory=dict)

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.draft and not self.suppose:
            raise ValueError("give draft: true, or suppose")
        return self


async def evaluate(call: ApiCall) -> Response:
    services, body = call.services, call.body
    product = previewing.previewed(services, services.catalogue.draft(call.path("configurator")))
    await settled(services)
    refuse_unknown(product, body)
    question = question_from(services, product, body)
    work = partial(ask, services, product, question, previewing.context(services, body.suppose), body.locale)
    evaluation = await decided(services, product, work, client_of(call.request), partial(leaving, call.request))
    content = JSON.dump_json(rendered(services, evaluation), exclude=UNSAID)
    return Response(content, media_type="application/json", headers=FRESH)


async def render(call: ApiCall) -> Response:
    services, body = call.services, call.body
    draft = services.catalogue.draft(call.path("configurator"))
    tree = previewing.previewed(services, draft).tree
    key = ("draft", tree, body.selected, body.view, body.width)
    work = partial(previewing.rendered, services, tree, body.selected, body.view, body.width)
    content = await services.making.made(key, work, client_of(call.request))
    return Response(content, media_type="image/webp", headers=FRESH)


async def foresee(call: ApiCall) -> Response:
    services, body, id = call.services, call.body, call.path("configurator")
    draft = services.catalogue.draft(id)
    await settled(services)
    work = partial(previewing.foreseen, services, id, draft if body.draft else None, body.suppose)
    found = await designed(services, work, partial(leaving, call.request))
    return answer(ForesightAnswer.model_validate(found, from_attributes=True), 200, Cache_Control="no-store")


ONE = "/configurators/{configurator}"
_SHARED: dict[str, Any] = {"scope": Scope.ADMIN, "query": LocaleQuery}
operations = [
    Operation(
        "POST", ONE + "/draft/evaluate", evaluate, "Evaluate the draft, with the stock of today or as it might be",
        body=DraftEvaluateBody, optional=True, answer=EvaluationAnswer, refusals=(404, 410, 503),
        name="draft.evaluate", **_SHARED,
    ),
    Operation(
        "POST", ONE + "/draft/render", render, "Draw a selection from the draft",
        body=DraftRenderBody, optional=True, media_type="image/webp", refusals=(404, 410, 503),
        name="draft.render", **_SHARED,
    ),
    Operation(
        "POST", ONE + "/foresight", foresee, "What publishing the draft, or a change of stock, would take away",
        body=ForesightBody, answer=ForesightAnswer, refusals=(404, 410, 503), name="foresight", **_SHARED,
    ),
]  # fmt: skip
