"""A configuration as a signed text for addresses: configurator, version, selection, quantity."""

from dataclasses import dataclass

from itsdangerous import BadData, URLSafeSerializer

MAX_LENGTH = 8000


class ForeignToken(Exception):
    """The text is not a configuration token of this shop."""

    def __init__(self) -> None:
        super().__init__("the token is not one of ours")


@dataclass(frozen=True, slots=True)
class Configured:
    """What a token says; `selected` in menu order."""

    configurator: str
    version: int
    selected: tuple[str, ...]
    quantity: int


class ConfigurationTokens:
    """Signs and reads tokens; the same configuration always has the same token."""

    def __init__(self, secret_key: str) -> None:
        self._serializer = URLSafeSerializer(secret_key, salt="configuration")

    def sign(self, configured: Configured) -> str:
        content = [configured.configurator, configured.version, list(configured.selected), configured.quantity]
        text = self._serializer.dumps(content)
        return text if isinstance(text, str) else text.decode()

    def read(self, token: str) -> Configured:
        """Raises ForeignToken."""
        if len(token) > MAX_LENGTH:
            raise ForeignToken
        try:
            configurator, version, selected, quantity = self._serializer.loads(token)
        except (BadData, ValueError, TypeError) as error:
            raise ForeignToken from error
        return Configured(configurator, version, tuple(selected), quantity)
