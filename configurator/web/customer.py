"""Whom an order is for, as somebody typed it."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError

from settings.model import MailAddress

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Email = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=254, pattern=r"^[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+$")
]
ADDRESS: TypeAdapter[str] = TypeAdapter(MailAddress)
_ADDRESS: TypeAdapter[str] = TypeAdapter(Email)


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CustomerBody(_Body):
    name: Filled
    email: Email
    address: LongText = ""
    phone: Text = ""
    note: LongText = ""


def is_address(text: str) -> bool:
    try:
        return bool(ADDRESS.validate_python(text))
    except ValidationError:
        return False


def address_in(typed: str) -> str | None:
    """The address as it is kept, in lower case; None for what cannot be one."""
    try:
        return str(_ADDRESS.validate_python(typed.strip())).lower()
    except ValidationError:
        return None
