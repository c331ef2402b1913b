"""The command `configurator`: serve a shop, look after its data, hand out tokens."""

import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click
import uvicorn
from pydantic import ValidationError

from configurator.admin.email_address import is_address
from configurator.admin.invitation import Disabled, address, invite_first, invite_owner
from configurator.app import create_app
from configurator.archive import ArchiveRefused, back_up, restore
from configurator.caller import Scope
from configurator.catalogue.errors import Broken, InUse
from configurator.catalogue.lock import FolderLock
from configurator.config import Config
from configurator.demo.load import fill
from configurator.ledger.errors import LedgerError
from configurator.ledger.open import open_ledger
from configurator.ledger.protocol import Ledger
from configurator.log import start_logging
from configurator.memory import share_arenas
from configurator.opening import open_services, utc_now
from configurator.privacy.exporting import export
from configurator.privacy.forgetting import forget
from configurator.privacy.known import known
from configurator.services import Services
from configurator.tokens import create_token

data_option = click.option(
    "--data", type=click.Path(path_type=Path), envvar="CONFIGURATOR_DATA", default=Path("data"), show_default=True,
    help="The folder that holds everything.",
)  # fmt: skip


@click.group()
def main() -> None:
    """A visual product configurator that a shop can trust with its stock."""
    os.umask(0o077)


@main.command()
@data_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def serve(data: Path, host: str, port: int) -> None:
    """Serve the shop in the data folder (an empty shop if it is new)."""
    _serve(data, host, port, demo=False)


@main.command()
@data_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def demo(data: Path, host: str, port: int) -> None:
    """Serve the demo shop: three products, with stock and orders in every state."""
    _serve(data, host, port, demo=True)


@main.command()
@data_option
@click.argument("file", type=click.Path(path_type=Path))
def backup(data: Path, file: Path) -> None:
    """Write everything into one file, while the server runs or not."""
    with _refusals():
        back_up(data, file)
    click.echo(f"Everything is in {file}.")


@main.command(name="restore")
@data_option
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def restore_command(data: Path, file: Path) -> None:
    """Bring back what a backup holds; what is there now is kept beside it."""
    with _refusals():
        kept = restore(file, data, utc_now())
    click.echo(f"Restored into {data}." + (f" What was there is in {kept}." if kept else ""))


@main.command()
@data_option
def verify(data: Path) -> None:
    """Recompute every counter; exit 1 and the differences if there are any."""
    with _refusals(), _ledger(data) as ledger:
        differences = ledger.verify()
    for found in differences:
        click.echo(f"{found.sku}: {found.counter} is {found.counted}, {found.source} say {found.expected}")
    if differences:
        sys.exit(1)
    click.echo("Every counter is what its movements, orders and holds add up to.")


@main.command()
@data_option
def rebuild(data: Path) -> None:
    """Repair what `verify` finds; the server must not run."""
    with _refusals(), _alone(data), _ledger(data) as ledger:
        repaired = ledger.rebuild(utc_now())
    for found in repaired:
        click.echo(f"{found.sku}: {found.counter} was {found.counted}, is {found.expected}")
    click.echo(f"{len(repaired)} counter(s) repaired.")


@main.group()
def token() -> None:
    """Tokens for the API; only their hashes are kept."""


@token.command(name="create")
@data_option
@click.option("--name", default="token", show_default=True, help="Whom it is for.")
@click.option("--scope", type=click.Choice([scope.value for scope in Scope]), default=Scope.ADMIN.value)
def token_create(data: Path, name: str, scope: str) -> None:
    """Print a new token, alone on standard output; it is not shown again."""
    with _refusals(), _ledger(data, new=True) as ledger:
        click.echo(create_token(ledger, name, Scope(scope), utc_now()))


@token.command(name="list")
@data_option
def token_list(data: Path) -> None:
    """List tokens: number, scope, name, since when, and whether revoked."""
    with _refusals(), _ledger(data) as ledger:
        found = ledger.read(lambda books: books.register.tokens())
    for each in found:
        revoked = f" revoked {each.revoked_at:%Y-%m-%d %H:%M}" if each.revoked_at else ""
        click.echo(f"{each.id}\t{each.scope}\t{each.name}\t{each.created_at:%Y-%m-%d %H:%M}{revoked}")


@token.command(name="revoke")
@data_option
@click.argument("number", type=int)
def token_revoke(data: Path, number: int) -> None:
    """Make a token worthless, by its number in the list."""
    with _refusals(), _ledger(data) as ledger:
        done = ledger.write(lambda books: books.register.revoke_token(number, utc_now())).result()
    if not done:
        raise click.ClickException(f"there is no token {number} that could be revoked")
    click.echo(f"Token {number} is revoked.")


