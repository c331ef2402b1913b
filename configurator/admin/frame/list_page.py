"""The parts of every list page besides its rows: tabs, chips of active filters, selects, and paging."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from configurator.admin.frame.list_address import ListAddress

Value = TypeVar("Value", bound=str)


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the list; `number` is the formatted count of its rows, None if they are not counted."""

    label: str
    href: str
    here: bool
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter, and the URL without it."""

    label: str
    value: str
    href: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice in a select."""

    value: str
    label: str
    here: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """Addresses of other pages of the list, empty where there is none."""

    beginning: str = ""
    previous: str = ""
    next: str = ""


def tabs(
    address: ListAddress,
    name: str,
    here: str,
    labels: Mapping[Value, str],
    numbers: Mapping[Value, str] | None = None,
) -> tuple[Tab, ...]:
    """One for each value that the parameter `name` may have; `here` is the one that is shown."""
    return tuple(
        Tab(label, address.with_(**{name: value}), value == here, numbers[value] if numbers else None)
        for value, label in labels.items()
    )


def chips(address: ListAddress, labels: Mapping[str, str], values: Mapping[str, str]) -> tuple[Chip, ...]:
    """The filters of `labels` that are on: those with a value, which is in the user's words."""
    return tuple(
        Chip(label, values[name], address.with_(**{name: ""})) for name, label in labels.items() if values[name]
    )


def picks(labels: Mapping[Value, str], here: str | None) -> tuple[Pick, ...]:
    return tuple(Pick(value, label, value == here) for value, label in labels.items())


def cursor_pages(address: ListAddress, after: str | None, following: str | None) -> Pages:
    """`after` is the cursor that was asked for, `following` the one of the next page."""
    return Pages(
        beginning=address.with_() if after else "",
        next=address.with_(after=following) if following else "",
    )


def numbered_pages(address: ListAddress, page: int, pages: int) -> Pages:
    return Pages(
        previous=address.numbered(page - 1) if page > 1 else "",
        next=address.numbered(page + 1) if page < pages else "",
    )
