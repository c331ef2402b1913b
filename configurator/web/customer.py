"""Whom an order is for, as somebody typed it."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Email = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=254, pattern=r"^[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+$")
]


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CustomerBody(_Body):
    name: Filled
    email: Email
    address: LongText = ""
    phone: Text = ""
    note: LongText = ""
