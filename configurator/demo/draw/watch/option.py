"""What the watch is offered in: options that are drawn, and groups of them."""

from collections.abc import Callable
from dataclasses import dataclass, field

Draw = Callable[[], str]


@dataclass(frozen=True)
class Option:
    """One image layer: what it is called and costs, how it is drawn in each view, how its swatch looks."""

    id: str
    label: str
    price: int
    looks: dict[str, tuple[int, Draw]]
    swatch: tuple[Draw, tuple[float, float, float]] | str | None = None
    sku: str | None = None
    default: bool = False


@dataclass(frozen=True)
class Group:
    id: str
    label: str
    layers: tuple["Option | Group", ...]
    choose: str | None = "one"
    required: bool = True
    show_if: object = None
    bounds: dict[str, int] = field(default_factory=dict)


def always(own: str, label: str, **looks: tuple[int, Draw]) -> Option:
    return Option(own, label, 0, looks)
