"""What the sneaker is offered in: options with their pictures, headings, choices, and layers nobody chooses."""

from dataclasses import dataclass
from typing import NamedTuple


class Window(NamedTuple):
    """The square of a view that a swatch is cut from."""

    view: str
    x: int
    y: int
    size: int


@dataclass(frozen=True)
class Option:
    """One choice: its pictures in both views and what it costs and consumes."""

    id: str
    label: str
    side: str = ""
    heel: str = ""
    price: int = 0
    sku: str = ""
    units: int = 1
    default: bool = False
    color: str = ""
    text: str = ""
    z: tuple[int, int] | None = None
    window: Window | None = None


@dataclass(frozen=True)
class Heading:
    """A plain sub-group: options under a name."""

    id: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Choice:
    """A choosing group."""

    id: str
    label: str
    members: tuple[Option | Heading, ...]
    z: tuple[int, int] = (0, 0)
    window: Window | None = None
    required: bool = True
    many: tuple[int, int] | None = None
    show_if: str | None = None

    @property
    def options(self) -> list[Option]:
        found: list[Option] = []
        for member in self.members:
            found += member.options if isinstance(member, Heading) else [member]
        return found


@dataclass(frozen=True)
class Fixed:
    """A layer that nobody chooses; with a condition it is drawn only while that holds."""

    id: str
    label: str
    side: str
    heel: str
    z: tuple[int, int]
    show_if: dict[str, list[str]] | None = None
