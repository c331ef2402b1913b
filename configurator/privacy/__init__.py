"""Customers' own data: what is known of somebody, handed over or forgotten."""
