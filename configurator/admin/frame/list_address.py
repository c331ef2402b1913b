"""The address of a list: what it asks for, and the same address asking for something else."""

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
        """With other filters a list begins at its beginning."""
        return address_of(self.path, {**self.filters, **changes})

    def numbered(self, page: int) -> str:
        return self.with_(page=str(page) if page > 1 else "")

    def besides(self, *names: str) -> dict[str, str]:
        """What the address says besides these parameters: a form that asks for them hides the rest in itself."""
        return {name: value for name, value in self.filters.items() if value and name not in names}


def address_of(path: str, parameters: Mapping[str, str]) -> str:
    """Empty parameters go without saying."""
    said = {name: value for name, value in parameters.items() if value}
    return f"{path}?{urlencode(said)}" if said else path


def choice(kind: type[Choice], value: str) -> Choice | None:
    """None for what makes no sense: it is not asked."""
    return kind(value) if value in list(kind) else None


def text(asked: Mapping[str, str], name: str, longest: int = LONGEST) -> str:
    """What was typed into a field of the list's form; no store searches for NUL."""
    return asked.get(name, "").replace("\x00", "").strip()[:longest]
