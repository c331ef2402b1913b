"""The sender of mails, and the shop's host name in them."""

from urllib.parse import urlsplit

from configurator.runtime.config import Config
from settings import Settings


def host_of(config: Config) -> str:
    """The host of the shop's own address, an IPv6 address in brackets."""
    host = urlsplit(config.base_url).hostname or "localhost"
    return f"[{host}]" if ":" in host else host


def sender_of(config: Config, settings: Settings) -> str:
    """The address that the settings say, else one that nobody reads."""
    return settings.mail.sender or f"no-reply@{host_of(config)}"
