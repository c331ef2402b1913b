"""The books of the ledger in SQL, one module per subject."""
