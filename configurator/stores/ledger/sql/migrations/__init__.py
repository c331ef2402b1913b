"""The schema's history, one revision a file, run whenever a ledger is opened."""
