"""An e-mail address as somebody typed it."""

from pydantic import TypeAdapter, ValidationError

from configurator.web.customer import Email

_ADDRESS: TypeAdapter[str] = TypeAdapter(Email)


def address_in(typed: str) -> str | None:
    """The address as it is kept, in lower case; None for what cannot be one."""
    try:
        return str(_ADDRESS.validate_python(typed.strip())).lower()
    except ValidationError:
        return None
