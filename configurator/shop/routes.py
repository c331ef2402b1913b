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
    wait_request,
)
from configurator.shop.call import form_route, shop_route
from configurator.web import language

routes: list[Route] = [
    shop_route("/", listing.show, "shop.list"),
    shop_route("/c/{configurator}", configuring.show, "shop.configurator"),
    form_route("/c/{configurator}", configuring.press, "shop.press"),
    form_route("/c/{configurator}/panel", configuring.refresh, "shop.panel"),
    form_route("/language", language.choose, "shop.language", secret_in_address=True),
    shop_route("/cart", carting.show, "shop.cart"),
    form_route("/cart/hold", carting.hold, "shop.hold"),
    form_route("/cart/lines/{line}", carting.change, "shop.line"),
    shop_route("/checkout", checkout.show, "shop.checkout"),
    form_route("/checkout", checkout.place_order, "shop.place"),
    shop_route("/orders/{secret}", order.show, "shop.order"),
    form_route("/orders/{secret}/lines/{line}/purchase", purchasing.purchase, "shop.purchase", secret_in_address=True),
    form_route("/orders/{secret}/lines/{line}/cancel", cancelling.cancel, "shop.cancel", secret_in_address=True),
    shop_route("/login", login.show, "shop.login"),
    form_route("/login", login.ask, "shop.login_ask"),
    shop_route("/login/{token}", login.arrive, "shop.login_arrive"),
    form_route("/login/{token}", login.enter, "shop.login_enter", secret_in_address=True),
    form_route("/logout", login.leave, "shop.logout"),
    form_route("/waits", wait_request.ask, "shop.wait_ask"),
    shop_route("/waits/{token}", wait.show, "shop.wait"),
    form_route("/waits/{token}", wait.confirm, "shop.wait_confirm", secret_in_address=True),
    shop_route("/waits/{token}/end", wait.leaving, "shop.wait_leaving"),
    form_route("/waits/{token}/end", wait.end, "shop.wait_end", secret_in_address=True),
    shop_route("/account", account.show, "shop.account"),
]
