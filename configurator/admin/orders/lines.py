"""The lines of an order for fulfilment: progress of each line, and the stock that each option waits for."""

from dataclasses import dataclass
from datetime import date, datetime

from configurator.admin.orders.row import LINE_HUES, LINE_WORDS, in_currency
from configurator.products.drawing import render_path
from configurator.products.evaluating import line_token
from configurator.runtime.services import Services
from layers.orders.line_id import order_of_line
from layers.orders.order import LineState, Order
from layers.orders.placed import PlacedLine, PlacedOption, placed_lines
from layers.stock.offer import Offer
from layers.words.storefront import Storefront


@dataclass(frozen=True, slots=True)
class OptionView:
    """`here`, `backordered` and `preordered` are stock units neither shipped nor cancelled.

    `label` is what the customer reads beside it; `promised_on` is shown while it is late. Of what is late,
    `offered` units have come and are held for the customer to buy.
    """

    group: str
    label: str
    sku: str | None
    units: int
    here: int
    backordered: int
    preordered: int
    promised_on: date | None
    notice: str
    silent: bool
    offered: int

    @property
    def late(self) -> int:
        return self.backordered + self.preordered


@dataclass(frozen=True, slots=True)
class OfferView:
    """The line's offer; `until` is None while it is gathered, and `held` counts its units."""

    quantity: int
    held: int
    until: datetime | None


@dataclass(frozen=True, slots=True)
class LineView:
    """`open` pieces are neither shipped nor cancelled, `complete` of them can leave now.

    `delivered` pieces are among the `shipped` ones. `origin` is the number of the order it was bought from.
    """

    id: str
    title: str
    picture: str
    quantity: int
    unit: str
    total: str
    state: LineState
    state_words: str
    state_hue: str
    open: int
    complete: int
    shipped: int
    delivered: int
    cancelled: int
    paid: bool
    options: tuple[OptionView, ...]
    offer: OfferView | None
    origin: str


def line_views(services: Services, order: Order, shop: Storefront) -> tuple[LineView, ...]:
    """`shop` speaks the user's language; what the customer reads is in the order's."""
    theirs = services.storefront(order.locale)
    return tuple(_line(services, order, placed, shop) for placed in placed_lines(order, theirs))


def _line(services: Services, order: Order, placed: PlacedLine, shop: Storefront) -> LineView:
    line, money = placed.line, in_currency(shop, order)
    return LineView(
        id=line.id,
        title=line.title,
        picture=render_path(line.configurator, line_token(services, line), 150),
        quantity=line.quantity,
        unit=money.money(line.unit_price),
        total=money.money(line.total),
        state=line.state,
        state_words=shop.speech.gettext(LINE_WORDS[line.state]),
        state_hue=LINE_HUES[line.state],
        open=line.open,
        complete=line.complete,
        shipped=line.shipped,
        delivered=line.delivered,
        cancelled=line.cancelled,
        paid=line.paid,
        options=tuple(_option(option) for option in placed.options),
        offer=_offer(line.offer) if line.offer and line.offer.live else None,
        origin=order_of_line(line.origin or ""),
    )


def _option(placed: PlacedOption) -> OptionView:
    option = placed.option
    return OptionView(
        option.group_label or "",
        option.label,
        option.sku,
        option.units,
        option.present,
        option.backordered,
        option.preordered,
        option.promised_on,
        placed.cart_label,
        option.silent,
        placed.offered,
    )


def _offer(offer: Offer) -> OfferView:
    held = sum(offer.units.values()) + sum(offer.uncounted.values())
    return OfferView(offer.quantity, held, offer.expires_at if offer.open else None)
