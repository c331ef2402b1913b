"""One page of a list, with the cursor of the next."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from configurator.stores.ledger.page import Page, row_key

BEGINNING = 2**62
"""A key above all others, where a list that goes downwards begins."""

T = TypeVar("T")


def before(cursor: str | None) -> int:
    """The key a downward list goes on below; an unreadable cursor starts from the beginning."""
    key = row_key(cursor or "")
    return BEGINNING if key is None else key


def page(items: Sequence[T], limit: int, cursor: Callable[[T], str]) -> Page[T]:
    """The first `limit` of `items`, which was asked for one more to know whether there is a next page."""
    shown = tuple(items[:limit])
    return Page(shown, cursor(shown[-1]) if len(items) > limit else None)
