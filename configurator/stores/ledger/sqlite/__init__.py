"""The ledger in one SQLite file: its connections, its commits and its one writer."""
