"""Evaluating a configuration: picture, price, availability, and the options that can still be chosen."""

from collections.abc import Mapping
from dataclasses import fields
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    TypeAdapter,
    with_config,
)
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from typing_extensions import TypedDict

from configurator.api.answers.evaluation import EvaluationAnswer, OptionAnswer, WhyAnswer
from configurator.api.operation import ApiCall, Operation
from configurator.api.query import LocaleText
from configurator.ordering.errors import NoSuchCart, NoSuchLine
from configurator.ordering.settling import settled
from configurator.products.deciding import decided
from configurator.products.evaluating import Context, alone, ask, in_cart, question_of, token_of
from configurator.runtime.caches.evaluations import question_key
from configurator.runtime.configuration_token import MAX_LENGTH
from configurator.runtime.services import Services
from configurator.web.body import SMALL, Body, json_content, parse, read_body, refuse_other_types
from configurator.web.connections.client import client_of, leaving
from configurator.web.refusal import Refused, problem_fields
from layers.document.configuration import Drawing
from layers.document.model import Blend, Name
from layers.evaluation.evaluation import Evaluation, Question
from layers.evaluation.option import OptionState, Reason
from layers.evaluation.product import Product
from layers.problem import Problem

Selection = Annotated[tuple[Name, ...], Field(max_length=2000)]
Quantity = Annotated[int, Field(ge=1, le=10_000)]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=200)]
TokenText = Annotated[str, StringConstraints(min_length=1, max_length=MAX_LENGTH)]


def _explain_kind(value: object) -> str:
    return "options" if isinstance(value, (list, tuple)) else "word"


Explain = Annotated[
    Annotated[Literal["all", "none"], Tag("word")] | Annotated[Selection, Tag("options")], Discriminator(_explain_kind)
]


class EvaluateBody(Body):
    """`pick` is an option the shopper just chose: the answer's selection holds it, unpinned choices repaired.

    `explain` says for which options that are not selectable `why` and `instead` are worked out.
    """

    selected: Selection | None = None
    token: TokenText | None = None
    quantity: Quantity | None = None
    pinned: Selection | None = None
    pick: Name | None = None
    cart: Secret | None = None
    line: Secret | None = None
    locale: LocaleText | None = None
    explain: Explain = "all"

    @property
    def explained(self) -> frozenset[str] | None:
        """The ids to explain; None for all."""
        if self.explain == "all":
            return None
        return frozenset() if self.explain == "none" else frozenset(self.explain)


async def evaluate(call: ApiCall) -> Response:
    services, id = call.services, call.path("configurator")
    body = await read_body(call.request, SMALL)
    product = services.catalogue.product(id)
    await settled(services)
    today = services.today()
    stamp = (services.catalogue.stamp, services.ledger.snapshot.stamp, today)
    refuse_other_types(call.request, body, optional=True)
    asking = question_key(id, body)
    kept = services.evaluations.find(stamp, asking)
    if kept is None:
        asked = parse(EvaluateBody, json_content(call.request, body, optional=True))
        kept = await _answer(call, product, asked)
        if asked.cart is None:
            services.evaluations.keep(stamp, asking, kept)
    return Response(kept, media_type="application/json")


async def _answer(call: ApiCall, product: Product, asked: EvaluateBody) -> bytes:
    services, request = call.services, call.request
    refuse_unknown(product, asked)
    question = question_from(services, product, asked)
    context = alone(services) if asked.cart is None else await run_in_threadpool(_in_cart, services, asked)
    work = partial(ask, services, product, question, context, asked.locale)
    evaluation = await decided(services, product, work, client_of(request), partial(leaving, request))
    return JSON.dump_json(rendered(services, evaluation), exclude=UNSAID)


