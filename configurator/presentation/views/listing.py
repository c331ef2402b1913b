"""The list of everything that can be configured."""

from dataclasses import dataclass

from layers.stock.availability import Availability


@dataclass(frozen=True, slots=True)
class Card:
    """One product in the list, in its default configuration; `promos` are those of its late options."""

    id: str
    title: str
    description: str
    href: str
    picture: str
    price: str
    availability: Availability
    notice: str
    promos: tuple[str, ...]
