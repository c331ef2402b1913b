"""What an e-mail address of a user may look like: as one of the settings does."""

from pydantic import TypeAdapter, ValidationError

from settings.model import MailAddress

ADDRESS: TypeAdapter[str] = TypeAdapter(MailAddress)


def is_address(text: str) -> bool:
    try:
        return bool(ADDRESS.validate_python(text))
    except ValidationError:
        return False
