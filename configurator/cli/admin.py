"""A way into the admin area."""

from pathlib import Path

import click

from configurator.accounts.invitation import address, invite_owner
from configurator.cli.errors import refusals
from configurator.cli.opened import opened_ledger
from configurator.cli.options import config_of, data_option, host_option, port_option
from configurator.runtime.clock import utc_now
from settings.mail_address import mail_address


@click.group()
def admin() -> None:
    """Who works in the shop's admin area."""


@admin.command(name="link")
@data_option
@host_option
@port_option
@click.argument("email")
def admin_link(data: Path, host: str, port: int, email: str) -> None:
    """Print a link that lets EMAIL in once to choose a password; an address that nobody has becomes an owner's."""
    if mail_address(email) is None:
        raise click.ClickException(f"{email} is not an e-mail address")
    with refusals(), opened_ledger(data, new=True) as ledger:
        config = config_of(data, host, port)
        secret = ledger.write(invite_owner, email.lower(), utc_now(), "command line").result()
    click.echo(address(config, secret))
