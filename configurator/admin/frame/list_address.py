"""The URL of a list: its parameters, and variants of it with other parameters."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

LONGEST = 200
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class ListAddress:
    """`filters` has every parameter but the page, in the address's order; those it does not say are empty."""

    path: str
    filters: Mapping[str, str]

    @property
    def filtered(self) -> bool:
        return any(self.filters.values())

    def with_(self, **changes: str) -> str:
        """The URL with other filters, back on the first page."""
        return address_of(self.path, {**self.filters, **changes})

    def numbered(self, page: int) -> str:
        return self.with_(page=str(page) if page > 1 else "")

    def besides(self, *names: str) -> dict[str, str]:
        """What the address says besides these parameters: a form that asks for them hides the rest in itself."""
        return {name: value for name, value in self.filters.items() if value and name not in names}


def address_of(path: str, parameters: Mapping[str, str]) -> str:
    """The URL without empty parameters."""
    said = {name: value for name, value in parameters.items() if value}
    return f"{path}?{urlencode(said)}" if said else path


def choice(kind: type[Choice], value: str) -> Choice | None:
    """The chosen value; None for an invalid one, which is ignored."""
    return kind(value) if value in list(kind) else None


def text(asked: Mapping[str, str], name: str, longest: int = LONGEST) -> str:
    """The text of a field of the list's form, without NUL, which no store can search for."""
    return asked.get(name, "").replace("\x00", "").strip()[:longest]
