"""The inputs of a panel: the evaluation with its shop, the panel's page, and the outcome of the last press."""

from dataclasses import dataclass

from configurator.stores.images.store import ImageStore
from layers.document.names import Names
from layers.evaluation.evaluation import Evaluation
from layers.evaluation.product import Product
from layers.problem import Problem
from layers.words.storefront import Storefront
from settings import Unavailable


@dataclass(frozen=True, slots=True)
class Scene:
    """The context of an evaluation: product, shop, pictures, and whether to hide sold-out options.

    `explained` are the options whose reasons were asked for.
    """

    product: Product
    evaluation: Evaluation
    shop: Storefront
    images: ImageStore
    unavailable: Unavailable
    explained: frozenset[str] = frozenset()

    @property
    def names(self) -> Names:
        return self.product.names(self.shop.locale)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the panel stands: what its form sends to, the address and token of the configuration, view, cart line."""

    action: str
    address: str
    token: str
    view: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the last step did besides changing the selection; `gone` are labels, `refused` option ids.

    `asked` is the option whose reason the shopper opened, empty for none.
    `cart_problems` are problems that the cart found; `insist` shows all problems, because the shopper wanted to buy.
    """

    gone: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    asked: str = ""
    cart_problems: tuple[Problem, ...] = ()
    broken: bool = False
    insist: bool = False
