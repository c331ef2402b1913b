"""One request for a product: the question of its URL or form, and its context."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

import structlog
from starlette.concurrency import run_in_threadpool

from configurator.ordering.errors import NoSuchCart, NoSuchLine
from configurator.ordering.settling import settled
from configurator.presentation.scene import Outcome
from configurator.products.deciding import decided, drawn
from configurator.products.evaluating import Context, alone, ask, in_cart, question_of
from configurator.runtime.configuration_token import ForeignToken
from configurator.runtime.services import Services
from configurator.shop.call import ShopCall
from configurator.shop.steps import Base, preset
from configurator.stores.catalogue.errors import CatalogueError
from configurator.stores.errors import Broken
from configurator.web.connections.client import client_of, leaving
from configurator.web.form import Fields, first
from layers.document.names import Names
from layers.evaluation.evaluation import Evaluation, Question
from layers.evaluation.product import Product
from layers.words.storefront import Storefront

log = structlog.get_logger("storage")

Answer = TypeVar("Answer")

LONGEST = 200
NOTHING = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a product: in which view, and among what; `line` is the cart's line that is being edited.

    `home` is the address of its page, `refresh` where that asks for its panel anew.
    """

    call: ShopCall
    shop: Storefront
    product: Product
    context: Context
    view: str
    line: str
    cart: str | None
    home: str
    refresh: str

    @property
    def services(self) -> Services:
        return self.call.services

    async def evaluated(self, question: Question) -> Evaluation:
        return await self.decided(lambda: self.ask(question))

    async def decided(self, work: Callable[[], Answer]) -> Answer:
        """The answer of `work`, which asks; raises Undecided, TooManyAtOnce."""
        request = self.call.request
        return await decided(self.services, self.product, work, client_of(request), partial(leaving, request))

    async def drawn(self, work: Callable[[], Answer]) -> Answer:
        """What `work` makes of the whole product; raises Undecided, TooManyAtOnce."""
        request = self.call.request
        options = len(self.product.tree.options)
        return await drawn(self.services, options, work, client_of(request), partial(leaving, request))

    def ask(self, question: Question) -> Evaluation:
        """Through `decided`, as it may take seconds; with reasons only for the options in the question's `explain`."""
        named = replace(question, line=self.line or None, explain=question.explain or NOTHING)
        return ask(self.services, self.product, named, self.context, self.shop.locale)


async def arrived(call: ShopCall, view: str, line: str) -> Visit:
    services = call.services
    product = services.catalogue.product(call.path("configurator"))
    cart, line = call.cart, line[:LONGEST]
    await settled(services)
    context, place, secret = (
        await run_in_threadpool(_context, services, cart, line) if cart else (alone(services), "", None)
    )
    home = call.address("shop.configurator", configurator=product.id)
    refresh = call.address("shop.panel", configurator=product.id)
    return Visit(call, call.storefront, product, context, known_view(product, view), place, secret, home, refresh)


def _context(services: Services, cart: str, line: str) -> tuple[Context, str, str | None]:
    """The cart around the configuration; a cart that is gone or closed is none, a line that is gone is a new one."""
    known = services.ledger.read(lambda books: books.carts.get(cart))
    if known is None or known.order is not None:
        return alone(services), "", None
    try:
        return in_cart(services, cart, line or None), line, cart
    except NoSuchLine:
        return in_cart(services, cart, None), "", cart
    except NoSuchCart:
        return alone(services), "", None


def views(product: Product) -> list[str]:
    return [view.id for view in product.configurator.views]


def known_view(product: Product, view: str) -> str:
    """The view, or the first where there is none of that id."""
    known = views(product)
    return view if view in known else known[0]


def asked(visit: Visit, query: Mapping[str, str]) -> tuple[Question, Outcome]:
    """The question of a URL: a token pins everything, a preset or no parameter pins nothing.

    `with` takes an option too, where it can be had.
    """
    options = visit.product.tree.options
    repaired = tuple(name for name in query.get("repaired", "").split() if name in options)
    refused = tuple(name for name in query.get("refused", "").split() if name in options)
    outcome = Outcome(repaired=repaired, refused=refused)
    if query.get("cfg"):
        try:
            question = question_of(visit.services, visit.product, query["cfg"])
        except ForeignToken:
            return Question(None, 1, ()), replace(outcome, broken=True)
        gone = _gone(visit, query["cfg"], question.gone)
        return replace(question, gone=()), replace(outcome, gone=gone)
    named = preset(visit.product, query.get("preset", ""))
    taken = query.get("with", "")
    return Question(named, 1, (), taken if taken in options else None), replace(
        outcome, broken=bool(query.get("preset")) and named is None
    )


def _gone(visit: Visit, token: str, gone: tuple[str, ...]) -> tuple[str, ...]:
    """What vanished options were called in the version the link was made from."""
    if not gone:
        return ()
    try:
        version = visit.services.tokens.read(token).version
        old = Names(visit.services.catalogue.tree(visit.product.id, version), visit.shop.locale)
    except CatalogueError:
        return gone
    except Broken as error:
        log.error("file damaged", path=str(error.path), reason=error.reason)
        return gone
    return tuple(old.full(option) for option in gone)


def base(visit: Visit, fields: Fields) -> Base:
    """The configuration the form was made from; the defaults where it does not say."""
    tree = visit.product.tree
    pinned = tuple(name for name in first(fields, "pinned").split() if name in tree.options)
    try:
        question = question_of(visit.services, visit.product, first(fields, "base"))
    except ForeignToken:
        defaults = tuple(name for name in tree.options if name in tree.defaults)
        return Base(defaults, 1, ())
    return Base(question.selected or (), question.quantity, pinned)
