"""The language of an answer: English, unless the address asks for another."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.requests import Request

from configurator.languages import SOURCE

LocaleText = Annotated[str, StringConstraints(min_length=2, max_length=35)]


class LocaleQuery(BaseModel):
    """`?locale=` of calls whose answers have sentences; where nothing is written in it, they stay English."""

    model_config = ConfigDict(frozen=True)

    locale: LocaleText = SOURCE


def locale_asked(request: Request) -> str:
    """What `?locale=` says, of refusals too."""
    return request.query_params.get("locale", SOURCE)
