"""Tokens for the API."""

from pathlib import Path

import click

from configurator.accounts.tokens import Scope, create_token, revoke
from configurator.cli.errors import refusals
from configurator.cli.opened import opened_ledger
from configurator.cli.options import data_option
from configurator.runtime.clock import utc_now
from configurator.stores.ledger.protocol import Books

BY = "command line"


@click.group()
def token() -> None:
    """Tokens for the API; only their hashes are kept."""


@token.command(name="create")
@data_option
@click.option("--name", default="token", show_default=True, help="Whom it is for.")
@click.option("--scope", type=click.Choice([scope.value for scope in Scope]), default=Scope.ADMIN.value)
def token_create(data: Path, name: str, scope: str) -> None:
    """Print a new token, alone on standard output; it is not shown again."""
    with refusals(), opened_ledger(data, new=True) as ledger:
        click.echo(create_token(ledger, name, Scope(scope), utc_now(), BY))


@token.command(name="list")
@data_option
def token_list(data: Path) -> None:
    """List tokens: number, scope, name, since when, and whether revoked."""
    with refusals(), opened_ledger(data) as ledger:
        found = ledger.read(lambda books: books.tokens.all())
    for each in found:
        revoked = f" revoked {each.revoked_at:%Y-%m-%d %H:%M}" if each.revoked_at else ""
        click.echo(f"{each.id}\t{each.scope}\t{each.name}\t{each.created_at:%Y-%m-%d %H:%M}{revoked}")


@token.command(name="revoke")
@data_option
@click.argument("number", type=int)
def token_revoke(data: Path, number: int) -> None:
    """Make a token worthless, by its number in the list."""
    with refusals(), opened_ledger(data) as ledger:
        if not ledger.write(_revoke, number).result():
            raise click.ClickException(f"there is no token {number} that could be revoked")
    click.echo(f"Token {number} is revoked.")


def _revoke(books: Books, number: int) -> bool:
    found = next((each for each in books.tokens.all() if each.id == number), None)
    return found is not None and revoke(books, found, utc_now(), BY)
