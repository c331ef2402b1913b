"""Bringing a ledger's tables to the newest revision, whoever opens it first."""

from sqlalchemy import Connection

from configurator.stores.ledger.errors import NotUpgraded, UnknownRevision

NEWEST = "0005"
FOUND = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"


def require_newest(connection: Connection) -> None:
    """Raises NotUpgraded for a ledger of any other revision."""
    if (found := revision(connection)) != NEWEST:
        raise NotUpgraded(found or "none", NEWEST)


def upgrade(connection: Connection) -> None:
    """Run the missing revisions in one transaction; a second opener waits and finds nothing to do.

    Raises UnknownRevision for a ledger that a newer version of this program wrote.
    """
    if revision(connection) == NEWEST:
        return
    from configurator.stores.ledger.sql.migrating import Unknown, migrate  # Alembic is slow to load, and rarely needed

    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        if revision(connection) != NEWEST:
            migrate(connection)
    except Unknown as error:
        connection.exec_driver_sql("ROLLBACK")
        raise UnknownRevision(revision(connection) or "none", NEWEST) from error
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


def revision(connection: Connection) -> str | None:
    """The revision the tables have, None where there are none yet."""
    if not connection.exec_driver_sql(FOUND).scalar_one():
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    return None if found is None else str(found)
