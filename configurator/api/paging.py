"""Lists in pages: `?limit=&cursor=`, answered with the cursor of the next."""

import base64
from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from configurator.stores.ledger.books.page import Page

T = TypeVar("T")
Cursor = Annotated[str, StringConstraints(max_length=400)]


class PageQuery(BaseModel):
    model_config = ConfigDict(frozen=True)

    limit: Annotated[int, Field(ge=1, le=500)] = 100
    cursor: Cursor | None = None


def page_of(everything: Sequence[T], query: PageQuery, key: Callable[[T], str]) -> Page[T]:
    """One page of a list in memory that is sorted by `key`; an unreadable cursor starts from the beginning."""
    after = _read(query.cursor)
    rest = [item for item in everything if key(item) > after]
    items = tuple(rest[: query.limit])
    more = len(rest) > query.limit
    return Page(items, base64.urlsafe_b64encode(key(items[-1]).encode()).decode() if more else None)


def _read(cursor: str | None) -> str:
    if cursor is None:
        return ""
    try:
        return base64.urlsafe_b64decode(cursor.encode()).decode()
    except ValueError:
        return ""
