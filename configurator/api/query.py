"""What addresses ask for: which page of a list, in which language."""

import base64
from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.requests import Request

from configurator.languages import SOURCE
from configurator.stores.ledger.page import Page

T = TypeVar("T")
Cursor = Annotated[str, StringConstraints(max_length=400)]
LocaleText = Annotated[str, StringConstraints(min_length=2, max_length=35)]


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


class LocaleQuery(BaseModel):
    """`?locale=` of calls whose answers have sentences; where nothing is written in it, they stay English."""

    model_config = ConfigDict(frozen=True)

    locale: LocaleText = SOURCE


def locale_asked(request: Request) -> str:
    """What `?locale=` says, of refusals too."""
    return request.query_params.get("locale", SOURCE)
