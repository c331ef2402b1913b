"""The books of the ledger: one protocol and its records per subject."""
