"""Customers' personal data: export, erasure and retention."""
