"""Telling customers and shop of what an order transaction changed."""
