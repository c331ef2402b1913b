"""The values that the shopper's templates print, with every number already formatted."""

from configurator.presentation.views.account import AccountPage, OrderRow
from configurator.presentation.views.cart import CartPage, CheckoutPage, Line, Part, Shipment, TypedCustomer, When
from configurator.presentation.views.frame import Chrome, Failure, Language
from configurator.presentation.views.listing import Card
from configurator.presentation.views.order import (
    Offer,
    OrderLine,
    OrderLink,
    OrderPage,
    PaymentSummary,
    Step,
    StepKind,
    Wait,
)
from configurator.presentation.views.product import (
    Change,
    ConfiguratorPage,
    GroupView,
    Obstacle,
    OptionView,
    Panel,
    Picture,
    PresetView,
    ProblemView,
    Promise,
    Repair,
    Section,
    Swatch,
    ViewTab,
)
from configurator.presentation.views.wait import WaitedFor, WaitPage, WaitState

__all__ = [
    "AccountPage",
    "Card",
    "CartPage",
    "Change",
    "CheckoutPage",
    "Chrome",
    "ConfiguratorPage",
    "Failure",
    "GroupView",
    "Language",
    "Line",
    "Obstacle",
    "Offer",
    "OptionView",
    "OrderLine",
    "OrderLink",
    "OrderPage",
    "OrderRow",
    "Panel",
    "Part",
    "PaymentSummary",
    "Picture",
    "PresetView",
    "ProblemView",
    "Promise",
    "Repair",
    "Section",
    "Shipment",
    "Step",
    "StepKind",
    "Swatch",
    "TypedCustomer",
    "ViewTab",
    "Wait",
    "WaitPage",
    "WaitState",
    "WaitedFor",
    "When",
]
