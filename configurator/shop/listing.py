"""The list of everything that can be configured, each in its default configuration."""

from functools import partial

from starlette.responses import Response

from configurator.ordering.settling import settled
from configurator.presentation.panel import description
from configurator.presentation.views import Card
from configurator.products.deciding import drawn
from configurator.products.drawing import render_path
from configurator.products.evaluating import Context, alone, ask, token_of
from configurator.runtime.services import Services
from configurator.shop.call import ShopCall
from configurator.shop.rendering import answered, kept, quantity_in_cart, whole
from configurator.web.addresses import Addresses
from configurator.web.connections.client import client_of, leaving
from layers.evaluation.evaluation import Evaluation, Question
from layers.evaluation.product import Product
from layers.words.storefront import Storefront

PAGE = "pages/list.html"


async def show(call: ShopCall) -> Response:
    services, request = call.services, call.request
    await settled(services)

    async def make(quantity: int = 0) -> str:
        context, products = alone(services), services.catalogue.products()
        options = sum(len(product.tree.options) for product in products)

        def draw() -> str:
            cards = [_card(services, call.address, call.storefront, product, context) for product in products]
            return whole(call, PAGE, quantity, None, cards=cards)

        return await drawn(services, options, draw, client_of(request), partial(leaving, request))

    if call.cart is None:
        return await kept(call, PAGE, make)
    return answered(call, await make(await quantity_in_cart(call)))


def _card(services: Services, address: Addresses, shop: Storefront, product: Product, context: Context) -> Card:
    names = product.names(shop.locale)
    evaluation = ask(services, product, Question(None, 1, (), explain=frozenset(), judged=False), context, shop.locale)
    pictured = any(evaluation.stack.values())
    return Card(
        id=product.id,
        title=names.title,
        description=description(product, names),
        href=address("shop.configurator", configurator=product.id),
        picture=render_path(product.id, token_of(services, evaluation), 600) if pictured else "",
        price=shop.money(product.configurator.base_price),
        availability=evaluation.availability,
        notice=_notice(evaluation),
        promos=_promos(evaluation),
    )


def _notice(evaluation: Evaluation) -> str:
    """The notice of the default configuration's least available layer."""
    chosen = [evaluation.options[option] for option in evaluation.selected]
    return next((state.notice for state in chosen if state.availability is evaluation.availability), "")


def _promos(evaluation: Evaluation) -> tuple[str, ...]:
    promos = [evaluation.options[option].promo for option in evaluation.selected]
    return tuple(dict.fromkeys(promo for promo in promos if promo))