@main.group()
def admin() -> None:
    """Who works in the shop's admin area."""


@admin.command(name="link")
@data_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Where the server listens.")
@click.option("--port", default=8000, show_default=True)
@click.argument("email")
def admin_link(data: Path, host: str, port: int, email: str) -> None:
    """Print a link that lets EMAIL in once to choose a password; an address that nobody has becomes an owner's."""
    if not is_address(email):
        raise click.ClickException(f"{email} is not an e-mail address")
    with _refusals(), _ledger(data, new=True) as ledger:
        config = _config(data, host, port)
        secret = ledger.write(invite_owner, email.lower(), utc_now(), "command line").result()
    click.echo(address(config, secret))


@main.group()
def customer() -> None:
    """What the shop knows of a customer."""


@customer.command(name="export")
@data_option
@click.argument("email")
@click.argument("file", type=click.Path(path_type=Path))
def customer_export(data: Path, email: str, file: Path) -> None:
    """Write everything known of EMAIL into FILE, a JSON document."""
    with _refusals(), _ledger(data) as ledger:
        if not ledger.read(known, email).anything:
            raise click.ClickException("nothing is known of that address")
        with _new(file) as written:
            written.write(ledger.write(export, email, utc_now(), "command line").result())
    click.echo(f"Everything known of them is in {file}.")


@customer.command(name="erase")
@data_option
@click.option("--yes", is_flag=True, help="Do it; without it nothing is changed.")
@click.argument("email")
def customer_erase(data: Path, email: str, yes: bool) -> None:
    """Forget EMAIL: orders stay without their customer, everything else goes."""
    with _refusals(), _ledger(data) as ledger:
        found = ledger.read(known, email)
        counts = f"{len(found.orders)} order(s), {len(found.mails)} mail(s), {len(found.waits)} sign-up(s)"
        if not found.anything:
            raise click.ClickException("nothing is known of that address")
        if not yes:
            raise click.ClickException(f"{counts} are known; say --yes to forget who they are about")
        done = forget(ledger, data, email, utc_now(), "command line")
    click.echo(f"Forgotten: {counts}.")
    if not done.clean:
        click.echo("The ledger's file could not be written anew: pieces may stay in it until next time.", err=True)


def _serve(data: Path, host: str, port: int, *, demo: bool) -> None:
    share_arenas()
    with _refusals():
        config = _config(data, host, port)
        start_logging(config.log_level)
        services = open_services(config)
    if demo:
        click.echo("Preparing the demo shop …")
        fill(services)
    options = uvicorn.Config(
        create_app(services), host=host, port=port, log_config=None, access_log=False, server_header=False,
        timeout_graceful_shutdown=10,
    )  # fmt: skip
    _Announced(options, lambda: _first_link(services)).run()


class _Announced(uvicorn.Server):
    """Says where the shop is once it really is there, and how its first owner gets in where there is none."""

    def __init__(self, config: uvicorn.Config, first_link: Callable[[], str | None]) -> None:
        super().__init__(config)
        self._first_link = first_link

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            click.echo(f"The shop is at http://{self.config.host}:{self.config.port}/")
            if link := self._first_link():
                click.echo(f"It has no owner yet. Whoever opens this within a day becomes one: {link}")


def _first_link(services: Services) -> str | None:
    """Where the first owner chooses a password; None once there is one."""
    secret = services.ledger.write(invite_first, services.now()).result()
    return address(services.config, secret) if secret else None


def _config(data: Path, host: str, port: int) -> Config:
    """The environment's values; links go to where the server listens unless it says otherwise."""
    config = Config(data=data)
    if "base_url" in config.model_fields_set:
        return config
    return config.model_copy(update={"base_url": f"http://{host}:{port}"})


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except (InUse, Broken, ArchiveRefused, LedgerError, Disabled) as error:
        raise click.ClickException(str(error)) from error
    except ValidationError as error:
        faults = [f"CONFIGURATOR_{str(each['loc'][0]).upper()}: {each['msg']}" for each in error.errors()]
        raise click.ClickException("; ".join(faults)) from error


def _new(file: Path) -> BinaryIO:
    """Never over what is there; for its owner's eyes only, as everything that is made here."""
    try:
        return file.open("xb")
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}") from error


@contextmanager
def _ledger(data: Path, *, new: bool = False) -> Iterator[Ledger]:
    if new:
        data.mkdir(parents=True, exist_ok=True)
    elif not (data / "ledger.sqlite3").exists():
        raise click.ClickException(f"there is no shop in {data}")
    ledger = open_ledger(data / "ledger.sqlite3")
    try:
        yield ledger
    finally:
        ledger.close()


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    lock = FolderLock(data / "catalogue")
    try:
        yield
    finally:
        lock.release()
