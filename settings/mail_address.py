"""An e-mail address as this program takes it, wherever somebody gives one."""

from typing import Annotated

from pydantic import StringConstraints, TypeAdapter, ValidationError

ADDRESS = r"[^@\s\x00-\x1f<>]+@[^@\s\x00-\x1f<>]+"
LONGEST = 254

MailAddress = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST, pattern=rf"^{ADDRESS}$")]
OptionalMailAddress = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=LONGEST, pattern=rf"^({ADDRESS})?$")
]
"""The same, or empty."""

_ADAPTER: TypeAdapter[str] = TypeAdapter(MailAddress)


def mail_address(typed: str) -> str | None:
    """The address as it is kept, in lower case; None for what cannot be one."""
    try:
        return _ADAPTER.validate_python(typed).lower()
    except ValidationError:
        return None
