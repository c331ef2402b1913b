"""The difference between two versions of the settings, as a line for the audit log."""

from collections.abc import Iterable, Mapping
from typing import Any

from settings import Settings

LONGEST = 1000


def difference(before: Settings, after: Settings) -> str:
    """Such as `stock.backorder: false → true, labels.de.ships_later: (default) → Bald`; empty where nothing changed."""
    old, new = dict(_leaves(before.model_dump(mode="json"))), dict(_leaves(after.model_dump(mode="json")))
    names = [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
    return ", ".join(f"{name}: {_said(old, name)} → {_said(new, name)}" for name in names)[:LONGEST]


def _leaves(document: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    for name, value in document.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _said(leaves: Mapping[str, Any], name: str) -> str:
    if name not in leaves:
        return "(default)"
    value = leaves[name]
    return str(value).lower() if isinstance(value, bool) else str(value)
