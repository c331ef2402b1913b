"""The shopper's addresses."""

from starlette.routing import Route

from configurator.shop import (
    account,
    cancelling,
    carting,
    checkout,
    configuring,
    listing,
    login,
    order,
    purchasing,
    wait,
    waiting,
)
from configurator.web import language

routes: list[Route] = [
    Route("/", listing.show, name="shop.list"),
    Route("/c/{configurator}", configuring.show, methods=["GET"], name="shop.configurator"),
    Route("/c/{configurator}", configuring.press, methods=["POST"], name="shop.press"),
    Route("/c/{configurator}/panel", configuring.refresh, methods=["POST"], name="shop.panel"),
    Route("/language", language.choose, methods=["POST"], name="shop.language"),
    Route("/cart", carting.show, methods=["GET"], name="shop.cart"),
    Route("/cart/hold", carting.hold, methods=["POST"], name="shop.hold"),
    Route("/cart/lines/{line}", carting.change, methods=["POST"], name="shop.line"),
    Route("/checkout", checkout.show, methods=["GET"], name="shop.checkout"),
    Route("/checkout", checkout.place_order, methods=["POST"], name="shop.place"),
    Route("/orders/{secret}", order.show, methods=["GET"], name="shop.order"),
    Route("/orders/{secret}/lines/{line}/purchase", purchasing.purchase, methods=["POST"], name="shop.purchase"),
    Route("/orders/{secret}/lines/{line}/cancel", cancelling.cancel, methods=["POST"], name="shop.cancel"),
    Route("/login", login.show, methods=["GET"], name="shop.login"),
    Route("/login", login.ask, methods=["POST"], name="shop.login_ask"),
    Route("/login/{token}", login.arrive, methods=["GET"], name="shop.login_arrive"),
    Route("/login/{token}", login.enter, methods=["POST"], name="shop.login_enter"),
    Route("/logout", login.leave, methods=["POST"], name="shop.logout"),
    Route("/waits", waiting.ask, methods=["POST"], name="shop.wait_ask"),
    Route("/waits/{token}", wait.show, methods=["GET"], name="shop.wait"),
    Route("/waits/{token}", wait.confirm, methods=["POST"], name="shop.wait_confirm"),
    Route("/waits/{token}/end", wait.leaving, methods=["GET"], name="shop.wait_leaving"),
    Route("/waits/{token}/end", wait.end, methods=["POST"], name="shop.wait_end"),
    Route("/account", account.show, methods=["GET"], name="shop.account"),
]
