"""The mail server's address, as one URL says it."""

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import parse_qs, unquote, urlsplit


class Encryption(StrEnum):
    """`tls` from the first byte on; `required` and `auto` begin in the clear and switch, `auto` where it is offered."""

    TLS = "tls"
    REQUIRED = "required"
    AUTO = "auto"
    OFF = "off"


PORTS = {"smtp": 587, "smtps": 465}


class NoServer(ValueError):
    """The URL names no mail server; says what is wrong without repeating it, for it may hold a password."""


@dataclass(frozen=True, slots=True)
class MailServer:
    host: str
    port: int
    encryption: Encryption
    username: str | None = None
    password: str | None = field(default=None, repr=False)


def mail_server(url: str) -> MailServer:
    """Read `smtp://user:password@host:port?starttls=required` or `smtps://…`; raises NoServer.

    A password goes over an encrypted connection only, unless the URL says `starttls=off`.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise NoServer("is not a URL") from error
    if parts.scheme not in PORTS:
        raise NoServer("begins with smtp:// or smtps://")
    if not parts.hostname or parts.path.strip("/") or parts.fragment:
        raise NoServer("has the form smtp://user:password@host:port")
    username = unquote(parts.username) if parts.username else None
    password = unquote(parts.password) if parts.password else None
    encryption = _encryption(parts.scheme, parts.query, secret=password is not None)
    return MailServer(parts.hostname, port or PORTS[parts.scheme], encryption, username, password)


def _encryption(scheme: str, query: str, *, secret: bool) -> Encryption:
    asked = parse_qs(query, keep_blank_values=True)
    if asked.keys() - {"starttls"}:
        raise NoServer("takes no option but starttls")
    if scheme == "smtps":
        if asked:
            raise NoServer("is encrypted from the start with smtps:// and takes no starttls")
        return Encryption.TLS
    try:
        [value] = asked.get("starttls", [Encryption.REQUIRED if secret else Encryption.AUTO])
        found = Encryption(value)
    except ValueError:
        found = Encryption.TLS
    if found is Encryption.TLS:
        raise NoServer("takes starttls=required, auto or off")
    return found
