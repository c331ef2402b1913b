"""The stock items that layers of a draft take from, or might, with the other configurators that share them."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from configurator.accounts.tokens import Scope
from configurator.api.answers.stock import DraftItemAnswer, DraftStockAnswer, UseAnswer, stock_answer
from configurator.api.items import settled_policy
from configurator.api.operation import ApiCall, Operation, answer
from configurator.api.query import LocaleQuery
from configurator.products.uses import Use, skus_named, uses_of
from configurator.runtime.services import Services
from configurator.web.body import Body
from layers.document.model import SkuText
from layers.evaluation.product import Product
from layers.stock.stock import Policy, StockItem
from layers.words.promo import promo

FOUND, USES = 20, 20


class DraftStockBody(Body):
    """The items of these skus, or those of which the sku, or what takes from it, contains `q`."""

    skus: Annotated[tuple[SkuText, ...], Field(max_length=1000)] | None = None
    q: Annotated[str, StringConstraints(max_length=200)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.skus is None) == (self.q is None):
            raise ValueError("give skus or q")
        return self


async def look_up(call: ApiCall) -> Response:
    services, body = call.services, call.body
    draft = services.catalogue.draft(call.path("configurator"))
    policy = await settled_policy(services)
    content = await run_in_threadpool(_found, services, draft.document.id, body, call.locale, policy)
    return answer(content, 200, Cache_Control="no-store")


def _found(services: Services, id: str, body: DraftStockBody, locale: str, policy: Policy) -> DraftStockAnswer:
    products = services.catalogue.products()
    others = [product for product in products if product.id != id]
    skus = list(dict.fromkeys(body.skus or ())) if body.q is None else _matching(services, products, body.q, locale)
    shown = skus[:FOUND] if body.skus is None else skus
    return DraftStockAnswer(
        management=policy.management,
        backorder=policy.backorder,
        low_stock_threshold=policy.low_stock_threshold,
        items=_items(services, shown, others, locale, policy),
        more=len(skus) - len(shown),
    )


def _matching(services: Services, products: Iterable[Product], q: str, locale: str) -> list[str]:
    """Of all items, by sku."""
    items, wanted = services.ledger.snapshot.items, q.casefold()
    named = skus_named(q, list(products), locale)
    return sorted(sku for sku in items if wanted in sku.casefold() or sku in named)


def _items(
    services: Services, skus: Iterable[str], others: list[Product], locale: str, policy: Policy
) -> list[DraftItemAnswer]:
    items, uses = services.ledger.snapshot.items, uses_of(others, locale)
    there = frozenset(sku for sku in skus if sku in items)  # any other would be read as one that is not counted
    return [_item(sku, items[sku] if sku in there else None, uses(sku), policy) for sku in skus]


def _item(sku: str, item: StockItem | None, uses: Sequence[Use], policy: Policy) -> DraftItemAnswer:
    return DraftItemAnswer(
        sku=sku,
        stock=stock_answer(item, policy) if item else None,
        promo=promo(item.terms.backorder_promo, item.terms.backorder_limit, item.backorder_left) if item else "",
        uses=[UseAnswer.model_validate(use, from_attributes=True) for use in uses[:USES]],
        more_uses=max(len(uses) - USES, 0),
    )


operations = [
    Operation(
        "POST", "/configurators/{configurator}/draft/stock", look_up,
        "Read the stock items that a draft takes from, with the configurators that share them, or look for others",
        scope=Scope.ADMIN, query=LocaleQuery, body=DraftStockBody, answer=DraftStockAnswer, refusals=(404, 410),
        name="draft.stock",
    ),
]  # fmt: skip
