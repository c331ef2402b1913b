"""One page of a list, with the cursor of the next."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from configurator.stores.ledger.books.page import Page

BEGINNING = 2**62
"""A key above all others, where a list that goes downwards begins."""

T = TypeVar("T")


def before(cursor: str | None) -> int:
    """The key a downward list goes on below; an unreadable cursor starts from the beginning."""
    readable = cursor is not None and cursor.isascii() and cursor.isdecimal() and len(cursor) < 19
    return int(cursor) if cursor and readable else BEGINNING


def page(items: Sequence[T], limit: int, cursor: Callable[[T], str]) -> Page[T]:
    """The first `limit` of `items`, which was asked for one more to know whether there is a next page."""
    shown = tuple(items[:limit])
    return Page(shown, cursor(shown[-1]) if len(items) > limit else None)
