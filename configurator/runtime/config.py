"""Deployment values, read once from the environment (prefix `CONFIGURATOR_`) and handed to `create_app`."""

from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr, StringConstraints
from pydantic_settings import BaseSettings, SettingsConfigDict

from configurator.runtime.key import given_fault
from configurator.runtime.mail_server import mail_server


def _mail_server(url: SecretStr | None) -> SecretStr | None:
    """Raises NoServer."""
    if url is not None:
        mail_server(url.get_secret_value())
    return url


def _key(key: str | None) -> str | None:
    """Raises ValueError, without the key, for one that is none; a variable that is set to nothing is not set."""
    if key and (reason := given_fault(key)):
        raise ValueError(reason)
    return key or None


def _addresses(proxies: str) -> str:
    """Raises ValueError for anything else than addresses with commas between."""
    return ",".join(str(ip_address(each.strip())) for each in proxies.split(",") if each.strip())


class Config(BaseSettings):
    """One field per environment variable; `docs/operations.md` lists them all."""

    model_config = SettingsConfigDict(
        env_prefix="CONFIGURATOR_", frozen=True, extra="ignore", hide_input_in_errors=True
    )

    data: Path = Path("data")
    """The folder that holds everything: catalogue, ledger, images, key."""
    base_url: Annotated[str, StringConstraints(pattern=r"^https?://[^/?#]+$")] = "http://127.0.0.1:8000"
    """The address shoppers use, without a trailing slash; links are built from it, never from the Host header."""
    secret_key: Annotated[str | None, AfterValidator(_key)] = None
    """Signs configuration tokens; made at first start and kept in the data folder where it is not given."""
    max_upload_bytes: Annotated[int, Field(ge=1024)] = 25_000_000
    """The largest image that is accepted."""
    max_import_bytes: Annotated[int, Field(ge=1024)] = 500_000_000
    """The largest file with a whole configurator that is accepted: a layered one, or one that was exported."""
    staging_bytes: Annotated[int, Field(ge=1024)] = 2_000_000_000
    """How much disk layered files take that wait to be accepted."""
    max_body_bytes: Annotated[int, Field(ge=1024)] = 4_000_000
    """The largest JSON body that is accepted with a token or a session; others have limits of their own."""
    proxies: Annotated[str, AfterValidator(_addresses)] = "127.0.0.1,::1"
    """Addresses of reverse proxies, with commas between; what they say of a client counts, and nobody else's word."""
    render_cache_bytes: Annotated[int, Field(ge=0)] = 512_000_000
    """How much disk composited pictures may take."""
    smtp_url: Annotated[SecretStr | None, AfterValidator(_mail_server)] = None
    """The mail server, `smtp://user:password@host:port` or `smtps://…`; without one, mails become files in `outbox`."""
    log_level: Annotated[str, StringConstraints(pattern=r"^(debug|info|warning|error)$")] = "info"

    @property
    def trusted_proxies(self) -> frozenset[str]:
        return frozenset(self.proxies.split(",")) - {""}

    @property
    def secure(self) -> bool:
        return self.base_url.startswith("https://")
