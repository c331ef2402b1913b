"""The one rule for e-mail addresses, wherever one is entered."""

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
    """The address in lower case, as it is stored; None if it is not valid."""
    try:
        return _ADAPTER.validate_python(typed).lower()
    except ValidationError:
        return None
