"""Parsing the fields of a stock form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from layers.stock_csv import cell
from layers.stock_csv.fault import Saying, Unreadable

Fields = Mapping[str, list[str]]


def _or_none(reader: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: reader(text) if text.strip() else None


READERS: Mapping[str, Callable[[str], Any]] = {
    "tracked": cell.yes_or_no,
    "status": cell.status,
    "backorder": cell.backorder,
    "notify": cell.yes_or_no,
    "backorder_limit": _or_none(cell.count),
    "backorder_promo": lambda text: cell.written_promo(text.replace("\r\n", "\n")),
    "low_stock_threshold": _or_none(cell.count),
    "restock_on": _or_none(cell.day),
    "preorder_release_on": _or_none(cell.day),
    "preorder_limit": _or_none(cell.count),
}
"""The terms of an item; a field left empty takes the value away."""
SWITCHES = ("backorder", "notify", "backorder_limit", "backorder_promo", "preorder_release_on", "preorder_limit")
"""The fields that cannot be changed while stock management is off."""


@dataclass(frozen=True, slots=True)
class Read:
    """The terms by name, the counted quantity if given, and the errors."""

    terms: Mapping[str, Any]
    on_hand: int | None
    errors: Mapping[str, Saying]


def read(fields: Fields, management: bool) -> Read:
    """Parse the fields present; of a switch the last value counts, since its hidden field comes first."""
    terms: dict[str, Any] = {}
    errors: dict[str, Saying] = {}
    for name in READERS:
        if name in fields and (management or name not in SWITCHES):
            _one(name, READERS[name], fields[name][-1], terms, errors)
    counted: dict[str, Any] = {}
    if fields.get("on_hand", [""])[-1].strip():
        _one("on_hand", cell.count, fields["on_hand"][-1], counted, errors)
    return Read(terms, counted.get("on_hand"), errors)


def notify_choice(fields: Fields) -> bool | None:
    """Whether customers are mailed about a new date; None if it was not chosen."""
    return {"yes": True, "no": False}.get(fields.get("tell", [""])[-1])


def _one(name: str, reader: Callable[[str], Any], text: str, found: dict[str, Any], errors: dict[str, Saying]) -> None:
    try:
        found[name] = reader(text)
    except Unreadable as error:
        errors[name] = error.saying
