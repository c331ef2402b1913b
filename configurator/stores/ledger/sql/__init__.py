"""The ledger on a relational database, through SQLAlchemy Core."""
