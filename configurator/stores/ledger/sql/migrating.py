"""Running Alembic's revisions; a module of its own because loading Alembic takes a fifth of every start."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from configurator.stores.ledger.sql import migrations


class Unknown(Exception):
    """The tables have a revision that is none of ours."""


def migrate(connection: Connection) -> None:
    """Run what is missing, in the transaction that is open; raises Unknown."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise Unknown from error
