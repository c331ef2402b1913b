"""Evaluating a configuration for page, API and embed: finding its product, its stock and its cart."""

from collections.abc import Mapping
from dataclasses import dataclass

from configurator.ordering import CartView, ChosenConfiguration, current_stock, settle_due, view_cart
from configurator.ordering.errors import NoSuchLine
from configurator.products.errors import Undecided
from configurator.runtime.configuration_token import Configured, ForeignToken
from configurator.runtime.services import Services
from configurator.runtime.shop import shop_of
from configurator.stores.ledger.books.holds import Hold
from layers.carts.cart import LineReading
from layers.document.configuration import checked_selection, settled
from layers.document.line_demand import LineDemand
from layers.evaluation.evaluation import Evaluation, Question, evaluate
from layers.evaluation.product import Product
from layers.orders.order import OrderLine
from layers.solver.effort import TooHard
from layers.stock.stock import StockItem


@dataclass(frozen=True, slots=True)
class Context:
    """The context of an evaluation: stock (without the own hold), the cart's other lines, its place there."""

    items: Mapping[str, StockItem]
    others: tuple[LineDemand, ...] = ()
    place: int | None = None


def alone(services: Services) -> Context:
    """The context without a cart, from memory; settle what is due before."""
    return Context(services.ledger.snapshot.items)


def in_cart(services: Services, cart: str, line: str | None, locale: str | None = None) -> Context:
    """As a part of `cart`, in place of `line` if given; a cart that became an order has nothing left to count.

    Raises NoSuchCart, NoSuchLine.
    """
    view = view_of(services, cart, locale)
    if view.cart.order is not None:
        return alone(services)
    demands = view.reading.demands
    place = next((index for index, demand in enumerate(demands) if demand.line == line), None)
    if line is not None and place is None:
        raise NoSuchLine(line)
    others = tuple(demand for demand in demands if demand.line != line)
    items = current_stock(services.ledger, shop_of(services), services.now())
    return Context(_without(items, view.hold), others, place)


def view_of(services: Services, cart: str, locale: str | None = None) -> CartView:
    """The cart as it reads now; raises NoSuchCart."""
    shop, now = shop_of(services), services.now()
    settle_due(services.ledger, shop, now)
    return services.ledger.read(view_cart, shop, cart, now, locale)


def ask(services: Services, product: Product, question: Question, context: Context, locale: str | None) -> Evaluation:
    """Raises UnknownOption, TwoOfOne, Undecided."""
    try:
        return evaluate(product, question, context.items, services.storefront(locale), context.others, context.place)
    except TooHard as hard:
        raise Undecided from hard


def token_of(services: Services, evaluation: Evaluation) -> str:
    """The signed text that stands for the evaluated configuration in addresses."""
    configured = Configured(evaluation.configurator, evaluation.version, evaluation.selected, evaluation.quantity)
    return services.tokens.sign(configured)


def question_of(services: Services, product: Product, token: str) -> Question:
    """The question of a token to the newest version: the options that exist and those gone; raises ForeignToken."""
    configured = services.tokens.read(token)
    if configured.configurator != product.id:
        raise ForeignToken
    known = product.tree.options
    kept = tuple(name for name in configured.selected if name in known)
    gone = tuple(name for name in configured.selected if name not in known)
    return Question(_one_each(product, kept), configured.quantity, None, None, gone)


def chosen(
    services: Services, configurator: str, selected: tuple[str, ...] | None, quantity: int
) -> ChosenConfiguration:
    """The selection for a cart: the defaults if none is given, without options of hidden groups.

    Raises UnknownOption, TwoOfOne, and NoSuchConfigurator and the like.
    """
    product = services.catalogue.product(configurator)
    tree = product.tree
    names = checked_selection(tree, tree.defaults if selected is None else selected)
    kept = settled(tree, names)
    return ChosenConfiguration(
        configurator, product.version, product.title, tuple(name for name in tree.options if name in kept), quantity
    )


def _one_each(product: Product, names: tuple[str, ...]) -> tuple[str, ...]:
    """The first of each `one` group, where options of an old version have moved into one group since."""
    taken: set[str] = set()
    kept = []
    for name in names:
        group = product.tree.options[name].group or ""
        if product.tree.choices[group].one and group in taken:
            continue
        taken.add(group)
        kept.append(name)
    return tuple(kept)


def _without(items: Mapping[str, StockItem], hold: Hold | None) -> Mapping[str, StockItem]:
    if hold is None:
        return items
    own = {sku: items[sku].without(units.now, units.backorder, units.preorder) for sku, units in hold.units.items()}
    return _Over(items, own)


class _Over(dict[str, StockItem]):
    """The few items of `own` over all the others, without copying them."""

    def __init__(self, items: Mapping[str, StockItem], own: Mapping[str, StockItem]) -> None:
        super().__init__(own)
        self._items = items

    def __missing__(self, sku: str) -> StockItem:
        return self._items[sku]

    def get(self, sku: str, default: StockItem | None = None) -> StockItem | None:  # type: ignore[override]
        return self[sku] if sku in self or sku in self._items else default


def line_token(services: Services, line: LineReading | OrderLine) -> str:
    return services.tokens.sign(Configured(line.configurator, line.version, line.selected, line.quantity))
