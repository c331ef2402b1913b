"""Requesting a back-in-stock notification for an option."""

from dataclasses import dataclass
from datetime import timedelta

from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException
from starlette.responses import Response

from configurator.ordering.news.waits import Wanted, can_be_had, part_of, request_notification
from configurator.ordering.settling import settled
from configurator.presentation.views import WaitedFor
from configurator.products.evaluating import alone
from configurator.runtime.limiting import Limit
from configurator.runtime.services import Services
from configurator.runtime.transactions import written
from configurator.shop.call import ShopCall
from configurator.shop.rendering import OWN, page
from configurator.web.addresses import Addresses
from configurator.web.connections.client import client_of
from configurator.web.form import NO_ADDRESS, first
from layers.evaluation.product import Product
from settings.mail_address import mail_address

BY_CLIENT = Limit("waits by client", 10, timedelta(minutes=15))
BY_ADDRESS = Limit("waits by address", 5, timedelta(hours=1))


async def ask(call: ShopCall) -> Response:
    """The same answer whether or not the address is known; notifications need a confirmation by mail."""
    services, fields = call.services, call.form
    await settled(services)
    option = _option(services, first(fields, "configurator"), first(fields, "layer"))
    email, now = mail_address(first(fields, "email")), services.now()
    services.limiter.count(BY_CLIENT, client_of(call.request), now)
    shown = waited_for(call.address, option.product, option.product.id, option.layer, call.locale)
    if option.here:
        return await page(call, "pages/wait-here.html", headers=OWN, wanted=shown)
    if email is None:
        error = call.storefront.speech.gettext(NO_ADDRESS)
        return await page(
            call, "pages/wait-ask.html", 422, OWN, wanted=shown, option=option, email=first(fields, "email"),
            errors={"email": error},
        )  # fmt: skip
    services.limiter.count(BY_ADDRESS, email, now)
    response = await page(call, "pages/wait-asked.html", headers=OWN, wanted=shown, email=email)
    wanted = Wanted(option.product.id, option.layer, option.sku)
    response.background = BackgroundTask(written, services, request_notification, wanted, email, call.locale, now)
    return response


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a product that is sold; `here`: it can be had now."""

    product: Product
    layer: str
    sku: str
    here: bool


def waited_for(address: Addresses, product: Product | None, configurator: str, layer: str, locale: str) -> WaitedFor:
    """The present names of the option and its product; their ids if they are gone."""
    if product is None:
        return WaitedFor(layer, configurator, "")
    names = product.names(locale)
    path = address("shop.configurator", configurator=configurator)
    known = layer in product.tree.options
    return WaitedFor(names.full(layer) if known else layer, names.title, f"{path}?with={layer}" if known else path)


def _option(services: Services, configurator: str, layer: str) -> Option:
    """Raises HTTPException 404, and NoSuchConfigurator and the like."""
    product = services.catalogue.product(configurator)
    if layer not in product.tree.options:
        raise HTTPException(404)
    part = part_of(product, layer)
    items, policy = alone(services).items, services.storefront().policy
    return Option(product, layer, part.sku if part else "", can_be_had(part, product, items, policy))