def question_from(services: Services, product: Product, asked: EvaluateBody) -> Question:
    """Raises Refused 422 where both or a foreign token came, ForeignToken."""
    if asked.token is None:
        return Question(
            asked.selected, asked.quantity or 1, asked.pinned, asked.pick, line=asked.line, explain=asked.explained
        )
    if asked.selected is not None:
        problem = Problem("invalid", "token: give a selection or a token, not both", pointer="/token")
        raise Refused(422, "Give a selection or a token, not both.", [problem])
    stored = question_of(services, product, asked.token)
    quantity = asked.quantity or stored.quantity
    return Question(stored.selected, quantity, asked.pinned, asked.pick, stored.gone, asked.line, asked.explained)


def refuse_unknown(product: Product, asked: EvaluateBody) -> None:
    """Raises Refused 422 naming every id that the configurator does not have."""
    if asked.line is not None and asked.cart is None:
        message = "line: name the cart it is in"
        raise Refused(422, message, [Problem("unknown", message, pointer="/line")])
    named = [(name, f"/selected/{index}") for index, name in enumerate(asked.selected or ())]
    if asked.pick is not None:
        named.append((asked.pick, "/pick"))
    if not isinstance(asked.explain, str):
        named += [(name, f"/explain/{index}") for index, name in enumerate(asked.explain)]
    problems = [
        Problem("unknown", f"There is no option {name}.", layer=name, pointer=pointer)
        for name, pointer in named
        if name not in product.tree.options
    ]
    if problems:
        raise Refused(422, f"{len(problems)} id(s) are unknown.", problems)


@with_config(ConfigDict(extra="allow"))
class Content(TypedDict):
    """The options are most of an answer; written by their type they take half the time, or less."""

    options: Mapping[str, OptionState]


def _beyond(value: type, answer: type[BaseModel]) -> dict[str, Any]:
    """The fields of a dataclass that its answer does not have."""
    return dict.fromkeys({field.name for field in fields(value)} - answer.model_fields.keys(), True)


JSON = TypeAdapter(Content)
UNSAID: Any = {
    "options": {"__all__": _beyond(OptionState, OptionAnswer) | {"why": {"__all__": _beyond(Reason, WhyAnswer)}}}
}


def rendered(services: Services, evaluation: Evaluation) -> Any:
    """The evaluation in the contract's JSON, but for what is `UNSAID`; `EvaluationAnswer` is its model."""
    return {
        "configurator": evaluation.configurator,
        "version": evaluation.version,
        "selected": evaluation.selected,
        "complete": evaluation.complete,
        "price": {
            "unit": evaluation.unit,
            "total": evaluation.total,
            "currency": evaluation.currency,
            "formatted": evaluation.formatted,
        },
        "availability": evaluation.availability,
        "ships_on": evaluation.ships_on,
        "options": evaluation.options,
        "stack": {view: [_drawing(drawing) for drawing in stack] for view, stack in evaluation.stack.items()},
        "checkout": {
            "allowed": evaluation.allowed,
            "problems": [problem_fields(problem) for problem in evaluation.problems],
        },
        "token": token_of(services, evaluation),
        "pinned": evaluation.pinned,
        "repaired": evaluation.repaired,
        "refused": evaluation.refused,
        "message": evaluation.message,
    }


def _in_cart(services: Services, asked: EvaluateBody) -> Context:
    assert asked.cart is not None
    try:
        return in_cart(services, asked.cart, asked.line, asked.locale)
    except NoSuchCart as error:
        raise Refused(422, str(error), [Problem("unknown", str(error), pointer="/cart")]) from error
    except NoSuchLine as error:
        raise Refused(422, str(error), [Problem("unknown", str(error), pointer="/line")]) from error


def _drawing(drawing: Drawing) -> dict[str, Any]:
    placed = {
        "layer": drawing.layer,
        "src": f"/media/{drawing.asset}.webp",
        "x": drawing.x,
        "y": drawing.y,
        "z": drawing.z,
    }
    return placed if drawing.blend is Blend.NORMAL else placed | {"blend": drawing.blend}


operations = [
    Operation(
        "POST", "/configurators/{configurator}/evaluate", evaluate, "Evaluate a configuration",
        raw="application/json", raw_model=EvaluateBody, optional=True, answer=EvaluationAnswer,
        refusals=(400, 404, 410, 413, 415, 422, 503), name="evaluate",
    ),
]  # fmt: skip
