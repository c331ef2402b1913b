"""The audit log, and the data of customers."""
