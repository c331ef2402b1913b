"""The command, and where its parts are."""

import os

import click

from configurator.cli.lazy import LazyGroup


@click.group(
    cls=LazyGroup,
    lazy={
        "serve": "configurator.cli.serving:serve",
        "demo": "configurator.cli.serving:demo",
        "import": "configurator.cli.importing:import_command",
        "export": "configurator.cli.packages:export",
        "lint": "configurator.cli.linting:lint",
        "backup": "configurator.cli.backup:backup",
        "restore": "configurator.cli.backup:restore_command",
        "verify": "configurator.cli.counters:verify",
        "rebuild": "configurator.cli.counters:rebuild",
        "token": "configurator.cli.tokens:token",
        "admin": "configurator.cli.admin:admin",
        "customer": "configurator.cli.customers:customer",
    },
)
def main() -> None:
    """A visual product configurator that a shop can trust with its stock."""
    os.umask(0o077)
