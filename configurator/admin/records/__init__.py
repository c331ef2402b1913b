"""The audit log, and what is kept of customers."""
