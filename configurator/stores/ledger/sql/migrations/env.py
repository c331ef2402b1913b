"""How Alembic reaches the ledger: over the connection it is handed, inside the transaction that is open there."""

from alembic import context

from configurator.stores.ledger.sql.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
